import { plansByCalendar } from "#app/data/amendments.server.ts";
import type { Db, Tx } from "#app/data/db.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";

/**
 * Whether a person may write a calendar: its dates move every plan that runs by it, so they must be allowed to
 * in each. One that no plan runs by yet is written by who may write schedules in the plan at hand.
 */
export async function mayWriteCalendar(
  db: Db | Tx,
  { actor, plan, calendar, at }: { actor: Actor; plan: string; calendar: string; at: Date },
): Promise<boolean> {
  const plans = await plansByCalendar(db, calendar);
  const slugs = plans.length === 0 ? [{ slug: plan, timeZone: "UTC" }] : plans;
  return slugs.every(({ slug, timeZone }) =>
    may(actor, { kind: "edit_schedule", plan: slug }, calendarDateAt(at, timeZone)),
  );
}
