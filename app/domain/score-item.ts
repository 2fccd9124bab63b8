import type { CalendarDate } from "./calendar-date.ts";
import type { Deadline } from "./deadline.ts";
import { milestoneScoreAsOf } from "./milestone-standing.ts";
import { leadOf, type Milestone } from "./plan.ts";
import type { RollUpItem } from "./roll-up.ts";
import type { StageKey } from "./schedule.ts";
import { slotScoreAsOf } from "./slot-standing.ts";
import { topStageOf } from "./stage-row.ts";
import { type IndexedFacts, indexedAsOf } from "./standings.ts";

/** What the scorecard's sums need of a milestone; the rest of its standing is let go at once. */
export type ScoreItem = RollUpItem & {
  milestone: Milestone;
  deadline: Deadline;
  /** Top-level stage its deadline hangs on; null for fixed dates. */
  topStage: StageKey | null;
  /** Organisation that answers for it. */
  lead: string | null;
  /** Some evidence is filed and not returned. */
  evidenceFiled: boolean;
  /** The claim that stands is made up for illustration. */
  illustration: boolean;
};

/** Every milestone of the plan as the sums see it on a day, in the order of the plan. */
export function scoreItemsAsOf(today: IndexedFacts, asOf: CalendarDate): Array<ScoreItem> {
  const indexed = indexedAsOf(today, asOf);
  const { schedule } = indexed;
  return indexed.milestones.map((facts) => {
    const score = milestoneScoreAsOf(facts, schedule, asOf, slotScoreAsOf);
    return {
      code: score.code,
      weight: score.weight,
      status: score.status,
      counted: score.counted,
      reportedPercent: score.reportedPercent,
      provenPercent: score.provenPercent,
      milestone: score.milestone,
      deadline: score.deadline,
      topStage: topStageOf(score, schedule),
      lead: leadOf(score.milestone),
      evidenceFiled: score.evidenceFiled,
      illustration: score.claim?.report.illustration ?? false,
    };
  });
}
