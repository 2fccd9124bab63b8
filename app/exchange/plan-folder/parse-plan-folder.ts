import {
  actionsOf,
  checkpointsOf,
  commitmentsOf,
  discrepanciesOf,
  organisationsOf,
  systemsOf,
} from "./build-frame.ts";
import { milestonesOf } from "./build-matrix.ts";
import { regulationsOf, scheduleOf } from "./build-schedule.ts";
import { collectCodes } from "./check-codes.ts";
import { checkReferences } from "./check-references.ts";
import { checkCircles, checkRows } from "./check-rows.ts";
import type { PlanFiles } from "./csv-table.ts";
import { checkMeetings, meetingsOf, readMeetingTables } from "./meeting-tables.ts";
import { CatalogueFile, catalogueOf } from "./plan-catalogue.ts";
import { PlanFile, planOf } from "./plan-frame.ts";
import type { PlanSource } from "./plan-source.ts";
import type { SourceProblem } from "./problem.ts";
import { readTables } from "./read-tables.ts";
import { readYaml } from "./yaml-file.ts";

export type ParsedPlanFolder = { ok: true; plan: PlanSource } | { ok: false; problems: Array<SourceProblem> };

/**
 * Reads a plan folder: the text of its files by name. The grammar stands in the folder's README.
 *
 * First every cell by itself, then what rows say of each other; all problems of a round come together.
 */
export function parsePlanFolder(files: PlanFiles): ParsedPlanFolder {
  const problems: Array<SourceProblem> = [];
  const plan = readYaml(files, "plan.yaml", PlanFile, problems);
  const catalogue = readYaml(files, "catalogue.yaml", CatalogueFile, problems);
  const tables = readTables(files, problems);
  const meetings = readMeetingTables(files, problems);
  if (plan === null || catalogue === null || problems.length > 0) return { ok: false, problems };

  const codes = collectCodes(tables, problems);
  checkReferences(tables, { plan, catalogue }, codes, problems);
  checkMeetings(meetings, { plan: plan.slug, codes }, problems);
  checkRows(tables, problems);
  const schedule = scheduleOf(tables);
  if (problems.length === 0) checkCircles(schedule, problems);
  if (problems.length > 0) return { ok: false, problems };

  return {
    ok: true,
    plan: {
      plan: planOf(plan),
      organisations: organisationsOf(tables),
      regulations: regulationsOf(tables),
      schedule,
      checkpoints: checkpointsOf(tables),
      commitments: commitmentsOf(tables),
      actions: actionsOf(tables),
      milestones: milestonesOf(tables, plan.known_from),
      systems: systemsOf(tables),
      discrepancies: discrepanciesOf(tables),
      catalogues: [catalogueOf(catalogue)],
      meetings: meetingsOf(meetings),
    },
  };
}
