import { data } from "react-router";
import { ReportsPage } from "#app/components/period-report/reports-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { may } from "#app/domain/permission.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openPlan } from "#app/services/open-plan.server.ts";
import { compareReports, openReports } from "#app/services/period-report/open-reports.server.ts";
import type { Route } from "./+types/period-reports";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const indexed = await openPlan(params.plan, deps);
  if (indexed === null) throw data({ code: "plan_not_found" }, { status: 404 });
  const { plan, checkpoints } = indexed.facts;
  const { slug, code, title, timeZone } = plan;
  const asked = new URL(request.url).searchParams;
  const [from, to] = [asked.get("dari"), asked.get("ke")];
  const today = calendarDateAt(deps.now(), timeZone);
  const signedIn = context.get(signedInContext);
  const act = { kind: "prepare_report", plan: slug } as const;
  return {
    plan: { slug, code, title },
    reports: await openReports(slug, deps),
    comparison: from === null || to === null ? null : await compareReports({ plan: slug, from, to }, deps),
    asked: { from, to },
    toPrepare:
      signedIn !== null && may(signedIn.actor, act, today)
        ? checkpoints.filter(({ dueOn }) => dueOn <= today).map((checkpoint) => checkpoint.code)
        : [],
  };
}

export default function ReportsRoute({ loaderData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const plan = text(loaderData.plan.title);
  return (
    <>
      <PageMeta title={`${t("report.title")}, ${plan}`} description={t("report.describe", { plan })} />
      <ReportsPage {...loaderData} />
    </>
  );
}
