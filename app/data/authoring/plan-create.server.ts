import type { Tx } from "#app/data/db.server.ts";
import type { Subject } from "#app/domain/authoring/plan-document.ts";
import { planColumns } from "./write-frame.server.ts";

export type NewPlan = {
  id: string;
  plan: Subject<"plan">;
  knownFrom: string;
  createdAt: Date;
  /** Plan whose election calendars the new one runs by; null for none. */
  calendarsOf: string | null;
};

/** Makes the row of a plan, after those that are there, on the calendars of another. */
export async function insertPlanRow(
  tx: Tx,
  { id, plan, knownFrom, createdAt, calendarsOf }: NewPlan,
): Promise<void> {
  const ordinal = await tx.plan.count();
  const row = { ...planColumns(plan), id, slug: plan.code, knownFrom, createdAt, ordinal };
  await tx.plan.create({ data: row, select: { id: true } });
  if (calendarsOf === null) return;
  const calendars = await tx.planCalendar.findMany({
    where: { planId: calendarsOf },
    select: { calendarId: true, ordinal: true },
  });
  await tx.planCalendar.createMany({ data: calendars.map((each) => ({ ...each, planId: id })) });
}
