import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import type { SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import type { Deps } from "./deps.server.ts";
import { type LoadedPlan, loadPlan } from "./load-plan.server.ts";

export type LoadedPlanFolder =
  | ({ ok: true } & LoadedPlan)
  | { ok: false; problems: ReadonlyArray<SourceProblem> };

/**
 * Loads the plan that stands in one folder of seed/. Either all of it is loaded, or nothing.
 *
 * @param name the folder, such as `ran-ogi-vii`.
 */
export async function loadPlanFolder(
  name: string,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<LoadedPlanFolder> {
  const parsed = parsePlanFolder(readPlanFolder(planFolder(name)).files);
  return parsed.ok ? { ok: true, ...(await loadPlan(parsed.plan, deps)) } : parsed;
}

/** The tables and YAML files of a folder, by name; none when the folder is not there. */
export function readPlanFolder(folder: string): { files: Record<string, string> } {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const wanted = names.filter((name) => name.endsWith(".csv") || name.endsWith(".yaml"));
  return {
    files: Object.fromEntries(wanted.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  };
}

/** The plans stay in seed/, whether this runs from source or from the build. */
export function planFolder(name: string): string {
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  return join(dirname(program), "..", "..", "seed", name);
}
