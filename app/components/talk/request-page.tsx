import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { RequestView } from "#app/domain/talk/data-request.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldSpec, MadeUp, Saved, TalkErrors, TalkFields, type TalkResult } from "./talk-fields.tsx";

type Names = Readonly<Record<string, { short: string }>>;

export type RequestPageProps = {
  plan: { slug: string; timeZone: string };
  organisations: Names;
  request: RequestView;
  mayForward: boolean;
  mayAnswer: boolean;
  csrf: string | null;
  saved: boolean;
  result: TalkResult | null;
};

/** One data request: what was asked, where it is, the answer, and the forms of those who act on it. */
export function RequestPage(props: RequestPageProps) {
  const { plan, organisations, request, csrf, saved, result } = props;
  const { t, date } = useI18n();
  const fields = useStepFields(organisations);
  const cell = request.slot ?? request.milestone;
  const to = request.slot === null ? `target/${request.milestone}` : `bukti/${request.slot}`;
  const title = t("talk.request.one", { date: date(request.askedOn) });
  return (
    <>
      <Breadcrumb
        items={[
          { label: t("talk.request.title"), to: `/${plan.slug}/permintaan-data` },
          { label: date(request.askedOn) },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <Saved done={saved && result === null} message="talk.saved" />
      <TalkErrors
        fields={[...fields.forward, ...fields.answer]}
        result={result}
        anchor="riwayat"
        timeZone={plan.timeZone}
      />
      <p className="words" lang={request.language}>
        {request.text}
      </p>
      <p className="sm mut">
        {t(`talk.request.askerOf.${request.askedBy}`)}. {t(`talk.request.stateOf.${request.state}`)},{" "}
        {t("talk.request.waited", { count: request.daysWaiting })}.{" "}
        {cell === null ? null : (
          <>
            {t("talk.request.about")} <LocalLink to={`/${plan.slug}/${to}`}>{cell}</LocalLink>
          </>
        )}{" "}
        <MadeUp illustration={request.illustration} />
      </p>
      <Answer request={request} organisations={organisations} />
      <History request={request} organisations={organisations} />
      {props.mayForward && csrf !== null ? (
        <StepForm step="forwarded" fields={fields.forward} csrf={csrf} result={result} />
      ) : null}
      {props.mayAnswer && csrf !== null ? (
        <StepForm step="answered" fields={fields.answer} csrf={csrf} result={result} />
      ) : null}
    </>
  );
}

function Answer({ request, organisations }: { request: RequestView; organisations: Names }) {
  const { t, date } = useI18n();
  const { answer } = request;
  if (answer === null) return null;
  const name = organisations[answer.organisation]?.short ?? answer.organisation;
  return (
    <Section
      id="jawaban"
      title={t("talk.request.answerTitle")}
      hint={t("talk.request.answerBy", { name, date: date(answer.on) })}
    >
      <p className="words">{answer.text}</p>
      {answer.address === null ? (
        <p className="sm mut">{t("talk.request.noData")}</p>
      ) : (
        <p className="addr">
          <a href={answer.address} rel="nofollow">
            {answer.address}
          </a>
        </p>
      )}
    </Section>
  );
}

function History({ request, organisations }: { request: RequestView; organisations: Names }) {
  const { t, date } = useI18n();
  return (
    <Section id="riwayat" title={t("talk.request.history")}>
      <ol className="talk sm">
        {request.steps.map(({ decision, organisation, on }) => (
          <li key={`${decision}${on}${organisation}`}>
            {t(`talk.request.stepOf.${decision}`)}: {organisations[organisation]?.short ?? organisation},{" "}
            <time dateTime={on}>{date(on)}</time>
          </li>
        ))}
      </ol>
    </Section>
  );
}

type StepProps = {
  step: "forwarded" | "answered";
  fields: ReadonlyArray<FieldSpec>;
  csrf: string;
  result: TalkResult | null;
};

function StepForm({ step, fields, csrf, result }: StepProps) {
  const { t } = useI18n();
  const isForward = step === "forwarded";
  return (
    <Section id={step} title={t(isForward ? "talk.request.forward" : "talk.request.answerForm")}>
      <Form method="post" noValidate className="acc wide">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="step" value={step} />
        <TalkFields fields={fields} result={result?.typed.step === step ? result : null} />
        <button className={isForward ? "btn" : "btn pri"} type="submit">
          {t(isForward ? "talk.request.forwardSubmit" : "talk.request.answerSubmit")}
        </button>
      </Form>
    </Section>
  );
}

function useStepFields(organisations: Names) {
  const { t } = useI18n();
  const options = Object.entries(organisations).map(([value, { short: label }]) => ({ value, label }));
  const forward: Array<FieldSpec> = [
    { name: "to", label: t("talk.request.forwardTo"), kind: "select", options },
  ];
  const address = { label: t("talk.request.address"), hint: t("talk.request.addressHint"), required: false };
  const answer: Array<FieldSpec> = [
    { name: "text", label: t("talk.request.answerText"), kind: "text" },
    { name: "address", kind: "url", ...address },
  ];
  return { forward, answer };
}
