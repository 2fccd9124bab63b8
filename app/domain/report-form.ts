import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "./calendar-date.ts";
import { OBSTACLES } from "./facts.ts";
import { EVIDENCE_KINDS } from "./plan.ts";
import type { ReadAnswer, Submission, SubmissionProblemCode } from "./submission.ts";

/** Value of the choice that a typed percent goes with. */
export const OTHER_PERCENT = "other";

const Text = z.string().catch("");

/** One slot of the form: links one per line. */
export const SlotFormSchema = z.object({ code: z.string(), kind: Text, links: Text });

/**
 * A progress report as it is being typed: every field a text, nothing judged yet. `percent` is `OTHER_PERCENT`
 * while that choice has no number. What an older form did not have is empty.
 */
export const ReportFormSchema = z.object({
  percent: Text,
  narrative: Text,
  obstacles: z.array(z.string()).catch([]),
  obstacleNote: Text,
  nextStep: Text,
  nextStepOn: Text,
  supportAsked: Text,
  /** Slug of the organisation the support is asked of. */
  supportTo: Text,
  /** Links that are not in a slot yet, one per line. */
  pasted: Text,
  slots: z.array(SlotFormSchema).catch([]),
});

export type SlotForm = Readonly<z.infer<typeof SlotFormSchema>>;
export type ReportForm = Readonly<
  Omit<z.infer<typeof ReportFormSchema>, "obstacles" | "slots"> & {
    obstacles: ReadonlyArray<string>;
    slots: ReadonlyArray<SlotForm>;
  }
>;

/** A form in which nothing was typed. */
export const BLANK_FORM: ReportForm = {
  ...{ percent: "", narrative: "", obstacles: [], obstacleNote: "", nextStep: "", nextStepOn: "" },
  ...{ supportAsked: "", supportTo: "", pasted: "", slots: [] },
};

/** Why a file could not be taken. */
export type FileProblemCode =
  | "file_too_large"
  | "file_empty"
  | "file_kind"
  | "too_many_files"
  | "files_not_kept";

export type ReportProblemCode =
  | SubmissionProblemCode
  | "percent_missing"
  | "percent_untyped"
  | "percent_unreadable"
  | "next_step_day_invalid"
  | "next_step_day_missing"
  | "links_placed"
  | "file_not_uploaded"
  | FileProblemCode
  | "too_long";

/** A problem tied to the field it is mended in. */
export type ReportProblem = { field: ReportField; code: ReportProblemCode; line: number | null };

export type ReportField =
  | "percent"
  | "narrative"
  | "obstacles"
  | "obstacleNote"
  | "nextStep"
  | "nextStepOn"
  | "supportAsked"
  | "pasted"
  | `slot-${string}`;

/** Longest answer, in characters. */
export const LONGEST_ANSWER = 5_000;

export type ReadForm =
  | { ok: true; submission: Submission }
  | { ok: false; problems: ReadonlyArray<ReportProblem>; answer: ReadAnswer };

/** Reads a typed form; every field that cannot be read is named, beside the answer without them. */
export function submissionOf(form: ReportForm): ReadForm {
  const problems: Array<ReportProblem> = [];
  const problem = (field: ReportField, code: ReportProblemCode) => problems.push({ field, code, line: null });
  const percentDone = percentIn(form.percent);
  if (form.percent.trim() === "") problem("percent", "percent_missing");
  else if (form.percent === OTHER_PERCENT) problem("percent", "percent_untyped");
  else if (percentDone === null) problem("percent", "percent_unreadable");
  const nextStepOn = dayIn(form.nextStepOn);
  if (nextStepOn === "invalid") problem("nextStepOn", "next_step_day_invalid");
  if (nextStepOn === null && form.nextStep.trim() !== "") problem("nextStepOn", "next_step_day_missing");
  for (const field of ["narrative", "obstacleNote", "nextStep", "supportAsked"] as const) {
    if (form[field].length > LONGEST_ANSWER) problem(field, "too_long");
  }
  const answer = {
    percentDone,
    narrative: form.narrative.trim(),
    obstacles: OBSTACLES.filter((obstacle) => form.obstacles.includes(obstacle)),
    obstacleNote: blankToNull(form.obstacleNote),
    nextStep: blankToNull(form.nextStep),
    nextStepOn: nextStepOn === "invalid" ? null : nextStepOn,
    supportAsked: blankToNull(form.supportAsked),
    slots: form.slots.map(({ code, kind, links }) => ({
      slot: code,
      kind: EVIDENCE_KINDS.find((known) => known === kind) ?? null,
      links: links.split(/\r?\n/),
    })),
  };
  if (problems.length > 0 || percentDone === null) return { ok: false, problems, answer };
  return { ok: true, submission: { ...answer, percentDone } };
}

/** A number with a decimal comma or point; null when it is none. */
function percentIn(text: string): number | null {
  const match = /^(-?\d{1,4}(?:[.,]\d{1,4})?)\s*%?$/.exec(text.trim());
  return match?.[1] === undefined ? null : Number(match[1].replace(",", "."));
}

function dayIn(text: string): CalendarDate | null | "invalid" {
  if (text.trim() === "") return null;
  const parsed = CalendarDateSchema.safeParse(text.trim());
  return parsed.success ? parsed.data : "invalid";
}

function blankToNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
