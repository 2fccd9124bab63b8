import { DocumentPage } from "#app/components/period-report/document-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { fileLanguage, openReportPage, renderingsIn } from "#app/http/report-page.server.ts";
import type { Route } from "./+types/self-assessment";

export async function loader(args: Route.LoaderArgs) {
  const { report } = await openReportPage(args);
  const { plan, checkpoint, version } = report.head;
  return {
    document: renderingsIn(fileLanguage(args.request)).selfAssessment(report),
    place: { plan, checkpoint, version, code: report.content.plan.code },
  };
}

export default function SelfAssessmentRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageMeta title={loaderData.document.title} />
      <DocumentPage {...loaderData} />
    </>
  );
}
