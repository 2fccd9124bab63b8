import { type CalendarDate, daysBetween } from "./calendar-date.ts";
import { type Deadline, deadlineAsOf, isDue } from "./deadline.ts";
import type { Closure, Report } from "./facts.ts";
import { type IrmLevel, suggestIrmLevel } from "./irm-level.ts";
import { milestoneStatus } from "./milestone-status.ts";
import type { EvidenceSlot, Milestone } from "./plan.ts";
import { type KnownReport, reportsKnownOn } from "./review.ts";
import type { RollUpItem } from "./roll-up.ts";
import type { ScheduleIndex } from "./schedule.ts";
import { lastKnown } from "./schedule.ts";
import { type SlotScore, type SlotStanding, slotStandingAsOf } from "./slot-standing.ts";

/** The claim that stands: the latest report that was not returned. */
export type StandingClaim = KnownReport;

/** On time, or days late, of one day against the due day; null when either is missing. */
export type Timeliness = { on: CalendarDate; lateDays: number } | null;

/** What the sums need of a milestone as of a day, and all its status rests on. */
export type MilestoneScore<Slot extends SlotScore = SlotScore> = RollUpItem & {
  milestone: Milestone;
  deadline: Deadline;
  /** Reports known on the day, oldest first. */
  known: ReadonlyArray<KnownReport>;
  claim: StandingClaim | null;
  slots: ReadonlyArray<Slot>;
  closure: Closure | null;
  evidenceFiled: boolean;
};

/** Everything that is derived about one milestone as of a day. */
export type MilestoneStanding = Omit<MilestoneScore<SlotStanding>, "known"> & {
  /** Measured on the day the standing complete claim was first submitted; null when the claim is not complete. */
  claimTimeliness: Timeliness;
  /** Measured on the day the last of the accepted evidence was first seen to open. */
  proofTimeliness: Timeliness;
  /** Days past the deadline; null unless the status is `late`. */
  lateByDays: number | null;
  irmSuggestion: IrmLevel;
};

/** A milestone with its dated facts, each oldest first. */
export type MilestoneFacts = {
  milestone: Milestone;
  reports: ReadonlyArray<Report>;
  closures: ReadonlyArray<Closure>;
};

/**
 * Scores one milestone as of a day: its status, whether it counts, and its two numbers.
 *
 * @param slotAsOf how much to tell of each slot: its score, or every item in it.
 */
export function milestoneScoreAsOf<Slot extends SlotScore>(
  { milestone, reports, closures }: MilestoneFacts,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
  slotAsOf: (slot: EvidenceSlot, known: ReadonlyArray<KnownReport>, asOf: CalendarDate) => Slot,
): MilestoneScore<Slot> {
  const deadline = deadlineAsOf(milestone.deadlineRules, schedule, asOf);
  const known = reportsKnownOn(reports, asOf);
  const claim = known.findLast(({ state }) => state !== "returned") ?? null;
  const slots = milestone.slots.map((slot) => slotAsOf(slot, known, asOf));
  const closure = closureAsOf(closures, asOf);
  const evidenceFiled = slots.some((slot) => slot.filed);
  const reportedPercent = claim?.report.percentDone ?? null;
  const provenPercent = provenPercentOf(slots);
  const status = milestoneStatus(
    { closed: closure !== null, reportedPercent, slots, evidenceFiled, deadline },
    asOf,
  );
  const counted = status !== "cancelled" && status !== "waiting" && isDue(deadline, asOf);
  // Written out: spreading costs more than everything above it, and this runs once per milestone.
  return {
    code: milestone.code,
    weight: milestone.weight,
    status,
    counted,
    reportedPercent,
    provenPercent,
    milestone,
    deadline,
    known,
    claim,
    slots,
    closure,
    evidenceFiled,
  };
}

/** Stands one milestone as of a day: its score, its timeliness and the level it suggests. */
export function milestoneStandingAsOf(
  milestone: Milestone,
  reports: ReadonlyArray<Report>,
  closures: ReadonlyArray<Closure>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): MilestoneStanding {
  const facts = { milestone, reports, closures };
  const { known, ...score } = milestoneScoreAsOf(facts, schedule, asOf, slotStandingAsOf);
  const { deadline, slots, status, reportedPercent, provenPercent, evidenceFiled } = score;
  const dueOn = deadline.kind === "dated" ? deadline.dueOn : null;
  return {
    ...score,
    claimTimeliness: timeliness(completeSince(known), dueOn),
    proofTimeliness: timeliness(provenOn(slots, asOf), dueOn),
    lateByDays: status === "late" && dueOn !== null ? daysBetween(dueOn, asOf) : null,
    irmSuggestion: suggestIrmLevel(reportedPercent, provenPercent, evidenceFiled),
  };
}

/**
 * The proven percent (*terbukti*): over required slots, Σ weight × share of elements proven ÷ Σ weight.
 *
 * @returns 0–100, unrounded; null for a milestone without a required slot, which nothing could prove.
 */
export function provenPercentOf(
  slots: ReadonlyArray<Pick<SlotStanding, "slot" | "valueRatio">>,
): number | null {
  let weight = 0;
  let sum = 0;
  for (const standing of slots) {
    if (!standing.slot.required) continue;
    weight += standing.slot.weight;
    sum += standing.slot.weight * standing.valueRatio;
  }
  return weight === 0 ? null : (sum / weight) * 100;
}

/** What closed the milestone, in force on the day; null when it is open or was taken up again. */
export function closureAsOf(closures: ReadonlyArray<Closure>, asOf: CalendarDate): Closure | null {
  const last = lastKnown(closures, asOf);
  return last?.kind === "reinstated" ? null : last;
}

/** The day since which the milestone has been reported complete without a break; null when it is not. */
export function completeSince(known: ReadonlyArray<KnownReport>): CalendarDate | null {
  let since: CalendarDate | null = null;
  for (let index = known.length - 1; index >= 0; index--) {
    const { report, state } = known[index] ?? {};
    if (report === undefined || state === "returned") continue;
    if (report.percentDone < 100) return since;
    since = report.knownOn;
  }
  return since;
}

/** The day the proof was whole: when the slowest required slot first had accepted evidence seen to open. */
function provenOn(slots: ReadonlyArray<SlotStanding>, asOf: CalendarDate): CalendarDate | null {
  let latest: CalendarDate | null = null;
  for (const standing of slots) {
    if (!standing.slot.required) continue;
    let opened: CalendarDate | null = null;
    for (const { review, item } of standing.items) {
      const day = item.firstOpenedOn;
      if (review !== "accepted" || day === null || day > asOf) continue;
      if (opened === null || day < opened) opened = day;
    }
    if (opened === null) return null;
    if (latest === null || opened > latest) latest = opened;
  }
  return latest;
}

function timeliness(on: CalendarDate | null, dueOn: CalendarDate | null): Timeliness {
  if (on === null || dueOn === null) return null;
  return { on, lateDays: Math.max(0, daysBetween(dueOn, on)) };
}
