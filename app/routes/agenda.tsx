import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AgendaPage } from "#app/components/talk/agenda-page.tsx";
import { agendaAsOf } from "#app/domain/talk/agenda.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { namedCells, openTalkPage } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/agenda";

export async function loader(args: Route.LoaderArgs) {
  requireSignedIn(args.context, args.request);
  const page = await openPlanPage(args);
  const { inOffice, talk } = await openTalkPage(page, args.context);
  if (!inOffice) throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
  const agenda = agendaAsOf(page.indexed, talk, page.asOf);
  const titles = new Map(page.indexed.facts.milestones.map(({ code, title }) => [code, title]));
  const changes = agenda.changes.map((change) => ({
    ...change,
    title: titles.get(change.milestone) ?? { id: change.milestone, en: null },
  }));
  return {
    ...{ frame: page.frame, organisations: page.frame.organisations, agenda: { ...agenda, changes } },
    cells: namedCells(page, [...agenda.overdue, ...agenda.due]),
  };
}

export default function AgendaRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("meeting.agenda.title")} unlisted />
      <AgendaPage {...loaderData} />
    </>
  );
}
