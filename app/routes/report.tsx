import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { ReportFormView } from "#app/components/workspace/report-form.tsx";
import { TaskRail } from "#app/components/workspace/task-rail.tsx";
import { actOnReport } from "#app/http/act-on-report.server.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { readSentReport } from "#app/http/report-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openReportForm } from "#app/services/open-report-form.server.ts";
import { openTasks } from "#app/services/open-tasks.server.ts";
import type { Route } from "./+types/report";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireSignedIn(context, request);
  const deps = context.get(depsContext);
  const opened = await openReportForm({ actor, ...params }, deps);
  if (!opened.ok) throw refusedPage(opened.refusal);
  const { groups } = await openTasks(actor, deps);
  return { page: opened.page, groups, csrf, sent: new URL(request.url).searchParams.has("terkirim") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  return actOnReport(await readSentReport({ request, params, context }, signedIn), request);
}

function refusedPage(refusal: "not_found" | "not_owner") {
  if (refusal === "not_found") return data({ code: "milestone_not_found" }, { status: 404 });
  return data({ code: "not_owner" }, { status: 403 });
}

export default function ReportRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { page, groups, csrf, sent } = loaderData;
  return (
    <>
      <PageMeta title={t("workspace.update", { title: text(page.card.title) })} unlisted />
      <div className="wk">
        <ReportFormView
          key={`${page.card.code} ${page.claim?.submittedAt ?? ""}`}
          {...{ page, csrf, sent }}
          result={actionData ?? null}
        />
        <TaskRail groups={groups} open={{ plan: page.plan, code: page.card.code }} />
      </div>
    </>
  );
}
