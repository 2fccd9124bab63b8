import { type CalendarDate, daysBetween } from "./calendar-date.ts";
import type { Deadline } from "./deadline.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import type { MilestoneStatus } from "./milestone-status.ts";
import { type Bilingual, leadOf, markOf, type ProvenanceMark } from "./plan.ts";
import type { ScheduleIndex } from "./schedule.ts";
import { type SlotVerdict, slotVerdict } from "./slot-standing.ts";

/** The due date of a card, ready to print. */
export type DueCard =
  | { kind: "dated"; dueOn: CalendarDate; originalOn: CalendarDate; daysLeft: number; stage: string | null }
  | { kind: "waiting"; for: Bilingual; stage: string | null }
  | { kind: "none" };

/** One milestone in short: the same things in the same order in every view. */
export type MilestoneCard = {
  code: string;
  action: string;
  checkpoint: string;
  title: Bilingual;
  status: MilestoneStatus;
  mark: ProvenanceMark;
  weight: number;
  counted: boolean;
  reportedPercent: number | null;
  provenPercent: number | null;
  slots: ReadonlyArray<{ code: string; verdict: SlotVerdict }>;
  lead: string | null;
  due: DueCard;
  /** Days past the deadline while not reported complete; null otherwise. */
  lateByDays: number | null;
  mergedInto: string | null;
  /** A fact that the status rests on is made up for illustration. */
  illustration: boolean;
};

/** Shortens a standing to a card. */
export function milestoneCard(
  standing: MilestoneStanding,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): MilestoneCard {
  const { milestone } = standing;
  return {
    code: milestone.code,
    action: milestone.action,
    checkpoint: milestone.checkpoint,
    title: milestone.title,
    status: standing.status,
    mark: markOf(milestone.provenance),
    weight: milestone.weight,
    counted: standing.counted,
    reportedPercent: standing.reportedPercent,
    provenPercent: standing.provenPercent,
    slots: standing.slots.map((slot) => ({ code: slot.slot.code, verdict: slotVerdict(slot) })),
    lead: leadOf(milestone),
    due: dueCard(standing.deadline, schedule, asOf),
    lateByDays: standing.lateByDays,
    mergedInto: standing.closure?.into ?? null,
    illustration: standing.claim?.report.illustration === true || standing.closure?.illustration === true,
  };
}

/** What a deadline shows: its day and the days left, or the event it waits for. */
export function dueCard(deadline: Deadline, schedule: ScheduleIndex, asOf: CalendarDate): DueCard {
  if (deadline.kind === "none" || deadline.kind === "void") return { kind: "none" };
  const stage = deadline.rule.kind === "stage" ? deadline.rule.stage : null;
  if (deadline.kind === "waiting")
    return { kind: "waiting", for: waitingTitle(deadline.for, schedule), stage };
  const { dueOn, originalOn } = deadline;
  return { kind: "dated", dueOn, originalOn, daysLeft: daysBetween(asOf, dueOn), stage };
}

/** The name of what a deadline waits for: an event, or a stage no regulation sets yet. */
export function waitingTitle(
  waitingFor: { kind: "event" | "stage"; key: string },
  schedule: ScheduleIndex,
): Bilingual {
  const named = waitingFor.kind === "event" ? schedule.event(waitingFor.key) : schedule.stage(waitingFor.key);
  return named?.title ?? { id: waitingFor.key, en: waitingFor.key };
}
