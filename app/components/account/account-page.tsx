import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ChoiceField, HiddenFields, type Problems, TextField, useProblems } from "./fields.tsx";
import { type OfficeWords, useOfficeWords } from "./offices-list.tsx";
import { NewPasswordFields } from "./reset-forms.tsx";
import { type SessionEntry, SessionList } from "./session-list.tsx";

type Account = {
  name: string;
  email: string;
  language: "id" | "en";
  hasPassword: boolean;
  passwordSetAt: string | null;
  factorSince: string | null;
  offices: ReadonlyArray<OfficeWords>;
  sessions: ReadonlyArray<SessionEntry>;
};

type Part = "data" | "password" | "email" | "sessions";
type Result = {
  part: Part;
  problems?: ReadonlyArray<AccountProblem>;
  typed?: Readonly<Record<string, string>>;
};

type Props = { account: Account; csrf: string; saved: string | null; result: Result | null };

const PARTS: ReadonlyArray<Part> = ["data", "password", "email", "sessions"];

/** Everything a person may see and change of their own account. */
export function AccountPageView({ account, csrf, saved, result }: Props) {
  const { t } = useI18n();
  const part = PARTS.find((each) => each === saved);
  const prefix = result === null ? "" : `${result.part}-`;
  const shown = useProblems(result?.problems ?? [], prefix);
  const typed = (of: Part, name: string) => (result?.part === of ? result.typed?.[name] : undefined);
  return (
    <div className="acc acc-wide">
      <h1>{t("account.pageTitle")}</h1>
      <p className="lead">{t("account.pageLead")}</p>
      {part === undefined || result !== null ? null : (
        <p className="note s-verified" role="status">
          {t(`account.saved.${part}`)}
        </p>
      )}
      <ErrorSummary errors={shown.errors} />
      <Offices offices={account.offices} />
      <Section id="data" title={t("account.data")}>
        <Form method="post" noValidate>
          <HiddenFields csrf={csrf} intent="data" />
          <TextField
            {...{ name: "name", prefix: "data-", autoComplete: "name", required: true, problems: shown }}
            label={t("account.name")}
            hint={t("account.nameHint")}
            defaultValue={typed("data", "name") ?? account.name}
          />
          <ChoiceField
            {...{ name: "language", prefix: "data-", problems: shown }}
            label={t("account.language")}
            defaultValue={typed("data", "language") ?? account.language}
            options={(["id", "en"] as const).map((value) => ({
              value,
              label: t(`account.languageOf.${value}`),
            }))}
          />
          <button className="btn" type="submit">
            {t("account.save")}
          </button>
        </Form>
      </Section>
      <PasswordPart account={account} csrf={csrf} problems={shown} />
      <EmailPart account={account} csrf={csrf} problems={shown} typed={typed("email", "email") ?? ""} />
      <FactorPart since={account.factorSince} />
      <SessionList sessions={account.sessions} csrf={csrf} />
      <Section id="token" title={t("account.tokensTitle")} hint={t("account.tokensLead")}>
        <p>
          <LocalLink to="/akun/token" keepDay={false}>
            {t("account.tokensManage")}
          </LocalLink>
        </p>
      </Section>
      <Section id="data-pribadi" title={t("account.heldTitle")} hint={t("account.heldLead")}>
        <p>
          <a href="/akun/data.json" download>
            {t("account.heldDownload")}
          </a>
        </p>
        <p className="sm">{t("account.heldErase")}</p>
      </Section>
    </div>
  );
}

function Offices({ offices }: { offices: ReadonlyArray<OfficeWords> }) {
  const { t } = useI18n();
  const words = useOfficeWords();
  return (
    <Section id="jabatan" title={t("account.offices")} hint={t("account.officesHint")}>
      {offices.length === 0 ? <p>{t("account.noOffices")}</p> : null}
      <ul className="rows">
        {offices.map((office) => {
          const { what, when } = words(office);
          return (
            <li key={`${what} ${when}`}>
              {what} <span className="mut sm">{when}</span>
            </li>
          );
        })}
      </ul>
      <p className="sm">
        <LocalLink to="/kewenangan" keepDay={false}>
          {t("account.powersLink")}
        </LocalLink>
      </p>
    </Section>
  );
}

type PartProps = { account: Account; csrf: string; problems: Problems };

function PasswordPart({ account, csrf, problems }: PartProps) {
  const { t, instant } = useI18n();
  const since = account.passwordSetAt;
  const hint = since === null ? null : t("account.passwordSince", { at: instant(since, HOME_ZONE) });
  return (
    <Section id="kata-sandi" title={t("account.changePassword")} hint={hint}>
      {account.hasPassword ? (
        <Form method="post" noValidate>
          <HiddenFields csrf={csrf} intent="password" />
          <PresentPassword prefix="password-" problems={problems} />
          <NewPasswordFields prefix="password-" problems={problems} />
          <button className="btn" type="submit">
            {t("account.savePassword")}
          </button>
        </Form>
      ) : (
        <p>{t("account.noPassword")}</p>
      )}
    </Section>
  );
}

function PresentPassword({ prefix, problems }: { prefix: string; problems: Problems }) {
  const { t } = useI18n();
  const secret = { type: "password", autoComplete: "current-password", required: true } as const;
  return (
    <TextField
      name="present"
      prefix={prefix}
      label={t("account.presentPassword")}
      problems={problems}
      {...secret}
    />
  );
}

function EmailPart({ account, csrf, problems, typed }: PartProps & { typed: string }) {
  const { t } = useI18n();
  if (!account.hasPassword) return null;
  return (
    <Section id="surel" title={t("account.changeEmail")} hint={account.email}>
      <Form method="post" noValidate>
        <HiddenFields csrf={csrf} intent="email" />
        <TextField
          {...{ name: "email", prefix: "email-", type: "email", autoComplete: "email", required: true }}
          label={t("account.newEmail")}
          hint={t("account.newEmailHint")}
          defaultValue={typed}
          problems={problems}
        />
        <PresentPassword prefix="email-" problems={problems} />
        <button className="btn" type="submit">
          {t("account.sendLink")}
        </button>
      </Form>
    </Section>
  );
}

function FactorPart({ since }: { since: string | null }) {
  const { t, instant } = useI18n();
  return (
    <Section id="langkah-kedua" title={t("account.factorTitle")} hint={t("account.factorLead")}>
      <p>
        {since === null ? t("account.factorOff") : t("account.factorOn", { at: instant(since, HOME_ZONE) })}{" "}
        <LocalLink to="/akun/langkah-kedua" keepDay={false}>
          {t("account.factorManage")}
        </LocalLink>
      </p>
    </Section>
  );
}
