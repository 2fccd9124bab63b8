import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { TOKEN_DAYS, TOKEN_SCOPES, type TokenScope, type TokenState } from "#app/domain/account/api-token.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ChoiceField, HiddenFields, type Problems, TextField, useProblems } from "./fields.tsx";

type TokenEntry = {
  id: string;
  name: string;
  hint: string;
  scopes: ReadonlyArray<TokenScope>;
  state: TokenState;
  expiresAt: string;
  lastUsedAt: string | null;
};

type Fields = { name: string; scopes: ReadonlyArray<string>; days: string };

type Props = {
  tokens: ReadonlyArray<TokenEntry>;
  csrf: string;
  /** A token just made, shown this once. */
  made: string | null;
  fields: Fields | null;
  problems: ReadonlyArray<AccountProblem>;
};

/** A person's tokens for programs. */
export function TokensPage({ tokens, csrf, made, fields, problems }: Props) {
  const { t } = useI18n();
  const shown = useProblems(problems);
  return (
    <div className="acc acc-wide">
      <p className="sm">
        <LocalLink to="/akun" keepDay={false}>
          {t("account.pageTitle")}
        </LocalLink>
      </p>
      <h1>{t("account.tokensTitle")}</h1>
      <p className="lead">{t("account.tokensLead")}</p>
      {made === null ? null : <NewToken token={made} />}
      <ErrorSummary errors={shown.errors} />
      <Section id="berlaku" title={t("account.tokensHeld")}>
        {tokens.length === 0 ? <p>{t("account.tokensNone")}</p> : <TokenTable tokens={tokens} csrf={csrf} />}
      </Section>
      <Section id="baru" title={t("account.tokenMake")}>
        <TokenForm csrf={csrf} fields={fields} problems={shown} />
      </Section>
    </div>
  );
}

function NewToken({ token }: { token: string }) {
  const { t } = useI18n();
  return (
    <div className="note s-verified" role="status">
      <p className="b">{t("account.tokenMade")}</p>
      <p className="secret">
        <code>{token}</code>
      </p>
      <p>{t("account.tokenMadeLead")}</p>
      <p className="hint">{t("account.tokenUse")}</p>
    </div>
  );
}

type FormProps = { csrf: string; fields: Fields | null; problems: Problems };

function TokenForm({ csrf, fields, problems }: FormProps) {
  const { t } = useI18n();
  return (
    <Form method="post" noValidate>
      <HiddenFields csrf={csrf} intent="make" />
      <TextField
        {...{ name: "name", required: true, problems, defaultValue: fields?.name ?? "" }}
        label={t("account.tokenName")}
      />
      <fieldset className="field choice" id="scopes" tabIndex={-1}>
        <legend className="lab">{t("account.tokenScopes")}</legend>
        {TOKEN_SCOPES.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={fields?.scopes.includes(scope) ?? scope === "read"}
            />
            {t(`account.tokenScope.${scope}`)}
          </label>
        ))}
        <FieldError id="scopes-galat">{problems.messageOf("scopes")}</FieldError>
      </fieldset>
      <ChoiceField
        {...{ name: "days", problems, defaultValue: fields?.days ?? String(TOKEN_DAYS[1]) }}
        label={t("account.tokenDays")}
        options={TOKEN_DAYS.map((count) => ({
          value: String(count),
          label: t("account.tokenDaysOf", { count }),
        }))}
      />
      <button className="btn pri" type="submit">
        {t("account.tokenMake")}
      </button>
    </Form>
  );
}

function TokenTable({ tokens, csrf }: Pick<Props, "tokens" | "csrf">) {
  const { t } = useI18n();
  return (
    <table className="queue">
      <thead>
        <tr>
          {(["name", "hint", "scopes", "expires", "used", "act"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`account.tokenHead.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} csrf={csrf} />
        ))}
      </tbody>
    </table>
  );
}

function TokenRow({ token, csrf }: { token: TokenEntry; csrf: string }) {
  const { t, instant, list } = useI18n();
  const column = (name: "hint" | "scopes" | "expires" | "used") => (
    <span className="col">{t(`account.tokenHead.${name}`)}</span>
  );
  return (
    <tr>
      <th scope="row">{token.name}</th>
      <td>
        {column("hint")} <code>{token.hint}…</code>
      </td>
      <td>
        {column("scopes")} {list(token.scopes.map((scope) => t(`account.tokenScope.${scope}`)))}
      </td>
      <td>
        {column("expires")} {instant(token.expiresAt, HOME_ZONE)}
      </td>
      <td>
        {column("used")}{" "}
        {token.lastUsedAt === null ? t("account.tokenNever") : instant(token.lastUsedAt, HOME_ZONE)}
      </td>
      <td>
        {token.state === "valid" ? (
          <Form method="post">
            <HiddenFields csrf={csrf} intent="revoke" token={token.id} />
            <button
              className="btn"
              type="submit"
              aria-label={t("account.tokenRevokeOf", { name: token.name })}
            >
              {t("account.tokenRevoke")}
            </button>
          </Form>
        ) : (
          t(`account.tokenStateOf.${token.state}`)
        )}
      </td>
    </tr>
  );
}
