import type { CalendarDate } from "./calendar-date.ts";
import { milestoneStandingAsOf } from "./milestone-standing.ts";
import type { Milestone } from "./plan.ts";
import type { RollUpItem } from "./roll-up.ts";
import type { StageKey } from "./schedule.ts";
import { topStageOf } from "./stage-row.ts";
import type { IndexedFacts } from "./standings.ts";

/** What the scorecard's sums need of a milestone; the rest of its standing is let go at once. */
export type ScoreItem = RollUpItem & {
  milestone: Milestone;
  /** Top-level stage its deadline hangs on; null for fixed dates. */
  topStage: StageKey | null;
  /** The claim that stands is made up for illustration. */
  illustration: boolean;
};

/** Every milestone of the plan as the sums see it on a day, in the order of the plan. */
export function scoreItemsAsOf(indexed: IndexedFacts, asOf: CalendarDate): Array<ScoreItem> {
  const { facts, schedule, reportsOf, closuresOf } = indexed;
  return facts.milestones.map((milestone) => {
    const { code } = milestone;
    const standing = milestoneStandingAsOf(milestone, reportsOf(code), closuresOf(code), schedule, asOf);
    const { weight, status, counted, reportedPercent, provenPercent } = standing;
    const topStage = topStageOf(standing, schedule);
    const illustration = standing.claim?.report.illustration ?? false;
    return {
      code,
      weight,
      status,
      counted,
      reportedPercent,
      provenPercent,
      milestone,
      topStage,
      illustration,
    };
  });
}
