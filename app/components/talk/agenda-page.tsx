import type { ReactNode } from "react";
import { PrintButton } from "#app/components/period-report/print-button.tsx";
import { ChangeList } from "#app/components/scorecard/change-list.tsx";
import type { NamedChange } from "#app/components/scorecard/scorecard-view.ts";
import { AsOfBar, type DayFrame } from "#app/components/ui/as-of-bar.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { AGENDA_DAYS, type Agenda } from "#app/domain/talk/agenda.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DecisionList, type NamedCells } from "./decision-list.tsx";
import { RequestTable } from "./request-pages.tsx";
import { RiskList } from "./risk-list.tsx";
import { SupportFacts } from "./support-page.tsx";
import { TalkTabs } from "./talk-tabs.tsx";

export type AgendaPageProps = {
  frame: DayFrame & { plan: { slug: string } };
  organisations: Readonly<Record<string, { short: string }>>;
  agenda: Omit<Agenda, "changes"> & { changes: ReadonlyArray<NamedChange> };
  cells: NamedCells;
};

/** Everything a meeting has to speak of, to be read on paper too. */
export function AgendaPage({ frame, organisations, agenda, cells }: AgendaPageProps) {
  const { t, longDate } = useI18n();
  const plan = frame.plan.slug;
  const { since, overdue, due, risks, support, requests, changes, undecided } = agenda;
  const lead =
    since === null ? t("meeting.agenda.leadFirst") : t("meeting.agenda.lead", { date: longDate(since) });
  const decisions = { plan, cells, organisations, showMeeting: true };
  return (
    <>
      <div className="page-head">
        <h1>{t("meeting.agenda.title")}</h1>
        <p className="lead">{lead}</p>
        {undecided === 0 ? null : <p>{t("meeting.agenda.undecided", { count: undecided })}.</p>}
        <PrintButton />
      </div>
      <TalkTabs plan={plan} inOffice />
      <Part id="lewat" title={t("meeting.agenda.overdue")} isEmpty={overdue.length === 0}>
        <DecisionList {...decisions} decisions={overdue} />
      </Part>
      <Part
        id="tindak"
        title={t("meeting.agenda.due")}
        hint={t("meeting.agenda.dueHint", { days: AGENDA_DAYS })}
        isEmpty={due.length === 0}
      >
        <DecisionList {...decisions} decisions={due} />
      </Part>
      <Part id="risiko" title={t("meeting.agenda.risks")} isEmpty={risks.length === 0}>
        <RiskList plan={plan} risks={risks} organisations={organisations} />
      </Part>
      <Part id="dukungan" title={t("meeting.agenda.support")} isEmpty={support.length === 0}>
        <ol className="talk">
          {support.map((row) => (
            <li key={row.id}>
              <SupportFacts plan={plan} row={row} organisations={organisations} />
            </li>
          ))}
        </ol>
      </Part>
      <Part id="permintaan" title={t("meeting.agenda.requests")} isEmpty={requests.length === 0}>
        <RequestTable plan={plan} asOf={frame.asOf} organisations={organisations} requests={requests} />
      </Part>
      <Part id="perubahan" title={t("meeting.agenda.changes")} isEmpty={changes.length === 0}>
        <ChangeList plan={plan} changes={changes} organisations={organisations} />
      </Part>
      <AsOfBar frame={frame} action={`/${plan}/rapat/agenda`} />
    </>
  );
}

type PartProps = { id: string; title: string; hint?: string; isEmpty: boolean; children: ReactNode };

function Part({ id, title, hint, isEmpty, children }: PartProps) {
  const { t } = useI18n();
  return (
    <Section id={id} title={title} hint={hint}>
      {isEmpty ? <p className="mut sm">{t("meeting.agenda.nothing")}</p> : children}
    </Section>
  );
}
