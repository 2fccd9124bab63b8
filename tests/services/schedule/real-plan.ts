import type { Db } from "#app/data/db.server.ts";
import type { Actor, Role } from "#app/domain/permission.ts";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import { loadPlan } from "#app/services/load-plan.server.ts";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { insertPerson, testDeps } from "../../data-factories.ts";

/** The real plan as it stood before some regulations were known. */
export async function planBefore(db: Db, regulations: RegExp): Promise<void> {
  const { files } = readPlanFolder("seed/ran-ogi-vii");
  const text = files["stage_versions.csv"] ?? "";
  const kept = text.split("\n").filter((line) => !regulations.test(line));
  const parsed = parsePlanFolder({ ...files, "stage_versions.csv": kept.join("\n") });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await loadPlan(parsed.plan, testDeps(db, new Date("2023-01-02T03:00:00Z")));
}

/** Somebody in office for an organisation of the loaded plan. */
export async function person(db: Db, id: string, organisation: string, role: Role): Promise<Actor> {
  const { id: organisationId } = await db.organisation.findUniqueOrThrow({
    where: { slug: organisation },
    select: { id: true },
  });
  const actor = await insertPerson(db, { id, organisation: organisationId, role });
  return { ...actor, offices: actor.offices.map((office) => ({ ...office, organisation })) };
}
