import { findAttendees } from "#app/data/meetings.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";

type Asked = { actor: Actor | null; plan: string; meeting: string; today: CalendarDate };

/** Names of people present at a meeting, for those who record meetings; null for everyone else. */
export async function openAttendees(
  { actor, plan, meeting, today }: Asked,
  { db }: Pick<Deps, "db">,
): Promise<string | null> {
  if (actor === null || !may(actor, { kind: "record_meeting", plan }, today)) return null;
  return findAttendees(db, plan, meeting);
}
