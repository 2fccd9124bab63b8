import { z } from "zod";

export const IMPORT_STATES = [
  "waiting",
  "reading",
  "ready",
  "applying",
  "applied",
  "failed",
  "cancelled",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Problems and differences that are kept to be shown; the rest is counted. */
export const MOST_SHOWN = 300;

const ProblemSchema = z.object({
  level: z.enum(["error", "notice"]),
  code: z.string(),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  letters: z.string().nullable(),
  held: z.string(),
  expected: z.string(),
});
export type ShownProblem = z.infer<typeof ProblemSchema>;

const ChangeSchema = z.object({
  type: z.string(),
  code: z.string(),
  kind: z.string(),
  /** Fields that differ, each as a text before and after; of what is new, what it is called. */
  fields: z.array(
    z.object({
      /** `title`, `title.en`, `values.risiko`. */
      field: z.string(),
      /** Name of a field of the plan's own. */
      label: z.object({ id: z.string(), en: z.string().nullable() }).nullable().default(null),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type ShownChange = z.infer<typeof ChangeSchema>;

/** What a dry run found, as it is kept and shown. */
export const ImportSummarySchema = z.object({
  shape: z.enum(["workbook", "csv", "canada", "pasted"]),
  rows: z.number(),
  counts: z.object({
    created: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    refused: z.number(),
  }),
  edits: z.number(),
  errors: z.number(),
  notices: z.number(),
  problems: z.array(ProblemSchema),
  changes: z.array(ChangeSchema),
});
export type ImportSummary = z.infer<typeof ImportSummarySchema>;

/** Whether an import may be applied: it has been read, nothing in it is wrong, and it changes something. */
export function isApplicable(state: ImportState, summary: ImportSummary | null): boolean {
  return state === "ready" && summary !== null && summary.errors === 0 && summary.edits > 0;
}

/** Whether work on an import goes on by itself. */
export function isUnderWay(state: ImportState): boolean {
  return state === "waiting" || state === "reading" || state === "applying";
}

export const IMPORT_REFUSALS = [
  "plan_changed",
  "reason_needed",
  "applied_already",
  "plan_exists",
  "file_gone",
  "other",
] as const;
