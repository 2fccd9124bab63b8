import type { StageChange } from "./amendment.ts";
import type { Boundary, Condition, StageVersion } from "./schedule.ts";

/** What is wrong with one field of an amendment as it was typed. */
export const AMENDMENT_PROBLEMS = [
  ...(["regulation_missing", "regulation_unknown", "citation_missing", "day_missing"] as const),
  ...(["not_a_boundary", "not_a_condition", "not_a_day", "end_missing", "nothing_known"] as const),
  ...(["nothing_changes", "unknown_stage", "unknown_event", "table_broken"] as const),
  ...(["circle", "dangling", "backwards"] as const),
] as const;
export type AmendmentProblemCode = (typeof AMENDMENT_PROBLEMS)[number];

export type AmendmentProblem = {
  code: AmendmentProblemCode;
  /** The stage or event, or the row of a pasted table; empty for the whole. */
  place: string;
  /** What was typed, or the path that leads nowhere. */
  held: string;
};

/** Edges of one stage as typed: null was left empty, so that what holds now stays. */
export type TypedStage = {
  start: Boundary | null;
  end: Boundary | null;
  condition: Condition | null;
};

/** The change that what was typed makes of a stage's present dates; null when it has no last day then. */
export function stageChangeOf(
  stage: string,
  typed: TypedStage,
  present: StageVersion | null,
): StageChange | null {
  const end = typed.end ?? present?.end ?? null;
  if (end === null) return null;
  const takenBack = end.kind === "unset";
  return {
    ...{ stage, kind: "planned", end },
    start: takenBack ? null : (typed.start ?? present?.start ?? null),
    condition: takenBack ? null : (typed.condition ?? present?.condition ?? null),
  };
}
