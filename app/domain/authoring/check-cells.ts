import type { PlanProblem } from "./check-plan.ts";
import { SUBJECT_TYPES, type SubjectType } from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { PlanProblemCode } from "./plan-problems.ts";

/** Texts that may not be empty, by kind. */
const NEEDED_TEXTS: Partial<Record<SubjectType, ReadonlyArray<string>>> = {
  plan: ["title"],
  field: ["label"],
  checkpoint: ["label"],
  commitment: ["title"],
  action: ["title"],
  milestone: ["title"],
  indicator: ["name"],
  slot: ["title"],
  element: ["label"],
};

/** Texts that are needed and stand empty. */
export function textProblems(document: PlanDocument): Array<PlanProblem> {
  return SUBJECT_TYPES.flatMap((subjectType) =>
    document[subjectType].flatMap((subject) =>
      (NEEDED_TEXTS[subjectType] ?? [])
        .filter((field) => indonesianOf(Reflect.get(subject, field)).trim() === "")
        .map((field): PlanProblem => {
          return { subjectType, subjectCode: subject.code, field, code: "text_missing", held: "" };
        }),
    ),
  );
}

function indonesianOf(value: unknown): string {
  const id: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "id") : value;
  return typeof id === "string" ? id : "";
}

/** Weights, stars, ages and patterns out of their range. */
export function numberProblems(document: PlanDocument): Array<PlanProblem> {
  const problems: Array<PlanProblem> = [];
  const add = (subjectType: SubjectType, subjectCode: string, field: string, code: PlanProblemCode) => {
    return (held: unknown) => problems.push({ subjectType, subjectCode, field, code, held: String(held) });
  };
  const isPositive = (weight: number) => Number.isFinite(weight) && weight > 0;
  for (const { code, weight } of document.milestone) {
    if (!isPositive(weight)) add("milestone", code, "weight", "weight_not_positive")(weight);
  }
  for (const { code, weight, requiredStars, maxAgeDays } of document.slot) {
    if (!isPositive(weight)) add("slot", code, "weight", "weight_not_positive")(weight);
    if (requiredStars !== null && (requiredStars < 1 || requiredStars > 5))
      add("slot", code, "requiredStars", "stars_out_of_range")(requiredStars);
    if (maxAgeDays !== null && maxAgeDays < 1)
      add("slot", code, "maxAgeDays", "days_not_positive")(maxAgeDays);
  }
  for (const { code, pattern } of document.element) {
    if (pattern !== null && !isPattern(pattern)) add("element", code, "pattern", "pattern_broken")(pattern);
  }
  return problems;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").source.length > 0;
  } catch {
    return false;
  }
}
