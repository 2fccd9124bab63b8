import type { CalendarDate } from "./calendar-date.ts";
import { type Deadline, hasPassed } from "./deadline.ts";
import type { SlotStanding } from "./slot-standing.ts";

export const MILESTONE_STATUSES = [
  "verified",
  "reported",
  "unproven",
  "contested",
  "late",
  "in_progress",
  "waiting",
  "not_started",
  "cancelled",
] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];

/** What the status rule looks at; each is itself derived as of the same day. */
export type StatusInputs = {
  /** Withdrawn with a reason, or merged into another. */
  closed: boolean;
  /** Percent of the last claim that was not returned; null without one. */
  reportedPercent: number | null;
  slots: ReadonlyArray<
    Pick<SlotStanding, "accepted" | "acceptedFails" | "acceptedChanged" | "emptyOrFails"> & {
      slot: { required: boolean };
    }
  >;
  /** Some evidence is filed and not returned. */
  evidenceFiled: boolean;
  deadline: Deadline;
};

/**
 * Status of a milestone as of a day: the first rule that fits. Nobody types it.
 *
 * A milestone without a required slot cannot be verified: there is nothing that could prove it.
 * Source: the rule table in docs/rules/status.md, which is also the test's fixture.
 */
export function milestoneStatus(inputs: StatusInputs, asOf: CalendarDate): MilestoneStatus {
  if (inputs.closed) return "cancelled";
  const required = inputs.slots.filter((standing) => standing.slot.required);
  if ((inputs.reportedPercent ?? 0) >= 100) {
    const allAccepted = required.length > 0 && required.every((standing) => standing.accepted);
    const isContested = required.some((standing) => standing.acceptedFails || standing.acceptedChanged);
    if (allAccepted) return isContested ? "contested" : "verified";
    return required.some((standing) => standing.emptyOrFails) ? "unproven" : "reported";
  }
  if (inputs.deadline.kind === "waiting") return "waiting";
  if (inputs.deadline.kind === "void") return "cancelled";
  if (hasPassed(inputs.deadline, asOf)) return "late";
  return (inputs.reportedPercent ?? 0) > 0 || inputs.evidenceFiled ? "in_progress" : "not_started";
}
