import type { Tx } from "./db.server.ts";
import { writeCatalogues } from "./plan-write-catalogues.server.ts";
import type { PlanContent } from "./plan-write-content.server.ts";
import {
  writeDiscrepancies,
  writeOrganisations,
  writePlanRow,
  writePredecessors,
  writeRegulations,
  writeSystems,
} from "./plan-write-frame.server.ts";
import { writeMatrix } from "./plan-write-matrix.server.ts";
import { writeMeetings } from "./plan-write-meetings.server.ts";
import type { Tally } from "./plan-write-rows.server.ts";
import { writeSchedule } from "./plan-write-schedule.server.ts";
import { writeSlots } from "./plan-write-slots.server.ts";

export type WrittenPlan = { planId: string; tally: Tally };

/**
 * Brings the database to what a plan's source says, row by row by its code. What is already so stays untouched;
 * what the source no longer names stays too.
 */
export async function writePlan(
  tx: Tx,
  content: PlanContent,
  { at, newId }: { at: Date; newId: () => string },
): Promise<WrittenPlan> {
  const load = { tx, at, newId, tally: { created: 0, updated: 0, unchanged: 0 } };
  const organisations = await writeOrganisations(load, content.organisations);
  const regulations = await writeRegulations(load, content.regulations);
  const planId = await writePlanRow(load, content.plan);
  await writePredecessors(load, planId, content.plan.predecessors);
  await writeSchedule(load, planId, content.schedule, regulations);
  const milestones = await writeMatrix(load, planId, content, organisations);
  await writeSlots(load, planId, content.milestones, milestones);
  await writeSystems(load, planId, content.systems);
  await writeDiscrepancies(load, planId, content.discrepancies);
  await writeMeetings(load, { planId, slug: content.plan.slug }, content.meetings);
  await writeCatalogues(load, planId, content.catalogues, organisations);
  return { planId, tally: load.tally };
}
