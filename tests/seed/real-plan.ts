import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import type { PlanSource } from "#app/exchange/plan-folder/plan-source.ts";
import { planFolder, readPlanFolder } from "#app/services/load-plan-folder.server.ts";

/** The files of the real plan, by name: a fresh object to change at will. */
export function realFiles(): Record<string, string> {
  return readPlanFolder(planFolder("ran-ogi-vii")).files;
}

let parsedOnce: PlanSource | null = null;

export function realPlan(): PlanSource {
  if (parsedOnce !== null) return parsedOnce;
  const parsed = parsePlanFolder(realFiles());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  parsedOnce = parsed.plan;
  return parsedOnce;
}

/** Lines of the founding document; the first is line 1. */
export function minutes(): Array<string> {
  return readFileSync(join(planFolder("ran-ogi-vii"), "sumber", "notula-2022-11-16.txt"), "utf8").split("\n");
}
