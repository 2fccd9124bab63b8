import { type CalendarDate, CalendarDateSchema } from "./calendar-date.ts";
import { OBSTACLES } from "./facts.ts";
import { EVIDENCE_KINDS } from "./plan.ts";
import type { ReadAnswer, Submission, SubmissionProblemCode } from "./submission.ts";

/** Value of the choice that a typed percent goes with. */
export const OTHER_PERCENT = "other";

/** A progress report as it is being typed: every field a text, nothing judged yet. `percent` is `OTHER_PERCENT` while that choice has no number. */
export type ReportForm = {
  percent: string;
  narrative: string;
  obstacles: ReadonlyArray<string>;
  obstacleNote: string;
  nextStep: string;
  nextStepOn: string;
  supportAsked: string;
  slots: ReadonlyArray<SlotForm>;
};

/** One slot of the form: links one per line. */
export type SlotForm = { code: string; kind: string; links: string };

export type ReportProblemCode =
  | SubmissionProblemCode
  | "percent_missing"
  | "percent_untyped"
  | "percent_unreadable"
  | "next_step_day_invalid"
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
