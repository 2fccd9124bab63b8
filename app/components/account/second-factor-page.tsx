import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields, type Problems, TextField, useProblems } from "./fields.tsx";

type FactorState =
  | { state: "none"; required: boolean }
  | { state: "unconfirmed"; required: boolean; secret: string }
  | { state: "on"; required: boolean; since: string; codesLeft: number };

type Props = {
  page: FactorState;
  /** The secret's QR code as an outline of dark squares. */
  qr: { size: number; path: string } | null;
  csrf: string;
  /** It must be set up before anything else can be done. */
  first: boolean;
  /** Where to go on afterwards; written with its language. */
  leadsTo: string;
  /** Recovery codes just made, shown this once. */
  codes: ReadonlyArray<string> | null;
  problems: ReadonlyArray<AccountProblem>;
};

/** Sets the second factor up, renews its recovery codes, or removes it. */
export function SecondFactorPage({ page, qr, csrf, first, leadsTo, codes, problems }: Props) {
  const { t } = useI18n();
  const shown = useProblems(problems);
  if (codes !== null) return <RecoveryCodes codes={codes} leadsTo={leadsTo} />;
  return (
    <div className="acc acc-wide">
      {first ? null : (
        <p className="sm">
          <LocalLink to="/akun" keepDay={false}>
            {t("account.pageTitle")}
          </LocalLink>
        </p>
      )}
      <h1>{t("account.factorTitle")}</h1>
      <p className="lead">{t("account.factorLead")}</p>
      {first ? <p className="note s-waiting">{t("account.factorFirst")}</p> : null}
      <ErrorSummary errors={shown.errors} />
      {page.state === "none" ? <Begin csrf={csrf} /> : null}
      {page.state === "unconfirmed" ? (
        <Confirm secret={page.secret} qr={qr} csrf={csrf} problems={shown} />
      ) : null}
      {page.state === "on" ? <Manage page={page} csrf={csrf} problems={shown} /> : null}
    </div>
  );
}

function Begin({ csrf }: { csrf: string }) {
  const { t } = useI18n();
  return (
    <Form method="post">
      <HiddenFields csrf={csrf} intent="begin" />
      <button className="btn pri" type="submit">
        {t("account.factorBegin")}
      </button>
    </Form>
  );
}

type ConfirmProps = { secret: string; qr: Props["qr"]; csrf: string; problems: Problems };

function Confirm({ secret, qr, csrf, problems }: ConfirmProps) {
  const { t } = useI18n();
  return (
    <>
      <h2 className="acc-step">{t("account.factorScan")}</h2>
      <p className="hint">{t("account.factorScanHint")}</p>
      {qr === null ? null : (
        <svg
          className="qr"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={t("account.factorQr")}
        >
          <rect width={qr.size} height={qr.size} fill="#ffffff" />
          <path d={qr.path} fill="#000000" shapeRendering="crispEdges" />
        </svg>
      )}
      <p className="sm">{t("account.factorSecret")}</p>
      <p className="secret">
        <code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <h2 className="acc-step">{t("account.factorConfirm")}</h2>
      <Form method="post" noValidate>
        <HiddenFields csrf={csrf} intent="confirm" />
        <CodeField problems={problems} />
        <button className="btn pri" type="submit">
          {t("account.factorConfirmSubmit")}
        </button>
      </Form>
    </>
  );
}

function CodeField({ problems, prefix = "" }: { problems: Problems; prefix?: string }) {
  const { t } = useI18n();
  const numbers = { autoComplete: "one-time-code", required: true } as const;
  return <TextField name="code" prefix={prefix} label={t("account.code")} problems={problems} {...numbers} />;
}

type ManageProps = { page: Extract<FactorState, { state: "on" }>; csrf: string; problems: Problems };

function Manage({ page, csrf, problems }: ManageProps) {
  const { t, instant } = useI18n();
  return (
    <>
      <p>
        {t("account.factorOn", { at: instant(page.since, HOME_ZONE) })}{" "}
        {t("account.recoveryLeft", { count: page.codesLeft })}
      </p>
      <Section id="cadangan" title={t("account.recoveryRenew")} hint={t("account.recoveryRenewHint")}>
        <Form method="post" noValidate>
          <HiddenFields csrf={csrf} intent="codes" />
          <CodeField problems={problems} />
          <button className="btn" type="submit">
            {t("account.recoveryRenew")}
          </button>
        </Form>
      </Section>
      <Section id="lepas" title={t("account.factorRemove")}>
        {page.required ? (
          <p>{t("account.problem.required")}</p>
        ) : (
          <Form method="post" noValidate>
            <HiddenFields csrf={csrf} intent="remove" />
            <TextField
              {...{ name: "present", type: "password", autoComplete: "current-password", required: true }}
              label={t("account.presentPassword")}
              problems={problems}
            />
            <CodeField prefix="lepas-" problems={problems} />
            <button className="btn" type="submit">
              {t("account.factorRemove")}
            </button>
          </Form>
        )}
      </Section>
    </>
  );
}

function RecoveryCodes({ codes, leadsTo }: { codes: ReadonlyArray<string>; leadsTo: string }) {
  const { t } = useI18n();
  return (
    <div className="acc acc-wide">
      <h1>{t("account.recoveryTitle")}</h1>
      <p className="lead" role="status">
        {t("account.recoveryLead")}
      </p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="acc-go">
        <a className="btn pri" href={leadsTo}>
          {t("account.recoveryDone")}
        </a>
      </p>
    </div>
  );
}
