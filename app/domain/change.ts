import type { CalendarDate } from "./calendar-date.ts";
import type { Bilingual } from "./plan.ts";

export const CHANGE_KINDS = [
  "reported",
  "checked",
  "accepted",
  "returned",
  "evidence_failed",
  "evidence_opened",
  "disputed",
  "dispute_upheld",
  "dispute_withdrawn",
  "evidence_upheld",
  "evidence_lapsed",
  "deadline_passed",
  "deadline_moved",
  "closed",
] as const;

/** One thing that happened to a milestone, for the list of latest changes and the history. */
export type Change = {
  on: CalendarDate;
  kind: (typeof CHANGE_KINDS)[number];
  milestone: string;
  slot: string | null;
  /** Organisation that acted; null for the machine and the calendar. */
  organisation: string | null;
  percentDone: number | null;
  /** Why, or what was said; a person's words stand in the language they were written in. */
  text: Bilingual | null;
  fromOn: CalendarDate | null;
  toOn: CalendarDate | null;
  recordedAt: string;
  illustration: boolean;
  /** Told in the milestone's own history only: the first look at a link that opens. */
  routine: boolean;
};

/** A change with what is usual left out. */
export function change(
  kind: Change["kind"],
  milestone: string,
  on: CalendarDate,
  details: Partial<Change>,
): Change {
  return {
    on,
    kind,
    milestone,
    slot: null,
    organisation: null,
    percentDone: null,
    text: null,
    fromOn: null,
    toOn: null,
    recordedAt: "",
    illustration: false,
    routine: false,
    ...details,
  };
}
