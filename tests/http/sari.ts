import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Submission } from "#app/domain/submission.ts";

const FROM_ON: CalendarDate = CalendarDateSchema.parse("2022-01-01");

/** A report of the owner that `insertCast` makes. */
export function sari(submission: Submission) {
  const office = { role: "owner", organisation: "kpu", plan: null, fromOn: FROM_ON, toOn: null } as const;
  return {
    ...{ plan: "rencana", milestone: "A1-B06", actorName: "sari", submission },
    actor: { userId: "sari", offices: [office] },
  };
}
