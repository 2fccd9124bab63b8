import { data } from "react-router";
import { WriteSchedulePage } from "#app/components/schedule/write-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { takeCalendarForm } from "#app/http/calendar-tables.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { openScheduleToWrite } from "#app/http/schedule-writer.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { listCalendarTables } from "#app/services/schedule/list-calendar-tables.server.ts";
import type { Route } from "./+types/write-schedule";

export async function loader(args: Route.LoaderArgs) {
  const { frame, indexed, signedIn } = await openScheduleToWrite(args);
  const { calendars } = indexed.facts.schedule;
  return { frame, csrf: signedIn.csrf, tables: listCalendarTables(), calendars };
}

export async function action(args: Route.ActionArgs) {
  const { request, params, context } = args;
  const { signedIn } = await openScheduleToWrite(args);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const { result, status } = await takeCalendarForm(form, {
    ...{ plan: params.plan, by: { actor: signedIn.actor, name: signedIn.name } },
    deps: context.get(depsContext),
  });
  return data(result, { status });
}

export default function WriteScheduleRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("schedule.write.title")} unlisted />
      <WriteSchedulePage {...loaderData} result={actionData ?? null} />
    </>
  );
}
