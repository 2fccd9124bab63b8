import { data } from "react-router";
import { WriteSchedulePage } from "#app/components/schedule/write-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { may } from "#app/domain/permission.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { tableIn, textIn } from "#app/http/parse-form-schedule.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { calendarTableOf, listCalendarTables } from "#app/services/schedule/list-calendar-tables.server.ts";
import type { Route } from "./+types/write-schedule";

export async function loader(args: Route.LoaderArgs) {
  const signedIn = requireSignedIn(args.context, args.request);
  const { frame } = await openPlanPage(args);
  const today = calendarDateAt(args.context.get(depsContext).now(), frame.plan.timeZone);
  if (!may(signedIn.actor, { kind: "edit_schedule", plan: frame.plan.slug }, today))
    throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
  return { frame, csrf: signedIn.csrf, tables: listCalendarTables() };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const { actor, name } = signedIn;
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const table = calendarTableOf(textIn(form, "kind"));
  if (table === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const rows = await tableIn(form);
  const dryRun = form.get("intent") === "check";
  const files = rows.trim() === "" ? {} : { [`${table}.csv`]: rows };
  const input = { files, plan: params.plan, by: { actor, name }, dryRun };
  const outcome = await importCalendar(input, context.get(depsContext));
  const barred = !outcome.ok && outcome.problems.some(({ code }) => code === "not_allowed");
  return data({ outcome, table, rows, dryRun }, { status: outcome.ok ? 200 : barred ? 403 : 400 });
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
