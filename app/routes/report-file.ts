import { depsContext } from "#app/http/context.server.ts";
import { problemAnswer } from "#app/http/problem.server.ts";
import { fileLanguage, openReportPage, renderingsIn } from "#app/http/report-page.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { REPORT_FILES, renderReport } from "#app/services/period-report/report-files.server.ts";
import type { Route } from "./+types/report-file";

export async function loader(args: Route.LoaderArgs) {
  const { request, params, context } = args;
  if ((await openPlan(params.plan, context.get(depsContext))) === null) {
    return problemAnswer(404, "plan_not_found", { plan: params.plan });
  }
  const name = REPORT_FILES.find((each) => each === params.file);
  if (name === undefined) {
    return problemAnswer(404, "file_not_found", { file: params.file, files: REPORT_FILES });
  }
  const { report } = await openReportPage(args);
  const { plan, checkpoint, version } = report.head;
  const { type, body } = await renderReport(report, name, renderingsIn(fileLanguage(request)));
  const saved = `${plan}-${checkpoint}-v${version}-${name}`;
  return new Response(body, {
    headers: {
      ...{ "content-type": type, "content-disposition": `attachment; filename="${saved}"` },
      "access-control-allow-origin": "*",
    },
  });
}
