import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Change } from "#app/domain/change.ts";
import type { Bilingual, Plan } from "#app/domain/plan.ts";
import type { Scorecard } from "#app/domain/scorecard.ts";
import type { BrokenCount } from "./attention.tsx";

/** A change with the name of the milestone it happened to. */
export type NamedChange = Change & { title: Bilingual };

/** What the scorecard page is made of. */
export type ScorecardView = Omit<Scorecard, "changes"> & {
  changes: ReadonlyArray<NamedChange>;
  broken: BrokenCount;
  votingDay: CalendarDate | null;
  /** What the plan calls its commitments. */
  theme: ReadonlyArray<Bilingual>;
  summary: Plan["summary"];
};
