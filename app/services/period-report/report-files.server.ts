import type { ReportDocument, ReportSheet } from "#app/domain/period-report/document.ts";
import { manifestOf } from "#app/domain/period-report/manifest.ts";
import { reportFile, type SealedReport } from "#app/domain/period-report/sealed.ts";
import { writeDocx } from "#app/exchange/report-docx.server.ts";
import { manifestCsv } from "#app/exchange/report-manifest.ts";
import { writeReportXlsx } from "#app/exchange/report-xlsx.server.ts";

/** Puts a report into words; the services know no language. */
export type ReportRenderings = {
  document: (report: SealedReport) => ReportDocument;
  selfAssessment: (report: SealedReport) => ReportDocument;
  sheets: (report: SealedReport) => Array<ReportSheet>;
};

export const REPORT_FILES = [
  ...(["laporan.json", "laporan.docx", "laporan.xlsx"] as const),
  ...(["manifest.json", "manifest.csv", "penilaian-mandiri.docx"] as const),
] as const;
export type ReportFileName = (typeof REPORT_FILES)[number];

export type ReportFile = { type: string; body: string | Uint8Array<ArrayBuffer> };

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON_TYPE = "application/json; charset=utf-8";

/** One rendering of a report, all from the same snapshot. */
export async function renderReport(
  report: SealedReport,
  name: ReportFileName,
  renderings: ReportRenderings,
): Promise<ReportFile> {
  switch (name) {
    case "laporan.json":
      return { type: JSON_TYPE, body: reportFile(report) };
    case "laporan.docx":
      return { type: DOCX, body: await writeDocx(renderings.document(report)) };
    case "penilaian-mandiri.docx":
      return { type: DOCX, body: await writeDocx(renderings.selfAssessment(report)) };
    case "laporan.xlsx": {
      const { title } = renderings.document(report);
      return { type: XLSX, body: await writeReportXlsx(renderings.sheets(report), title) };
    }
    case "manifest.json":
      return { type: JSON_TYPE, body: manifestJson(report) };
    case "manifest.csv":
      return { type: "text/csv; charset=utf-8; header=present", body: manifestCsv(manifestOf(report)) };
  }
}

function manifestJson(report: SealedReport): string {
  const { plan, checkpoint, version, asOf } = report.head;
  const named = { plan, checkpoint, version, as_of: asOf, report_sha256: report.seal.sha256 };
  return JSON.stringify({ ...named, evidence: manifestOf(report) });
}
