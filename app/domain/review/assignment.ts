import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Report, ReviewStep } from "#app/domain/facts.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { reportStateAsOf } from "#app/domain/review.ts";

type Step = ReviewStep["step"];

/** Whether a report awaits a step on a day. */
export function awaits(report: Report, step: Step, asOf: CalendarDate): boolean {
  return reportStateAsOf(report, asOf) === (step === "check" ? "submitted" : "checked");
}

/**
 * Whether a person may take a step on a report on a day, office and four eyes considered: never on their own
 * submission nor their organisation's, and nobody accepts what they have checked themselves.
 */
export function mayTake(
  actor: Actor,
  { report, step, plan }: { report: Report; step: Step; plan: string },
  today: CalendarDate,
): boolean {
  const { author, organisation } = report;
  const kind = step === "check" ? "check" : "accept";
  if (!may(actor, { kind, plan, author, organisation }, today)) return false;
  return step === "check" || !report.steps.some((taken) => isOwnCheck(taken, actor.userId));
}

/** Whether this is a check that somebody took themselves. */
export function isOwnCheck(taken: ReviewStep, userId: string): boolean {
  return taken.step === "check" && taken.reviewer === userId;
}

export type AssignRefusal =
  | ("not_allowed" | "report_not_awaiting_this_step")
  | ("assignee_barred" | "assignment_changed");

/**
 * Whether a case may pass into these hands: whoever may take the step passes it on, and only to somebody who
 * may take it too. Null hands it back.
 */
export function decideAssignment(
  { actor, assignee }: { actor: Actor; assignee: Actor | null },
  at: { report: Report; step: Step; plan: string },
  today: CalendarDate,
): { ok: true } | { ok: false; refusal: AssignRefusal } {
  if (!mayTake(actor, at, today)) return { ok: false, refusal: "not_allowed" };
  if (!awaits(at.report, at.step, today)) return { ok: false, refusal: "report_not_awaiting_this_step" };
  if (assignee !== null && !mayTake(assignee, at, today)) return { ok: false, refusal: "assignee_barred" };
  return { ok: true };
}

export const QUEUE_FILTERS = ["all", "mine", "unassigned"] as const;
/** Whose cases of a queue are shown. */
export type QueueFilter = (typeof QUEUE_FILTERS)[number];

/** How much one person has in hand. */
export type ReviewerLoad = {
  userId: string;
  name: string;
  cases: number;
  /** Days the longest waiting of them has waited; null without any. */
  oldestDays: number | null;
};

/** The load of each person a queue can be given to, most first. */
export function loadsOf(
  people: ReadonlyArray<{ userId: string; name: string }>,
  cases: ReadonlyArray<{ assignee: string | null; waitedDays: number }>,
): Array<ReviewerLoad> {
  const loads = people.map(({ userId, name }) => {
    const held = cases.filter(({ assignee }) => assignee === userId).map(({ waitedDays }) => waitedDays);
    return { userId, name, cases: held.length, oldestDays: held.length === 0 ? null : Math.max(...held) };
  });
  return loads.sort((left, right) => right.cases - left.cases || left.name.localeCompare(right.name));
}
