import { z } from "zod";
import { ROLES, type Role } from "#app/domain/permission.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

const Roles = z.array(z.enum(ROLES));

/** What a plan asks of those who sign in. */
export type PlanRules = {
  id: string;
  slug: string;
  title: string;
  titleEn: string | null;
  timeZone: string;
  factorRoles: ReadonlyArray<Role>;
};

/** Every plan with the roles that must show a second factor, in the order of the site. */
export async function listPlanRules(db: Db | Tx): Promise<Array<PlanRules>> {
  const rows = await db.plan.findMany({
    orderBy: [{ ordinal: "asc" }, { slug: "asc" }],
    select: {
      ...{ id: true, slug: true, title: true, titleEn: true, timeZone: true },
      secondFactorRolesJson: true,
    },
  });
  return rows.map(({ secondFactorRolesJson, ...row }) => ({
    ...row,
    factorRoles: readJson(Roles, secondFactorRolesJson, `Plan ${row.slug}`),
  }));
}

export async function saveFactorRoles(tx: Tx, planId: string, roles: ReadonlyArray<Role>): Promise<void> {
  const data = { secondFactorRolesJson: JSON.stringify(roles) };
  await tx.plan.update({ where: { id: planId }, data, select: { id: true } });
}
