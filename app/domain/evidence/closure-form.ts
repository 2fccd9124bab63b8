import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { CLOSURE_AUDIENCES, CLOSURE_SCOPES, type ClosureInForce } from "./closure.ts";
import { scanText } from "./pii/text.ts";

/** A closure as filled in: every field as text, nothing lost. */
export type ClosureFields = {
  scope: string;
  elements: ReadonlyArray<string>;
  scopeNote: string;
  ground: string;
  decisionNumber: string;
  decidedOn: string;
  issuer: string;
  decisionUrl: string;
  validUntil: string;
  endCondition: string;
  audience: string;
  summaryUrl: string;
  agreed: string;
  asked: string;
  refusedListUrl: string;
};

export const CLOSURE_PROBLEMS = [
  ...(["ground_unknown", "scope_empty", "scope_unknown", "scope_note_missing", "end_missing"] as const),
  ...(["whole_without_decision", "decision_incomplete", "date_unreadable", "url_unreadable"] as const),
  ...(["counts_unreadable", "personal_data", "already_ended"] as const),
] as const;
export type ClosureProblem = (typeof CLOSURE_PROBLEMS)[number];
export type ClosureErrors = ReadonlyArray<{ field: keyof ClosureFields; problem: ClosureProblem }>;

/** A closure that can be filed. */
export type DraftClosure = Omit<ClosureInForce, "id" | "groundKnown" | "approvedBy">;

/**
 * Reads a closure that an owner files, or says what keeps it from being filed.
 *
 * @param known codes of legal grounds, and keys of the slot's elements.
 */
export function readClosure(
  fields: ClosureFields,
  known: { grounds: ReadonlySet<string>; elements: ReadonlySet<string>; today: CalendarDate },
): { ok: true; closure: DraftClosure } | { ok: false; errors: ClosureErrors } {
  const scope = CLOSURE_SCOPES.find((name) => name === fields.scope) ?? "elements";
  const validUntil = dayOf(fields.validUntil);
  const errors: ClosureErrors = [
    ...(known.grounds.has(fields.ground) ? [] : [problem("ground", "ground_unknown")]),
    ...scopeErrors(scope, fields, known.elements),
    ...endErrors(scope, fields, validUntil, known.today),
    ...shapeErrors(fields),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const number = textOf(fields.decisionNumber);
  const asked = textOf(fields.asked);
  const audience = CLOSURE_AUDIENCES.find((name) => name === fields.audience) ?? "public";
  return {
    ok: true,
    closure: {
      ...{ scope, elements: scope === "elements" ? fields.elements : [], ground: fields.ground, audience },
      ...{ scopeNote: textOf(fields.scopeNote), validUntil, endCondition: textOf(fields.endCondition) },
      decision:
        number === null
          ? null
          : {
              ...{ number, decidedOn: dayOf(fields.decidedOn), issuer: textOf(fields.issuer) },
              url: textOf(fields.decisionUrl),
            },
      summaryUrl: textOf(fields.summaryUrl),
      consent:
        asked === null
          ? null
          : {
              ...{ agreed: Number(fields.agreed), asked: Number(asked) },
              refusedListUrl: textOf(fields.refusedListUrl),
            },
    },
  };
}

function scopeErrors(
  scope: ClosureInForce["scope"],
  fields: ClosureFields,
  elements: ReadonlySet<string>,
): ClosureErrors {
  if (scope === "rows") return isBlank(fields.scopeNote) ? [problem("scopeNote", "scope_note_missing")] : [];
  if (scope === "whole") {
    return isBlank(fields.decisionNumber) ? [problem("decisionNumber", "whole_without_decision")] : [];
  }
  if (fields.elements.length === 0) return [problem("elements", "scope_empty")];
  if (!fields.elements.every((key) => elements.has(key))) return [problem("elements", "scope_unknown")];
  const all = fields.elements.length === elements.size && isBlank(fields.decisionNumber);
  return all ? [problem("decisionNumber", "whole_without_decision")] : [];
}

function endErrors(
  scope: ClosureInForce["scope"],
  fields: ClosureFields,
  validUntil: CalendarDate | null,
  today: CalendarDate,
): ClosureErrors {
  if (validUntil !== null && validUntil < today) return [problem("validUntil", "already_ended")];
  const open = isBlank(fields.decisionNumber) && validUntil === null && isBlank(fields.endCondition);
  return open && scope !== "whole" ? [problem("endCondition", "end_missing")] : [];
}

const URL_FIELDS = ["decisionUrl", "summaryUrl", "refusedListUrl"] as const;
const TEXT_FIELDS = ["scopeNote", "endCondition", "issuer", "decisionNumber"] as const;

function shapeErrors(fields: ClosureFields): ClosureErrors {
  const hasDetail = !isBlank(fields.decidedOn) || !isBlank(fields.issuer) || !isBlank(fields.decisionUrl);
  return [
    ...(hasDetail && isBlank(fields.decisionNumber)
      ? [problem("decisionNumber", "decision_incomplete")]
      : []),
    ...(["decidedOn", "validUntil"] as const)
      .filter((field) => !isBlank(fields[field]) && dayOf(fields[field]) === null)
      .map((field) => problem(field, "date_unreadable")),
    ...URL_FIELDS.filter((field) => !isBlank(fields[field]) && !isWebAddress(fields[field])).map((field) =>
      problem(field, "url_unreadable"),
    ),
    ...TEXT_FIELDS.filter((field) => scanText(fields[field]).length > 0).map((field) =>
      problem(field, "personal_data"),
    ),
    ...(areCounts(fields) ? [] : [problem("agreed", "counts_unreadable")]),
  ];
}

function areCounts({ agreed, asked }: ClosureFields): boolean {
  if (isBlank(agreed) && isBlank(asked)) return true;
  const isCount = (text: string) => /^\d{1,7}$/.test(text.trim());
  return isCount(agreed) && isCount(asked) && Number(agreed) <= Number(asked);
}

function problem(field: keyof ClosureFields, said: ClosureProblem): ClosureErrors[number] {
  return { field, problem: said };
}

function dayOf(text: string): CalendarDate | null {
  return CalendarDateSchema.safeParse(text.trim()).data ?? null;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text.trim()) && URL.canParse(text.trim());
}

function textOf(text: string): string | null {
  return isBlank(text) ? null : text.trim();
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
