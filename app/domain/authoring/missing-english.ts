import { SUBJECT_TYPES, type SubjectType } from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";

/** A text that stands in Indonesian only. */
export type MissingEnglish = { subjectType: SubjectType; subjectCode: string; field: string };

/** Every text without its English twin, in the order of the plan. What is retired is left out. */
export function missingEnglish(document: PlanDocument): Array<MissingEnglish> {
  return SUBJECT_TYPES.flatMap((subjectType) =>
    document[subjectType].flatMap((subject) => {
      if ("retired" in subject && subject.retired !== null) return [];
      return Object.entries(subject)
        .filter(([, value]) => lacksEnglish(value))
        .map(([field]) => ({ subjectType, subjectCode: subject.code, field }));
    }),
  );
}

function lacksEnglish(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("id" in value) || !("en" in value)) return false;
  return typeof value.id === "string" && value.id.trim() !== "" && (value.en === null || value.en === "");
}
