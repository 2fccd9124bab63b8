import { ReportPage } from "#app/components/period-report/report-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { openReportPage } from "#app/http/report-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { reportWords, summarySentences } from "#app/i18n/report-words.ts";
import type { Route } from "./+types/period-report";

export async function loader(args: Route.LoaderArgs) {
  const { report, issued, versions } = await openReportPage(args);
  // What is sealed stays whole in the file; the page shows neither the digests nor the addresses' salts.
  const { head, content, seal, addresses } = report;
  const urls = Object.fromEntries(
    Object.entries(addresses).map(([id, address]) => [id, address?.url ?? null]),
  );
  return { report: { head, content, sha256: seal.sha256, urls }, issued, versions };
}

export default function ReportRoute({ loaderData }: Route.ComponentProps) {
  const { t, text, language } = useI18n();
  const { head, content } = loaderData.report;
  const title = t("report.heading", { checkpoint: head.checkpoint, label: text(content.checkpoint.label) });
  const words = reportWords(language, t);
  return (
    <>
      <PageMeta
        title={`${title}, ${t("report.version", { version: head.version })}`}
        description={summarySentences(content, words).join(" ")}
      />
      <ReportPage {...loaderData} title={title} />
    </>
  );
}
