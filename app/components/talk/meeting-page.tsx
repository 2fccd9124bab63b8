import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type DecisionView, type Meeting, SETTLEMENTS } from "#app/domain/talk/meeting.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DecisionList, type NamedCells } from "./decision-list.tsx";
import {
  AudienceMark,
  type FieldSpec,
  MadeUp,
  Saved,
  TalkErrors,
  TalkFields,
  type TalkResult,
} from "./talk-fields.tsx";

export type MeetingPageProps = {
  plan: { slug: string; timeZone: string };
  organisations: Readonly<Record<string, { short: string }>>;
  meeting: Meeting;
  decisions: ReadonlyArray<DecisionView>;
  cells: NamedCells;
  /** Names of people present, for those who record meetings; null for everyone else. */
  attendees: string | null;
  mayCorrect: boolean;
  /** Numbers of the decisions the reader may speak of. */
  maySettle: ReadonlyArray<number>;
  csrf: string | null;
  saved: boolean;
  result: TalkResult | null;
};

/** The record of one meeting, and every decision it took. */
export function MeetingPage(props: MeetingPageProps) {
  const { plan, organisations, meeting, decisions, cells, saved, result } = props;
  const { t, text, longDate } = useI18n();
  const fields = useSettleFields(result?.typed.ordinal ?? "");
  return (
    <>
      <Breadcrumb
        items={[
          { label: t("meeting.title"), to: `/${plan.slug}/rapat` },
          { label: longDate(meeting.heldOn) },
        ]}
      />
      <div className="page-head">
        <p className="meta">
          <time dateTime={meeting.heldOn}>{longDate(meeting.heldOn)}</time>
          <AudienceMark audience={meeting.audience} />
          <MadeUp illustration={meeting.illustration} />
        </p>
        <h1>{text(meeting.title)}</h1>
        {meeting.summary === null ? null : <p className="lead">{text(meeting.summary)}</p>}
      </div>
      <Saved done={saved && result === null} message="talk.saved" />
      <TalkErrors fields={fields} result={result} anchor="keputusan" timeZone={plan.timeZone} />
      <About {...props} />
      <Section id="keputusan" title={t("meeting.decisions")}>
        {decisions.length === 0 ? <p className="mut sm">{t("meeting.noDecisions")}</p> : null}
        <DecisionList
          plan={plan.slug}
          decisions={decisions}
          cells={cells}
          organisations={organisations}
          below={(decision) => <Settle decision={decision} page={props} />}
        />
      </Section>
    </>
  );
}

function About({ plan, organisations, meeting, attendees, mayCorrect }: MeetingPageProps) {
  const { t, date, list } = useI18n();
  const names = meeting.organisations.map((slug) => organisations[slug]?.short ?? slug);
  return (
    <dl className="talk-facts">
      {meeting.place === null ? null : (
        <div>
          <dt>{t("meeting.place")}</dt>
          <dd>{meeting.place}</dd>
        </div>
      )}
      <div>
        <dt>{t("meeting.organisations")}</dt>
        <dd>{list(names)}</dd>
      </div>
      {attendees === null ? null : (
        <div>
          <dt>{t("meeting.attendees")}</dt>
          <dd className="words">{attendees}</dd>
        </div>
      )}
      {meeting.minutesUrl === null ? null : (
        <div>
          <dt>{t("meeting.minutes")}</dt>
          <dd className="addr">
            <a href={meeting.minutesUrl}>{meeting.minutesUrl}</a>
          </dd>
        </div>
      )}
      <div>
        <dt className="vh">{t("talk.request.history")}</dt>
        <dd className="mut sm">
          {t("meeting.version", { version: meeting.version, date: date(meeting.knownOn) })}{" "}
          {mayCorrect ? (
            <LocalLink to={`/${plan.slug}/rapat/${meeting.code}/perbaiki`} keepDay={false}>
              {t("meeting.correct")}
            </LocalLink>
          ) : null}
        </dd>
      </div>
    </dl>
  );
}

function Settle({ decision, page }: { decision: DecisionView; page: MeetingPageProps }) {
  const { t } = useI18n();
  const { ordinal } = decision;
  const result = page.result?.typed.ordinal === String(ordinal) ? page.result : null;
  const isSettled = decision.state === "done" || decision.state === "dropped";
  const fields = useSettleFields(String(ordinal), isSettled);
  if (page.csrf === null || !page.maySettle.includes(ordinal)) return null;
  return (
    <details className="acc wide settle" open={result !== null}>
      <summary>
        {t("meeting.settle")} <span className="vh">{t("meeting.decisionNumber", { n: ordinal })}</span>
      </summary>
      <Form method="post" noValidate>
        <input type="hidden" name="csrf" value={page.csrf} />
        <input type="hidden" name="ordinal" value={ordinal} />
        <TalkFields fields={fields} result={result} />
        <button className="btn" type="submit">
          {t("talk.save")}
        </button>
      </Form>
    </details>
  );
}

function useSettleFields(ordinal: string, isSettled = false): Array<FieldSpec> {
  const { t } = useI18n();
  const open = SETTLEMENTS.filter((value) => (value === "reopened") === isSettled);
  return [
    {
      ...{ name: `decision-${ordinal}`, label: t("meeting.settlement"), kind: "select" },
      options: open.map((value) => ({ value, label: t(`meeting.settlementOf.${value}`) })),
    },
    { name: `text-${ordinal}`, label: t("meeting.settleText"), kind: "text" },
  ];
}
