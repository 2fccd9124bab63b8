import { type CalendarDate, calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import type { PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import type { ClosureInForce } from "./closure.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";

/** A closure that ends within so many days is told about beforehand. */
const EXPIRING_DAYS = 60;

/** Worst first: of several closures of a slot, the result that most needs a person is the answer. */
const ORDER = [
  ...(["GROUND_UNKNOWN", "CLOSURE_SCOPE_UNKNOWN", "BLANKET_CLOSURE", "CLOSURE_EXPIRED"] as const),
  ...(["END_CONDITION_MISSING", "CLOSURE_NOT_APPROVED", "CLOSURE_IN_PROCESS"] as const),
  ...(["CLOSURE_EXPIRING", "CLOSURE_WITHOUT_URL", "CONSENT_LIST_MISSING"] as const),
  ...(["CLOSURE_WITHOUT_SUMMARY", "CLOSED_FOR_PUBLIC_ONLY", "CLOSED_WITH_GROUND"] as const),
] as const satisfies ReadonlyArray<CheckCode>;
type ClosureCode = (typeof ORDER)[number];

/**
 * C13: is what is closed closed by law (*dikecualikan sebagian*)?
 *
 * A ground in the register, a decision of the consequence test or a stated end of the process, an end that
 * has not come, a scope within the declared elements, and a named approver who is not of the institution
 * that filed it. Whether the rest is published is C6's answer.
 *
 * Source: evidence specification §2.2 C13; UU 14/2008 Article 17, 19.
 */
export function checkClosure(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const today = calendarDateAt(new Date(observation.at), context.timing?.timeZone ?? "UTC");
  const judged = context.closures.map((closure) => ({
    closure,
    code: closureCode(closure, context.elements, today),
  }));
  const [worst] = judged.toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
  if (worst !== undefined) return checkResult(worst.code, dataOf(worst.closure, context, today));
  const accessLevel = context.declared?.accessLevel ?? null;
  return accessLevel !== null && !isPublic(accessLevel)
    ? checkResult("ACCESS_LEVEL_WITHOUT_CLOSURE", { accessLevel })
    : checkResult("NOTHING_CLOSED");
}

/** What one closure is worth on a day. */
export function closureCode(
  closure: ClosureInForce,
  elements: CheckContext["elements"],
  today: CalendarDate,
): ClosureCode {
  const { decision, validUntil } = closure;
  if (!closure.groundKnown) return "GROUND_UNKNOWN";
  if (hasUnknownElement(closure, elements)) return "CLOSURE_SCOPE_UNKNOWN";
  if (decision === null && closesAll(closure, elements)) return "BLANKET_CLOSURE";
  if (validUntil !== null && validUntil < today) return "CLOSURE_EXPIRED";
  const endless = validUntil === null && isBlank(closure.endCondition);
  if (decision === null && endless) return "END_CONDITION_MISSING";
  if (closure.approvedBy === null) return "CLOSURE_NOT_APPROVED";
  if (decision === null) return "CLOSURE_IN_PROCESS";
  if (validUntil !== null && daysBetween(today, validUntil) <= EXPIRING_DAYS) return "CLOSURE_EXPIRING";
  if (isBlank(decision.url)) return "CLOSURE_WITHOUT_URL";
  const { consent } = closure;
  if (consent !== null && consent.agreed < consent.asked && isBlank(consent.refusedListUrl)) {
    return "CONSENT_LIST_MISSING";
  }
  if (isBlank(closure.summaryUrl)) return "CLOSURE_WITHOUT_SUMMARY";
  return closure.audience === "bawaslu" ? "CLOSED_FOR_PUBLIC_ONLY" : "CLOSED_WITH_GROUND";
}

/**
 * Elements a slot need not publish: those of closures that a named person has approved, that have a known
 * ground and have not ended. A closure of rows closes no element; a closure of the whole closes all.
 */
export function closedElements(
  closures: ReadonlyArray<ClosureInForce>,
  elements: CheckContext["elements"],
  today: CalendarDate,
): Set<string> {
  const waiving = closures.filter(
    (closure) => closure.approvedBy !== null && !isFailing(closureCode(closure, elements, today)),
  );
  return new Set(waiving.flatMap((closure) => keysClosed(closure, elements)));
}

const FAILING: ReadonlySet<ClosureCode> = new Set([
  ...(["GROUND_UNKNOWN", "CLOSURE_SCOPE_UNKNOWN", "BLANKET_CLOSURE", "CLOSURE_EXPIRED"] as const),
  "END_CONDITION_MISSING",
]);

function isFailing(code: ClosureCode): boolean {
  return FAILING.has(code);
}

function keysClosed(closure: ClosureInForce, elements: CheckContext["elements"]): ReadonlyArray<string> {
  if (closure.scope === "rows") return [];
  return closure.scope === "whole" ? elements.map(({ key }) => key) : closure.elements;
}

function hasUnknownElement({ scope, elements: closed }: ClosureInForce, elements: CheckContext["elements"]) {
  if (scope !== "elements") return false;
  return closed.length === 0 || closed.some((key) => !elements.some((element) => element.key === key));
}

function closesAll({ scope, elements: closed }: ClosureInForce, elements: CheckContext["elements"]): boolean {
  if (scope === "whole") return true;
  return scope === "elements" && elements.every(({ key }) => closed.includes(key));
}

function isPublic(accessLevel: string): boolean {
  return /^public$|(^|[/:#])public$/i.test(accessLevel.trim());
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

function dataOf(closure: ClosureInForce, context: CheckContext, today: CalendarDate): CheckData {
  const { decision, consent, validUntil } = closure;
  const labelOf = (key: string) => context.elements.find((element) => element.key === key)?.labels[0] ?? key;
  const closed = keysClosed(closure, context.elements);
  return {
    ...{ closureId: closure.id, scope: closure.scope, elements: closed.map(labelOf) },
    ...{ closedCount: closed.length, declaredCount: context.elements.length },
    ...{ openCount: context.elements.length - closed.length, ground: closure.ground },
    ...{ decision: decision?.number ?? null, until: validUntil ?? closure.endCondition },
    ...{ days: validUntil === null ? null : daysBetween(today, validUntil) },
    ...{ approvedBy: closure.approvedBy, scopeNote: closure.scopeNote },
    ...{ agreed: consent?.agreed ?? null, asked: consent?.asked ?? null },
  };
}
