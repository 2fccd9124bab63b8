import { CalendarRowPage } from "#app/components/schedule/row-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { openCalendarRow, takeCalendarRow } from "#app/http/calendar-row.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/write-schedule-row";

export function loader(args: Route.LoaderArgs) {
  return openCalendarRow(args);
}

export function action(args: Route.ActionArgs) {
  return takeCalendarRow(args);
}

export default function WriteScheduleRowRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t(`schedule.write.kinds.${loaderData.table}`)} unlisted />
      <CalendarRowPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
