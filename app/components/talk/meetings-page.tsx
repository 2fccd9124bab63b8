import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { DecisionView, Meeting } from "#app/domain/talk/meeting.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DecisionList, type NamedCells } from "./decision-list.tsx";
import { AudienceMark, MadeUp } from "./talk-fields.tsx";
import { TalkTabs } from "./talk-tabs.tsx";

export type MeetingsPageProps = {
  plan: string;
  organisations: Readonly<Record<string, { short: string }>>;
  meetings: ReadonlyArray<Meeting>;
  overdue: ReadonlyArray<DecisionView>;
  cells: NamedCells;
  inOffice: boolean;
  mayRecord: boolean;
};

/** Every meeting on the plan, the latest first, under the decisions that are overdue. */
export function MeetingsPage(props: MeetingsPageProps) {
  const { plan, organisations, meetings, overdue, cells, inOffice, mayRecord } = props;
  const { t } = useI18n();
  return (
    <>
      <div className="page-head">
        <h1>{t("meeting.title")}</h1>
        <p className="lead">{t("meeting.lead")}</p>
      </div>
      <TalkTabs plan={plan} inOffice={inOffice} />
      {mayRecord ? (
        <p>
          <LocalLink className="btn pri" to={`/${plan}/rapat/tulis`} keepDay={false}>
            {t("meeting.write")}
          </LocalLink>
        </p>
      ) : null}
      {overdue.length === 0 ? null : (
        <Section id="lewat" title={t("meeting.overdueTitle")}>
          <DecisionList
            plan={plan}
            decisions={overdue}
            cells={cells}
            organisations={organisations}
            showMeeting
          />
        </Section>
      )}
      <Section id="rapat" title={t("meeting.all")}>
        {meetings.length === 0 ? <p className="mut sm">{t("meeting.empty")}</p> : null}
        <ol className="talk">
          {meetings.map((meeting) => (
            <MeetingLine key={meeting.code} plan={plan} meeting={meeting} organisations={organisations} />
          ))}
        </ol>
      </Section>
    </>
  );
}

type LineProps = Pick<MeetingsPageProps, "plan" | "organisations"> & { meeting: Meeting };

function MeetingLine({ plan, meeting, organisations }: LineProps) {
  const { t, text, longDate, list } = useI18n();
  const names = meeting.organisations.map((slug) => organisations[slug]?.short ?? slug);
  return (
    <li>
      <p className="sm mut">
        <time dateTime={meeting.heldOn}>{longDate(meeting.heldOn)}</time>{" "}
        <AudienceMark audience={meeting.audience} /> <MadeUp illustration={meeting.illustration} />
      </p>
      <p className="words">
        <LocalLink to={`/${plan}/rapat/${meeting.code}`}>{text(meeting.title)}</LocalLink>
      </p>
      <p className="sm">
        {t("meeting.decisionCount", { count: meeting.decisions.length })}. {list(names)}
      </p>
    </li>
  );
}
