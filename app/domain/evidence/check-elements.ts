import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { PastObservation } from "./answer.ts";
import type { CheckContext, WantedElement } from "./check-context.ts";
import type { ClosureInForce } from "./closure.ts";
import { type ElementFinding, type ElementState, matchElements } from "./elements/match-elements.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";
import { readableTable } from "./readable-table.ts";

/** An element with what was found of it; `closed` when it is not there and the law lets it be closed. */
type Judged = { finding: ElementFinding; state: ElementState | "closed"; closure: ClosureInForce | null };

/**
 * C6: does the table hold the data elements the slot demands?
 *
 * `data.present`, `probable`, `missing` and `closed` are keys of elements: what is present or probable of
 * all, what is missing or closed of the required ones. An element whose column is empty or holds values
 * of another type is missing too, and named in `empty` or `wrongType`.
 *
 * Source: evidence specification C6.
 */
export function checkElements(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const { at, url } = observation;
  const { elements, columnDecisions, closures } = context;
  if (elements.length === 0) return checkResult("ELEMENTS_NOT_LISTED", { at, url });
  const profile = readableTable(observation);
  if (profile === null) return checkResult("ELEMENTS_NOT_READ", { at, url });
  const today = calendarDateAt(new Date(at), context.timing?.timeZone ?? HOME_ZONE);
  const inForce = closures.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const judged = matchElements(profile, elements, columnDecisions).map((finding) => judge(finding, inForce));
  const [code, ...also] = codesOf(judged);
  return checkResult(code, { at, url, ...factsOf(judged), also });
}

function judge(finding: ElementFinding, closures: ReadonlyArray<ClosureInForce>): Judged {
  const { state, element } = finding;
  if (state === "present" || state === "probable") return { finding, state, closure: null };
  const closure = closures.find((each) => closes(each, element.key)) ?? null;
  return { finding, state: closure === null ? state : "closed", closure };
}

/** A closure counts with a known ground, a decision of the consequence test and a named approver. */
function closes(closure: ClosureInForce, key: string): boolean {
  if (!closure.groundKnown || closure.decision === null || closure.approvedBy === null) return false;
  return closure.scope === "whole" || (closure.scope === "elements" && closure.elements.includes(key));
}

function codesOf(judged: ReadonlyArray<Judged>): [CheckCode, ...Array<CheckCode>] {
  const required = judged.filter(({ finding }) => finding.element.required);
  if (required.length === 0) return ["ELEMENTS_ALL_OPTIONAL"];
  const has = (state: Judged["state"]) => required.some((each) => each.state === state);
  const remarks: Array<[CheckCode, boolean]> = [
    ["ELEMENTS_MISSING", has("missing")],
    ["ELEMENTS_EMPTY", has("present-empty")],
    ["ELEMENTS_WRONG_TYPE", has("wrong-type")],
    ["ELEMENTS_PROBABLE", has("probable")],
    ["ELEMENTS_CLOSED", has("closed")],
  ];
  const [first, ...rest] = remarks.filter(([, holds]) => holds).map(([code]) => code);
  return first === undefined ? ["ELEMENTS_PRESENT"] : [first, ...rest];
}

function factsOf(judged: ReadonlyArray<Judged>): CheckData {
  const required = judged.filter(({ finding }) => finding.element.required);
  const inState = (list: ReadonlyArray<Judged>, ...states: Array<Judged["state"]>) =>
    list.filter((each) => states.includes(each.state));
  const unproven = inState(required, "missing", "present-empty", "wrong-type");
  const probable = inState(judged, "probable");
  const present = inState(judged, "present");
  const [empty, wrongType] = [inState(required, "present-empty"), inState(required, "wrong-type")];
  const closed = inState(required, "closed");
  return {
    total: required.length,
    presentCount: inState(required, "present").length,
    optionalCount:
      inState(judged, "present", "probable").length - inState(required, "present", "probable").length,
    ...{
      present: keysOf(present),
      probable: keysOf(probable),
      missing: keysOf(unproven),
      closed: keysOf(closed),
    },
    ...{ empty: keysOf(empty), wrongType: keysOf(wrongType) },
    columns: [...present, ...probable].map(({ finding }) => `${finding.element.key}=${finding.column ?? ""}`),
    ...{ missingLabels: labelsOf(inState(required, "missing")), emptyLabels: labelsOf(empty) },
    ...{ wrongTypeLabels: labelsOf(wrongType), wrongTypePairs: wrongType.map(wrongTypeOf) },
    ...{ probableLabels: labelsOf(inState(required, "probable")), closedLabels: labelsOf(closed) },
    probablePairs: probable.map(({ finding }) => `${labelOf(finding.element)} = ${finding.column ?? ""}`),
    grounds: [...new Set(closed.map(groundOf))],
    approvers: [...new Set(closed.flatMap(({ closure }) => closure?.approvedBy ?? []))],
  };
}

function keysOf(judged: ReadonlyArray<Judged>): Array<string> {
  return judged.map(({ finding }) => finding.element.key);
}

function labelsOf(judged: ReadonlyArray<Judged>): Array<string> {
  return judged.map(({ finding }) => labelOf(finding.element));
}

/** The element as the plan names it; its first label is the Indonesian one. */
export function labelOf({ labels, key }: Pick<WantedElement, "labels" | "key">): string {
  return labels[0] ?? key;
}

function wrongTypeOf({ finding }: Judged): string {
  return `${finding.column ?? ""} (${finding.element.type})`;
}

function groundOf({ closure }: Judged): string {
  return closure === null ? "" : `${closure.ground}, ${closure.decision?.number ?? ""}`;
}
