import { listPlanRules, type PlanRules } from "#app/data/account-rules.server.ts";
import type { Db, Tx } from "#app/data/db.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";

/** Somebody signed in who acts. */
export type Manager = { userId: string; name: string; actor: Actor };

/** Plans with the day it is in each. */
export type PlanDays = {
  plans: ReadonlyArray<PlanRules>;
  /** The day it is in a plan; of every plan it is the first one's. */
  todayIn: (plan: string | null) => CalendarDate;
};

export async function openPlanDays(db: Db | Tx, at: Date): Promise<PlanDays> {
  const plans = await listPlanRules(db);
  const zoneOf = (slug: string | null) => plans.find((plan) => plan.slug === slug)?.timeZone;
  const first = plans[0]?.timeZone ?? "UTC";
  return { plans, todayIn: (plan) => calendarDateAt(at, zoneOf(plan) ?? first) };
}

/** Whether somebody may change offices of a plan; null asks for every plan. */
export function mayManage({ actor }: Pick<Manager, "actor">, plan: string | null, days: PlanDays): boolean {
  return may(actor, { kind: "manage_users", plan }, days.todayIn(plan));
}

/** Whether somebody may act on a person as a whole: on every office the person holds or held. */
export function mayManagePerson(
  manager: Pick<Manager, "actor">,
  offices: ReadonlyArray<{ plan: string | null }>,
  days: PlanDays,
): boolean {
  if (offices.length === 0) return mayManage(manager, null, days);
  return offices.every(({ plan }) => mayManage(manager, plan, days));
}

/** Whether somebody manages the people of some plan, or of all. */
export function managesAnything(manager: Pick<Manager, "actor">, days: PlanDays): boolean {
  return [null, ...days.plans.map(({ slug }) => slug)].some((plan) => mayManage(manager, plan, days));
}
