import { PERMANENT_TYPES, type SubjectType } from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { FieldValues } from "./plan-edit.ts";
import { dependencyCode, elementCode, indicatorCode, lineageCode } from "./subject-codes.ts";

/** What a new subject of a kind begins with, besides what a form asks. */
export function blankSubject(type: SubjectType, document: PlanDocument): FieldValues {
  const common = { provenance: [], ...(PERMANENT_TYPES.includes(type) ? { retired: null } : {}) };
  const valued = { ...common, values: {} };
  const next = (list: ReadonlyArray<{ ordinal: number }>) =>
    list.reduce((last, { ordinal }) => Math.max(last, ordinal), 0) + 1;
  switch (type) {
    case "checkpoint":
      return { ...common, ordinal: next(document.checkpoint) };
    case "commitment":
      return { ...valued, ordinal: next(document.commitment) };
    case "action":
      return { ...valued, ordinal: next(document.action) };
    case "milestone":
    case "slot":
      return valued;
    case "element":
      return { ...common, ordinal: next(document.element) };
    case "field":
      return { ordinal: next(document.field), retired: null };
    case "indicator":
      return common;
    case "plan":
    case "dependency":
    case "lineage":
      return {};
  }
}

/** The code of a subject from the fields that make it. */
export function codeOfFields(type: SubjectType, fields: FieldValues): string {
  const part = (name: string) => String(fields[name] ?? "");
  switch (type) {
    case "indicator":
      return indicatorCode(part("milestone"), part("key"));
    case "element":
      return elementCode(part("slot"), part("key"));
    case "dependency":
      return dependencyCode(part("action"), part("dependsOn"));
    case "lineage":
      return lineageCode(part("milestone"), part("kind"), part("fromCode"));
    default:
      return part("code");
  }
}

/** The code offered for a new target or slot: permanent once taken, so it must be free, retired ones included. */
export function offeredCode(
  type: "milestone" | "slot",
  place: { action: string; checkpoint: string },
  document: PlanDocument,
): string {
  const taken = new Set(document[type].map(({ code }) => code));
  if (type === "milestone") {
    const plain = `${place.action}-${place.checkpoint}`;
    for (let number = 1; ; number += 1) {
      const code = number === 1 ? plain : `${plain}-${number}`;
      if (!taken.has(code)) return code;
    }
  }
  for (let number = 1; ; number += 1) {
    const code = `${place.checkpoint}.${number}`;
    if (!taken.has(code)) return code;
  }
}
