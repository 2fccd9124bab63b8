import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { closureAsOf, completeSince } from "#app/domain/milestone-standing.ts";
import { leadOf, type Milestone } from "#app/domain/plan.ts";
import { reportsKnownOn } from "#app/domain/review.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { type NoticeEvent, type NoticeWindow, shortOf } from "./event.ts";
import { NO_DATA } from "./kinds.ts";

/** A day before or after a deadline on which people are told. */
export type ClockStep = { kind: "due" | "overdue"; days: 1 | 7 | 30 };

const STEPS: ReadonlyArray<ClockStep & { offset: number }> = [
  { kind: "due", days: 30, offset: -30 },
  { kind: "due", days: 7, offset: -7 },
  { kind: "due", days: 1, offset: -1 },
  { kind: "overdue", days: 1, offset: 1 },
  { kind: "overdue", days: 7, offset: 7 },
  { kind: "overdue", days: 30, offset: 30 },
];

/**
 * The step a deadline has come to, when it came to it in the window. Of several missed ones the latest alone is
 * told, so that nobody gets a burst after an outage.
 */
export function clockStep(dueOn: CalendarDate, { after, today }: NoticeWindow): ClockStep | null {
  const reached = STEPS.findLast(({ offset }) => plusDays(dueOn, offset) <= today);
  if (reached === undefined) return null;
  if (after !== null && plusDays(dueOn, reached.offset) <= after) return null;
  return { kind: reached.kind, days: reached.days };
}

/**
 * Deadlines that come near or were passed: told to the owners, then to their organisation, then to the secretariat.
 *
 * Nothing is told of a milestone that is reported complete, closed, or not datable yet.
 */
export function clockEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  const { today } = window;
  return indexed.milestones.flatMap(({ milestone, reports, closures }) => {
    const deadline = deadlineAsOf(milestone.deadlineRules, indexed.schedule, today);
    if (deadline.kind !== "dated") return [];
    const step = clockStep(deadline.dueOn, window);
    if (step === null || closureAsOf(closures, today) !== null) return [];
    if (completeSince(reportsKnownOn(reports, today)) !== null) return [];
    return eventsOf(indexed, milestone, deadline.dueOn, step);
  });
}

function eventsOf(
  indexed: IndexedFacts,
  milestone: Milestone,
  dueOn: CalendarDate,
  { kind, days }: ClockStep,
): Array<NoticeEvent> {
  const { code, title } = milestone;
  const owners = milestone.owners.map(({ organisation }) => organisation);
  const lead = leadOf(milestone);
  const common = {
    ...{ step: days, subject: { kind: "milestone", code } as const, standing: true },
    data: { ...NO_DATA, milestone: code, title, dueOn, organisation: shortOf(indexed, lead) },
  };
  const key = (name: string) => `${indexed.facts.plan.slug}/${name}/${code}/${dueOn}/${days}`;
  const told = { ...common, kind, key: key(kind), to: [{ kind: "owners", organisations: owners } as const] };
  if (kind === "due" || days === 1) return [told];
  const above =
    days === 30
      ? ({ kind: "secretariat", owners } as const)
      : ({ kind: "colleagues", organisation: lead ?? "", owners } as const);
  return [told, { ...common, kind: "escalated", key: key("escalated"), to: [above] }];
}
