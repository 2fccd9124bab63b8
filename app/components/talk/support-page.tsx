import { Form } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { SupportDecision, SupportRequest, SupportState } from "#app/domain/talk/support.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldSpec, MadeUp, Saved, TalkErrors, TalkFields, type TalkResult } from "./talk-fields.tsx";
import { TalkTabs } from "./talk-tabs.tsx";

type Names = Readonly<Record<string, { short: string }>>;
type Row = SupportRequest & { state: SupportState; choices: ReadonlyArray<SupportDecision> };

export type SupportPageProps = {
  plan: { slug: string; timeZone: string };
  organisations: Names;
  rows: ReadonlyArray<Row>;
  /** Targets the reader may ask support for; none and there is no form. */
  milestones: ReadonlyArray<{ value: string; label: string }>;
  csrf: string;
  saved: boolean;
  result: TalkResult | null;
};

const LOOK = {
  ...{ open: "s-waiting", taken: "s-progress", given: "s-verified" },
  ...{ declined: "s-unproven", withdrawn: "s-cancelled" },
} as const satisfies Record<SupportState, string>;

/** Support that organisations ask of each other: what became of it, and what the reader may do. */
export function SupportPage(props: SupportPageProps) {
  const { plan, rows, milestones, saved, result } = props;
  const { t } = useI18n();
  const ask = useAskFields(props);
  const asked = result?.typed.request ?? "";
  const steps = useStepFields([], asked);
  return (
    <>
      <div className="page-head">
        <h1>{t("talk.support.title")}</h1>
        <p className="lead">{t("talk.support.lead")}</p>
      </div>
      <TalkTabs plan={plan.slug} inOffice />
      <Saved done={saved && result === null} message="talk.saved" />
      <TalkErrors
        fields={asked === "" ? ask : steps}
        result={result}
        anchor={asked === "" ? "kirim" : `dukungan-${asked}`}
        timeZone={plan.timeZone}
      />
      {rows.length === 0 ? <p className="mut sm">{t("talk.support.empty")}</p> : null}
      <ol className="talk">
        {rows.map((row) => (
          <li key={row.id} id={`dukungan-${row.id}`}>
            <SupportFacts plan={plan.slug} row={row} organisations={props.organisations} />
            <StepForm row={row} page={props} />
          </li>
        ))}
      </ol>
      {milestones.length === 0 ? null : (
        <Section id="minta" title={t("talk.support.ask")}>
          <Form method="post" noValidate className="acc wide">
            <input type="hidden" name="csrf" value={props.csrf} />
            <TalkFields fields={ask} result={asked === "" ? result : null} />
            <button className="btn pri" type="submit" id="kirim">
              {t("talk.support.askSubmit")}
            </button>
          </Form>
        </Section>
      )}
    </>
  );
}

type FactsProps = { plan: string; row: SupportRequest & { state: SupportState }; organisations: Names };

/** Who asks whom for what, by when, and what became of it. */
export function SupportFacts({ plan, row, organisations }: FactsProps) {
  const { t, date } = useI18n();
  const nameOf = (slug: string) => organisations[slug]?.short ?? slug;
  return (
    <>
      <p className="sm meta">
        <span className={`st ${LOOK[row.state]}`}>{t(`talk.support.stateOf.${row.state}`)}</span>
        <b>{t("talk.support.line", { from: nameOf(row.from), to: nameOf(row.to) })}</b>
        <LocalLink to={`/${plan}/target/${row.milestone}`}>{row.milestone}</LocalLink>
        <time dateTime={row.knownOn}>{t("talk.support.asked", { date: date(row.knownOn) })}</time>
        {row.report === null ? null : <span>{t("talk.support.inReport")}</span>}
        {row.neededBy === null ? null : (
          <time dateTime={row.neededBy}>{t("talk.support.needed", { date: date(row.neededBy) })}</time>
        )}
        <MadeUp illustration={row.illustration} />
      </p>
      <p className="words">{row.text}</p>
      {row.steps.map(({ decision, organisation, knownOn, recordedAt, text }) => (
        <p className="sm" key={recordedAt}>
          {t("talk.support.step", {
            ...{
              state: t(`talk.support.stateOf.${decision}`),
              name: nameOf(organisation),
              date: date(knownOn),
            },
          })}{" "}
          {text}
        </p>
      ))}
    </>
  );
}

function StepForm({ row, page }: { row: Row; page: SupportPageProps }) {
  const { t } = useI18n();
  const result = page.result?.typed.request === row.id ? page.result : null;
  const fields = useStepFields(row.choices, row.id);
  if (row.choices.length === 0) return null;
  return (
    <details className="acc wide settle" open={result !== null}>
      <summary>
        {t("talk.support.decision")} <span className="vh">{row.milestone}</span>
      </summary>
      <Form method="post" noValidate>
        <input type="hidden" name="csrf" value={page.csrf} />
        <input type="hidden" name="request" value={row.id} />
        <TalkFields fields={fields} result={result} />
        <button className="btn" type="submit">
          {t("talk.support.submit")}
        </button>
      </Form>
    </details>
  );
}

/** Several forms stand on the page, so each field carries what it speaks of. */
function useStepFields(choices: ReadonlyArray<SupportDecision>, request: string): Array<FieldSpec> {
  const { t } = useI18n();
  const options = choices.map((value) => ({ value, label: t(`talk.support.decisionOf.${value}`) }));
  return [
    { name: `decision-${request}`, label: t("talk.support.decision"), kind: "select", options },
    { name: `text-${request}`, label: t("talk.support.note"), kind: "text" },
  ];
}

function useAskFields({ milestones, organisations }: SupportPageProps): Array<FieldSpec> {
  const { t } = useI18n();
  const names = Object.entries(organisations).map(([value, { short: label }]) => ({ value, label }));
  return [
    { name: "milestone", label: t("talk.support.milestone"), kind: "select", options: milestones },
    { name: "to", label: t("talk.support.to"), kind: "select", options: names },
    { name: "text", label: t("talk.support.text"), kind: "text" },
    { name: "neededBy", label: t("talk.support.neededBy"), kind: "date", required: false },
  ];
}
