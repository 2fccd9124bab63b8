import { numberProblems, textProblems } from "./check-cells.ts";
import { codeProblems } from "./check-codes.ts";
import { circleIn } from "./circle.ts";
import { PERMANENT_TYPES, SUBJECT_TYPES, type SubjectType } from "./closed-lists.ts";
import { fieldValueProblems } from "./field-values.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { PlanProblemCode } from "./plan-problems.ts";
import { referenceProblems } from "./references.ts";
import { dependencyCode } from "./subject-codes.ts";

/** One thing that keeps a plan from being written, and where. */
export type PlanProblem = {
  subjectType: SubjectType;
  subjectCode: string;
  field: string | null;
  code: PlanProblemCode;
  /** What stands there, or for a circle the whole path: `A1 > A2 > A1`. */
  held: string;
};

/** What a plan refers to and does not hold itself. */
export type PlanSurroundings = {
  /** Slugs of the organisations known. */
  organisations: ReadonlySet<string>;
  /** `calendar/stage` of the stages of the calendars the plan runs by. */
  stages: ReadonlySet<string>;
};

/** Everything that keeps a plan from being written: codes, weights, references and circles. Empty when it is sound. */
export function checkPlan(document: PlanDocument, surroundings: PlanSurroundings): Array<PlanProblem> {
  return [
    ...SUBJECT_TYPES.flatMap((type) => codeProblems(type, document)),
    ...textProblems(document),
    ...numberProblems(document),
    ...planProblems(document),
    ...referenceProblems(document, surroundings),
    ...fieldValueProblems(document),
    ...dependencyCircles(document),
  ];
}

/** Problems that the plan did not have before: what stood already does not keep anyone from writing on. */
export function newProblems(
  before: ReadonlyArray<PlanProblem>,
  after: ReadonlyArray<PlanProblem>,
): Array<PlanProblem> {
  const known = new Set(before.map(keyOf));
  return after.filter((problem) => !known.has(keyOf(problem)));
}

function keyOf({ subjectType, subjectCode, field, code, held }: PlanProblem): string {
  return [subjectType, subjectCode, field ?? "", code, held].join("\n");
}

/** Permanent codes that are gone: they are retired, never removed. */
export function vanishedCodes(before: PlanDocument, after: PlanDocument): Array<PlanProblem> {
  return PERMANENT_TYPES.flatMap((subjectType) => {
    const kept = new Set(after[subjectType].map(({ code }) => code));
    return before[subjectType]
      .filter(({ code }) => !kept.has(code))
      .map(({ code }) => {
        return { subjectType, subjectCode: code, field: null, code: "code_vanished" as const, held: code };
      });
  });
}

function planProblems(document: PlanDocument): Array<PlanProblem> {
  return document.plan.flatMap((plan) => {
    const problem = (field: string, code: PlanProblemCode, held: string): PlanProblem => {
      return { subjectType: "plan", subjectCode: plan.code, field, code, held };
    };
    const problems: Array<PlanProblem> = [];
    if (plan.periodEnd < plan.periodStart)
      problems.push(problem("periodEnd", "period_backwards", plan.periodEnd));
    if (!isTimeZone(plan.timeZone)) problems.push(problem("timeZone", "time_zone_unknown", plan.timeZone));
    return problems;
  });
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function dependencyCircles(document: PlanDocument): Array<PlanProblem> {
  const path = circleIn(document.dependency.map(({ action, dependsOn }) => [action, dependsOn]));
  if (path === null) return [];
  const [action = "", dependsOn = ""] = path;
  const subjectCode = dependencyCode(action, dependsOn);
  const held = path.join(" > ");
  return [{ subjectType: "dependency", subjectCode, field: "dependsOn", code: "dependency_circle", held }];
}
