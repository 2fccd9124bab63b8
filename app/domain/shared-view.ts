import type { CalendarDate } from "./calendar-date.ts";
import { type MilestoneCard, milestoneCard } from "./milestone-card.ts";
import { milestoneStandingAsOf } from "./milestone-standing.ts";
import { type Scorecard, scorecardAsOf } from "./scorecard.ts";
import type { IndexedFacts } from "./standings.ts";

/** A view that may be embedded and has a picture: the headline, the stage table, or one milestone. */
export type SharedView =
  | { kind: "scorecard" | "stages"; scorecard: Scorecard }
  | { kind: "milestone"; card: MilestoneCard };

/**
 * Opens a view by the name it has in its address: `capaian`, `tahapan`, or a milestone's code.
 *
 * @returns null when there is no such view.
 */
export function sharedView(indexed: IndexedFacts, name: string, asOf: CalendarDate): SharedView | null {
  if (name === "capaian") return { kind: "scorecard", scorecard: scorecardAsOf(indexed, asOf) };
  if (name === "tahapan") return { kind: "stages", scorecard: scorecardAsOf(indexed, asOf) };
  const facts = indexed.milestones.find(({ milestone }) => milestone.code === name);
  if (facts === undefined) return null;
  const { milestone, reports, closures } = facts;
  const standing = milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, asOf);
  return { kind: "milestone", card: milestoneCard(standing, indexed.schedule, asOf) };
}
