import { type CalendarDate, daysBetween } from "./calendar-date.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import type { MilestoneStatus } from "./milestone-status.ts";

export const STATUS_REASON_CODES = [
  "withdrawn",
  "merged",
  "stage_void",
  "verified",
  "contested",
  "unproven",
  "reported",
  "waiting",
  "late",
  "in_progress_not_due",
  "in_progress_due_today",
  "in_progress_undated",
  "not_started_not_due",
  "not_started_due_today",
  "not_started_undated",
] as const;
/** The rule that gave a milestone its status, with where the due day stands. */
export type StatusReasonCode = (typeof STATUS_REASON_CODES)[number];

/** Why a milestone has its status as of a day. Page, data and command line explain it from this. */
export type StatusReason = {
  code: StatusReasonCode;
  status: MilestoneStatus;
  asOf: CalendarDate;
  /** Last on-time day, to its last second in the plan's zone; null while it cannot be dated. */
  dueOn: CalendarDate | null;
  /** Days from the as-of day to the due day: 0 on it, negative after it; null while it cannot be dated. */
  daysLeft: number | null;
  /** Days past the due day; null unless the status is `late`. */
  lateByDays: number | null;
  /** In the denominator of every roll-up. */
  counted: boolean;
  /** Day on which the milestone's round is reported. */
  checkpointDueOn: CalendarDate;
  /** The reporting day has passed. It is open to the last second of that day. */
  roundOver: boolean;
  /** Required slots that keep the claim from standing: empty or failing. Only for `unproven` and `contested`. */
  slots: ReadonlyArray<string>;
  /** Milestone it was merged into. */
  mergedInto: string | null;
};

/** Puts a reason into a sentence in both languages. */
export type ExplainStatus = (reason: StatusReason, standing: MilestoneStanding) => { id: string; en: string };

/**
 * Says which rule of {@link milestoneStatus} fitted, and the dates it looked at.
 *
 * @param checkpointDueOn the day the milestone's checkpoint is reported.
 */
export function statusReason(
  standing: MilestoneStanding,
  checkpointDueOn: CalendarDate,
  asOf: CalendarDate,
): StatusReason {
  const dueOn = standing.deadline.kind === "dated" ? standing.deadline.dueOn : null;
  const daysLeft = dueOn === null ? null : daysBetween(asOf, dueOn);
  return {
    code: reasonCode(standing, daysLeft),
    status: standing.status,
    asOf,
    dueOn,
    daysLeft,
    lateByDays: standing.lateByDays,
    counted: standing.counted,
    checkpointDueOn,
    roundOver: asOf > checkpointDueOn,
    slots: decidingSlots(standing),
    mergedInto: standing.closure?.into ?? null,
  };
}

function reasonCode(standing: MilestoneStanding, daysLeft: number | null): StatusReasonCode {
  const { status } = standing;
  if (status === "cancelled") {
    if (standing.closure === null) return "stage_void";
    return standing.closure.kind === "merged" ? "merged" : "withdrawn";
  }
  if (status !== "in_progress" && status !== "not_started") return status;
  if (daysLeft === null) return `${status}_undated`;
  return daysLeft === 0 ? `${status}_due_today` : `${status}_not_due`;
}

function decidingSlots(standing: MilestoneStanding): Array<string> {
  if (standing.status !== "unproven" && standing.status !== "contested") return [];
  return standing.slots
    .filter(({ slot }) => slot.required)
    .filter((slot) =>
      standing.status === "unproven" ? slot.emptyOrFails : slot.acceptedFails || slot.acceptedChanged,
    )
    .map(({ slot }) => slot.code);
}
