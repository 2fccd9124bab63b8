import type { PlanProblem } from "./check-plan.ts";
import type { SubjectType } from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { PlanProblemCode } from "./plan-problems.ts";
import { dependencyCode, elementCode, indicatorCode, lineageCode } from "./subject-codes.ts";

/** Letters and digits of any script, dots, hyphens and underscores: what stands in an address as it is. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
const SLUG = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Codes that are missing, not fit for an address, or used twice. */
export function codeProblems(type: SubjectType, document: PlanDocument): Array<PlanProblem> {
  const seen = new Set<string>();
  return document[type].flatMap((subject) => {
    const { code } = subject;
    const problem = (said: PlanProblemCode) => [
      { subjectType: type, subjectCode: code, field: "code", code: said, held: code },
    ];
    if (seen.has(code)) return problem("duplicate_code");
    seen.add(code);
    const own = ownPart(subject);
    if (own.trim() === "") return problem("code_missing");
    if (!(type === "plan" ? SLUG : CODE).test(own) && !isComposed(type)) return problem("code_malformed");
    return code === composedCode(subject) ? [] : problem("code_mismatch");
  });
}

function isComposed(type: SubjectType): boolean {
  return type === "dependency" || type === "lineage";
}

type AnySubject = PlanDocument[SubjectType][number];

/** The part of a code that a person writes. */
function ownPart(subject: AnySubject): string {
  return "key" in subject ? subject.key : subject.code;
}

function composedCode(subject: AnySubject): string {
  if ("direction" in subject) return indicatorCode(subject.milestone, subject.key);
  if ("isKey" in subject) return elementCode(subject.slot, subject.key);
  if ("dependsOn" in subject) return dependencyCode(subject.action, subject.dependsOn);
  if ("fromCode" in subject) return lineageCode(subject.milestone, subject.kind, subject.fromCode);
  return subject.code;
}
