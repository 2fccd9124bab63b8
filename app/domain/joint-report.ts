import type { ReportForm } from "./report-form.ts";
import { type FormEntries, reportFormOf } from "./report-form-entries.ts";

/** Most milestones of one submission. */
export const MOST_TOGETHER = 12;

/** One submission over several milestones, as it is being typed. */
export type JointForm = {
  /** The story of every milestone that has none of its own. */
  shared: string;
  reports: ReadonlyArray<{ milestone: string; form: ReportForm; version: number }>;
};

/** What the names of one milestone's fields begin with. */
export function jointPrefix(milestone: string): string {
  return `${milestone}.`;
}

/**
 * Several reports read from what their form sends, each once, in the order given.
 *
 * @returns null when the form is damaged, or holds more than {@link MOST_TOGETHER}.
 */
export function jointFormOf(entries: FormEntries): JointForm | null {
  const targets = new Set(entries.filter(([name]) => name === "target").map(([, text]) => text));
  if (targets.size > MOST_TOGETHER) return null;
  const textOf = (name: string) => entries.findLast(([own]) => own === name)?.[1] ?? "";
  const reports: Array<JointForm["reports"][number]> = [];
  for (const milestone of targets) {
    const prefix = jointPrefix(milestone);
    const form = reportFormOf(entries, prefix);
    if (form === null) return null;
    reports.push({ milestone, form, version: Number(textOf(`${prefix}version`)) || 0 });
  }
  return { shared: textOf("sharedNarrative"), reports };
}

/** A report with the shared story where it has none of its own. */
export function withSharedStory(form: ReportForm, shared: string): ReportForm {
  return form.narrative.trim() === "" ? { ...form, narrative: shared } : form;
}
