import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Report, VerdictPoint } from "#app/domain/facts.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { stepStands } from "#app/domain/review.ts";
import { lastKnown } from "#app/domain/schedule.ts";
import type { ItemStanding, SlotStanding } from "#app/domain/slot-standing.ts";

/** Why accepted evidence is looked at again: it fails, its content is another, or it holds personal data. */
export type ContestedCause = "failing" | "changed" | "personal_data";

/**
 * Accepted evidence that has since failed, vanished or changed (*perlu ditinjau ulang*). Derived from the
 * facts and stored nowhere: the case is open while the machine says so and no person has answered that, and
 * it closes itself when the evidence recovers.
 */
export type ContestedCase = {
  milestone: string;
  slot: string;
  item: string;
  report: string;
  cause: ContestedCause;
  /** Outcome codes of the machine's word that is to be answered. */
  codes: ReadonlyArray<string>;
  /** Day the machine first gave that word. */
  since: CalendarDate;
  sinceAt: string;
  /** Day of the acceptance, and what the machine had said by then; null when it had not looked. */
  acceptedOn: CalendarDate;
  acceptedVerdict: VerdictPoint | null;
  /** The last word of a person on it, from before the machine said something else; null without one. */
  lastRulingId: string | null;
};

/** The cases of one milestone as of a day, in the order of its slots. */
export function contestedCases(standing: MilestoneStanding, asOf: CalendarDate): Array<ContestedCase> {
  if (standing.status === "cancelled") return [];
  return standing.slots.flatMap((slot) => {
    const last = lastAccepted(slot);
    const contested = last !== null && (last.failing || last.changed);
    return contested ? [caseOf(last, standing.code, asOf)] : [];
  });
}

/** What stands for the slot: whatever was accepted last took the place of what came before it. */
function lastAccepted({ items }: SlotStanding): ItemStanding | null {
  return items.findLast(({ review }) => review === "accepted") ?? null;
}

function caseOf(standing: ItemStanding, milestone: string, asOf: CalendarDate): ContestedCase {
  const { item, report, verdict, failing } = standing;
  const acceptedOn = acceptanceOf(report, asOf);
  const known = item.verdicts.filter(({ knownOn }) => knownOn <= asOf);
  const troubled = (point: VerdictPoint) =>
    point.changed || point.verdict === "not_supported" || point.verdict === "withheld";
  const lastGood = known.findLastIndex((point) => !troubled(point));
  const first = known[lastGood + 1] ?? known.at(-1);
  return {
    ...{ milestone, slot: item.slot, item: item.id, report: report.id, acceptedOn },
    lastRulingId: item.rulings.at(-1)?.id ?? null,
    cause: verdict?.verdict === "withheld" ? "personal_data" : failing ? "failing" : "changed",
    codes: verdict?.codes ?? [],
    since: first?.knownOn ?? acceptedOn,
    sinceAt: first?.at ?? "",
    acceptedVerdict: lastKnown(item.verdicts, acceptedOn),
  };
}

function acceptanceOf(report: Report, asOf: CalendarDate): CalendarDate {
  return report.steps.findLast((step) => stepStands(step, asOf))?.knownOn ?? report.knownOn;
}
