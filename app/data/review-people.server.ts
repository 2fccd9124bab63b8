import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type Actor, ROLES, type Role } from "#app/domain/permission.ts";
import type { Db, Tx } from "./db.server.ts";

const RoleName = z.enum(ROLES);

export type ReviewPerson = Actor & { name: string };

/** Everybody with an account that works and an office of this kind, whenever held, by name. */
export async function loadPeopleOfRole(db: Db | Tx, role: Role): Promise<Array<ReviewPerson>> {
  const rows = await db.user.findMany({
    where: { disabledAt: null, memberships: { some: { role } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      memberships: {
        select: {
          ...{ role: true, fromOn: true, toOn: true },
          ...{ organisation: { select: { slug: true } }, plan: { select: { slug: true } } },
        },
      },
    },
  });
  return rows.map(({ id, name, memberships }) => ({
    ...{ userId: id, name },
    offices: memberships.map((held) => ({
      role: RoleName.parse(held.role),
      organisation: held.organisation.slug,
      plan: held.plan?.slug ?? null,
      fromOn: CalendarDateSchema.parse(held.fromOn),
      toOn: held.toOn === null ? null : CalendarDateSchema.parse(held.toOn),
    })),
  }));
}
