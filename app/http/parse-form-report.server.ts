import type { ReportForm } from "#app/domain/report-form.ts";
import { type FormEntries, reportFormOf } from "#app/domain/report-form-entries.ts";

/** What was typed into the report form, as texts; null when damaged. */
export function readReportForm(form: FormData): ReportForm | null {
  return reportFormOf(textsIn(form));
}

/** Names and texts a form sends, files left out. */
export function textsIn(form: FormData): FormEntries {
  return [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
}

/** Codes of the slots in which a file was chosen and its name alone was sent: the form went without its files. */
export function slotsWithUnsentFiles(form: FormData, { slots }: ReportForm, prefix = ""): Array<string> {
  return slots
    .filter((_slot, index) => (form.get(`${prefix}slots[${index}].file`) ?? "") !== "")
    .map(({ code }) => code);
}
