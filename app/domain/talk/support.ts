import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Dated } from "#app/domain/facts.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { type FieldProblem, readFields, type Typed } from "./said.ts";

export const SUPPORT_STEPS = ["taken", "declined", "given", "withdrawn"] as const;
export type SupportDecision = (typeof SUPPORT_STEPS)[number];

export type SupportStep = Dated & { decision: SupportDecision; text: string; organisation: string };

/** Help one organisation asks another for on a milestone (*permintaan dukungan*). Never public. */
export type SupportRequest = Dated & {
  id: string;
  milestone: string;
  from: string;
  to: string;
  text: string;
  neededBy: CalendarDate | null;
  /** Report it was asked in; null when it was asked alone. */
  report: string | null;
  /** Oldest first. */
  steps: ReadonlyArray<SupportStep>;
};

export type SupportState = "open" | SupportDecision;

/** What had become of a request for support on a day: its last step; `open` while there was none. */
export function supportStateAsOf(steps: ReadonlyArray<SupportStep>, asOf: CalendarDate): SupportState {
  return steps.findLast(({ knownOn }) => knownOn <= asOf)?.decision ?? "open";
}

/** Which steps can follow a state, and whose they are: the organisation asked, or the one that asks. */
const NEXT: Readonly<Record<SupportState, ReadonlyArray<SupportDecision>>> = {
  open: ["taken", "declined", "given", "withdrawn"],
  taken: ["given", "declined", "withdrawn"],
  declined: [],
  given: [],
  withdrawn: [],
};

/** Whether somebody is still to act on it. */
export function isOpenSupport(request: SupportRequest, asOf: CalendarDate): boolean {
  return request.knownOn <= asOf && NEXT[supportStateAsOf(request.steps, asOf)].length > 0;
}

export type SupportRefusal = "not_allowed" | "already_decided";

/**
 * Whether a person may take a step today: the organisation asked takes it on, declines it or gives it; the one
 * that asked withdraws it. What is declined, given or withdrawn is closed.
 */
export function decideSupportStep(
  { actor, plan, today }: { actor: Actor; plan: string; today: CalendarDate },
  request: Pick<SupportRequest, "from" | "to" | "steps">,
  decision: SupportDecision,
): { ok: true } | { ok: false; refusal: SupportRefusal } {
  const organisation = decision === "withdrawn" ? request.from : request.to;
  if (!may(actor, { kind: "answer_support", plan, organisation }, today)) {
    return { ok: false, refusal: "not_allowed" };
  }
  return NEXT[supportStateAsOf(request.steps, today)].includes(decision)
    ? { ok: true }
    : { ok: false, refusal: "already_decided" };
}

/** The steps a person may take today. */
export function supportChoices(
  who: { actor: Actor; plan: string; today: CalendarDate },
  request: Pick<SupportRequest, "from" | "to" | "steps">,
): Array<SupportDecision> {
  return SUPPORT_STEPS.filter((decision) => decideSupportStep(who, request, decision).ok);
}

export type NewSupport = { milestone: string; to: string; text: string; neededBy: CalendarDate | null };

/** Reads a request for support that stands alone. */
export function readSupport(
  typed: Typed,
  known: { milestones: ReadonlyArray<string>; organisations: ReadonlyArray<string>; today: CalendarDate },
): { ok: true; support: NewSupport } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const milestone = read.choice("milestone", known.milestones);
  const to = read.choice("to", known.organisations);
  const text = read.text("text");
  const neededBy = read.day("neededBy", { from: known.today });
  if (milestone === null || to === null || read.problems.length > 0) {
    return { ok: false, problems: read.problems };
  }
  return { ok: true, support: { milestone, to, text, neededBy } };
}

/** Open ones first, the soonest needed before the others; then the latest. */
export function supportAsOf(
  requests: ReadonlyArray<SupportRequest>,
  asOf: CalendarDate,
): Array<SupportRequest & { state: SupportState }> {
  const rank = (request: SupportRequest) => (isOpenSupport(request, asOf) ? 0 : 1);
  return requests
    .filter(({ knownOn }) => knownOn <= asOf)
    .toSorted(
      (left, right) =>
        rank(left) - rank(right) ||
        (left.neededBy ?? "9999").localeCompare(right.neededBy ?? "9999") ||
        right.recordedAt.localeCompare(left.recordedAt),
    )
    .map((request) => ({
      ...request,
      steps: request.steps.filter(({ knownOn }) => knownOn <= asOf),
      state: supportStateAsOf(request.steps, asOf),
    }));
}
