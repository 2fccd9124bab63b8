import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Change } from "#app/domain/changes.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual, Plan } from "#app/domain/plan.ts";
import type { Scorecard } from "#app/domain/scorecard.ts";
import type { StageRow } from "#app/domain/stage-row.ts";

/** A stage's row without its milestones: what the table shows. */
export type StageLine = Omit<StageRow, "milestones">;

/** A milestone as a term of a sum: what «mengapa?» lists. */
export type Term = Pick<MilestoneCard, "code" | "weight" | "status" | "reportedPercent" | "provenPercent">;

/** A change with the name of the milestone it happened to. */
export type NamedChange = Change & { title: Bilingual };

/** What the scorecard page is made of. */
export type ScorecardView = Omit<Scorecard, "stages" | "changes"> & {
  stages: ReadonlyArray<StageLine>;
  changes: ReadonlyArray<NamedChange>;
  terms: ReadonlyArray<Term>;
  votingDay: CalendarDate | null;
  /** What the plan calls its commitments. */
  theme: ReadonlyArray<Bilingual>;
  summary: Plan["summary"];
};

/** The milestones in the denominator of a sum. */
export function termsOf(cards: ReadonlyArray<MilestoneCard>): Array<Term> {
  return cards
    .filter((card) => card.counted)
    .map(({ code, weight, status, reportedPercent, provenPercent }) => ({
      code,
      weight,
      status,
      reportedPercent,
      provenPercent,
    }));
}
