import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { EXTENSION_OUTCOMES } from "#app/domain/extension.ts";
import type { ExtensionLine, ExtensionPage, ExtensionRefusal } from "#app/domain/extension-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type ExtensionResult = {
  refusal: ExtensionRefusal;
  untilOn: string;
  reason: string;
  request: string;
  outcome: string;
};

type Props = {
  page: ExtensionPage;
  frame: { plan: { slug: string; code: string } };
  csrf: string | null;
  saved: string | null;
  result: ExtensionResult | null;
};

const SAVED = ["minta", "timbang", "putus", "tarik"] as const;

/** Requests for more time for one milestone: public, with the forms of who asks, advises and decides. */
export function ExtensionPageView({ page, frame, csrf, saved, result }: Props) {
  const { t, text } = useI18n();
  const { slug, code: plan } = frame.plan;
  const { code, title } = page.milestone;
  const said = SAVED.find((each) => each === saved);
  const message = result === null ? null : t(`schedule.extension.refusal.${result.refusal}`);
  return (
    <>
      <Breadcrumb
        items={[
          { label: plan, to: `/${slug}` },
          { label: code, to: `/${slug}/target/${code}` },
          { label: t("schedule.extension.title") },
        ]}
      />
      <div className="page-head">
        <h1>{`${t("schedule.extension.title")}: ${text(title)}`}</h1>
        <p className="lead">{t("schedule.extension.lead", { code })}</p>
      </div>
      {said === undefined ? null : (
        <p className="note s-verified" role="status">
          {t(`schedule.extension.saved.${said}`)}
        </p>
      )}
      <ErrorSummary errors={message === null ? [] : [{ field: "reason", message }]} />
      {page.requests.length === 0 ? <p className="mut">{t("schedule.extension.none")}</p> : null}
      <ol className="amendments">
        {page.requests.map((line) => (
          <Request key={line.id} line={line} csrf={csrf} result={result} />
        ))}
      </ol>
      {csrf !== null && page.mayAsk ? <Ask page={page} csrf={csrf} result={result} /> : null}
    </>
  );
}

type RequestProps = { line: ExtensionLine; csrf: string | null; result: ExtensionResult | null };

function Request({ line, csrf, result }: RequestProps) {
  const { t, date } = useI18n();
  const { by, fromOn, untilOn, reason, knownOn, state, steps, mine, mayWithdraw } = line;
  const from = fromOn === null ? t("schedule.undated") : date(fromOn);
  return (
    <li>
      <h2 className="h3">{t("schedule.extension.asked", { by, from, until: date(untilOn) })}</h2>
      <p className="xs mut">{`${date(knownOn)} · ${t(`schedule.extension.state.${state}`)}`}</p>
      <p>{reason}</p>
      {steps.map((step) => (
        <div key={step.id}>
          <p>
            <strong>
              {t(`schedule.extension.stepLine.${step.outcome}`, {
                by: step.by,
                until: date(step.untilOn ?? untilOn),
              })}
            </strong>
            <span className="xs mut">{` ${date(step.knownOn)}`}</span>
          </p>
          {step.reason === "" ? null : <p>{step.reason}</p>}
        </div>
      ))}
      {csrf === null || mine === null || mine === "withdrawal" ? null : (
        <StepForm line={line} step={mine} csrf={csrf} result={result?.request === line.id ? result : null} />
      )}
      {csrf === null || !mayWithdraw ? null : (
        <Form method="post" className="publish">
          <Hidden csrf={csrf} request={line.id} intent="withdraw" />
          <input type="hidden" name="outcome" value="withdrawn" />
          <button className="btn" type="submit">
            {t("schedule.extension.withdraw")}
          </button>
        </Form>
      )}
    </li>
  );
}

function Hidden({ csrf, request, intent }: { csrf: string; request: string; intent: string }) {
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="request" value={request} />
      <input type="hidden" name="intent" value={intent} />
    </>
  );
}

type StepProps = {
  line: ExtensionLine;
  step: "advice" | "decision";
  csrf: string;
  result: ExtensionResult | null;
};

function StepForm({ line, step, csrf, result }: StepProps) {
  const { t } = useI18n();
  const isAdvice = step === "advice";
  return (
    <Form method="post" noValidate className="law-form">
      <Hidden csrf={csrf} request={line.id} intent={isAdvice ? "advise" : "decide"} />
      <fieldset className="elb">
        <legend>{t(isAdvice ? "schedule.extension.advise" : "schedule.extension.decide")}</legend>
        {EXTENSION_OUTCOMES[step].map((outcome) => (
          <label key={outcome}>
            <input type="radio" name="outcome" value={outcome} defaultChecked={result?.outcome === outcome} />
            {outcome === "support" || outcome === "oppose"
              ? t(`schedule.extension.adviceOutcome.${outcome}`)
              : t(`schedule.extension.decisionOutcome.${outcome}`)}
          </label>
        ))}
      </fieldset>
      {isAdvice ? null : (
        <div className="fs">
          <label className="lab" htmlFor="untilOn">
            {t("schedule.extension.grantUntil")}
          </label>
          <input
            className="in"
            id="untilOn"
            name="untilOn"
            type="date"
            defaultValue={result?.untilOn ?? ""}
          />
        </div>
      )}
      <Reason value={result?.reason ?? ""} />
      <button className="btn pri" type="submit">
        {t(isAdvice ? "schedule.extension.sendAdvice" : "schedule.extension.sendDecision")}
      </button>
    </Form>
  );
}

function Reason({ value, hint = false }: { value: string; hint?: boolean }) {
  const { t } = useI18n();
  return (
    <div className="fs">
      <label className="lab" htmlFor="reason">
        {t("schedule.extension.reason")}
      </label>
      {hint ? (
        <p className="hint" id="reason-hint">
          {t("schedule.extension.reasonHint")}
        </p>
      ) : null}
      <textarea className="in" id="reason" name="reason" rows={4} defaultValue={value} />
    </div>
  );
}

type AskProps = { page: ExtensionPage; csrf: string; result: ExtensionResult | null };

function Ask({ page, csrf, result }: AskProps) {
  const { t, longDate } = useI18n();
  const due = page.dueOn === null ? "" : longDate(page.dueOn);
  return (
    <Section id="minta" title={t("schedule.extension.ask")} hint={t("schedule.extension.askLead")}>
      <Form method="post" noValidate className="law-form">
        <Hidden csrf={csrf} request="" intent="ask" />
        <div className="fs">
          <label className="lab" htmlFor="untilOn">
            {t("schedule.extension.until")}
          </label>
          <p className="hint">{t("schedule.extension.untilHint", { date: due })}</p>
          <input
            className="in"
            id="untilOn"
            name="untilOn"
            type="date"
            defaultValue={result?.untilOn ?? ""}
          />
        </div>
        <Reason value={result?.reason ?? ""} hint />
        <button className="btn pri" type="submit">
          {t("schedule.extension.send")}
        </button>
      </Form>
    </Section>
  );
}
