import { data, type RouterContextProvider } from "react-router";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { type Language, languageOf } from "#app/i18n/language.ts";
import { reportDocument } from "#app/i18n/report-document.ts";
import { reportSheets } from "#app/i18n/report-sheets.ts";
import { reportWords } from "#app/i18n/report-words.ts";
import { selfAssessment } from "#app/i18n/self-assessment.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import {
  type OpenedReport,
  openReport,
  openReports,
} from "#app/services/period-report/open-reports.server.ts";
import type { ReportRenderings } from "#app/services/period-report/report-files.server.ts";
import { depsContext } from "./context.server.ts";

type Args = {
  request: Request;
  params: { plan?: string | undefined; checkpoint?: string | undefined; version?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

/**
 * The report an address names: `B06` the one in force, `B06/v1` a version.
 *
 * @throws a 404 answer that names the reports there are when there is none.
 */
export async function openReportPage({ params, context }: Args): Promise<OpenedReport> {
  const { plan, checkpoint, version } = params;
  const numbered = version === undefined ? null : /^v([1-9]\d{0,5})$/.exec(version);
  const isNamed = version === undefined || numbered !== null;
  const place = {
    ...{ plan: plan ?? "", checkpoint: checkpoint ?? "" },
    version: numbered === null ? null : Number(numbered[1]),
  };
  const deps = context.get(depsContext);
  const opened = isNamed ? await openReport(place, deps) : null;
  if (opened !== null) return opened;
  const issued = await openReports(place.plan, deps);
  const reports = issued.map((report) => `${report.checkpoint}/v${report.version}`).join(" ");
  throw data({ code: "period_report_not_found", plan: place.plan, reports }, { status: 404 });
}

/** Words for a report in a language. */
export function renderingsIn(language: Language): ReportRenderings {
  const words = reportWords(language, createTranslate(language, CATALOGUES[language]));
  return {
    document: (report) => reportDocument(report, words),
    selfAssessment: (report) => selfAssessment(report, words),
    sheets: (report) => reportSheets(report, words),
  };
}

/** The language a file is asked for in. */
export function fileLanguage(request: Request): Language {
  return languageOf(new URL(request.url).pathname);
}
