import type { Db, Tx } from "#app/data/db.server.ts";
import { indicatorCode } from "#app/domain/authoring/subject-codes.ts";

/** Organisations and stages that a plan may refer to. */
export async function loadSurroundings(db: Db | Tx, planId: string) {
  const organisations = await db.organisation.findMany({ select: { slug: true } });
  const stages = await db.stage.findMany({
    where: { calendar: { plans: { some: { planId } } } },
    select: { code: true, calendar: { select: { code: true } } },
  });
  return {
    organisations: new Set(organisations.map(({ slug }) => slug)),
    stages: new Set(stages.map(({ code, calendar }) => `${calendar.code}/${code}`)),
  };
}

/** Codes of the indicators of a plan that have been measured: they are kept. */
export async function measuredIndicators(db: Db | Tx, planId: string): Promise<Set<string>> {
  const rows = await db.indicator.findMany({
    where: { milestone: { planId }, values: { some: {} } },
    select: { code: true, milestone: { select: { code: true } } },
  });
  return new Set(rows.map(({ code, milestone }) => indicatorCode(milestone.code, code)));
}

/** Slugs of organisations that somebody with a working account holds an owner's office in, on a day. */
export async function organisationsWithAccount(
  db: Db | Tx,
  planId: string,
  today: string,
): Promise<Set<string>> {
  const rows = await db.membership.findMany({
    where: {
      ...{ role: "owner", fromOn: { lte: today }, user: { disabledAt: null } },
      AND: [{ OR: [{ toOn: null }, { toOn: { gte: today } }] }, { OR: [{ planId: null }, { planId }] }],
    },
    select: { organisation: { select: { slug: true } } },
  });
  return new Set(rows.map(({ organisation }) => organisation.slug));
}

export type PlanKeys = { planId: string; slug: string; timeZone: string; state: string };

/** What a use case needs to know of a plan before it reads it; null when there is none by that slug. */
export async function findPlanKeys(db: Db | Tx, slug: string): Promise<PlanKeys | null> {
  const row = await db.plan.findUnique({
    where: { slug },
    select: { id: true, timeZone: true, state: true },
  });
  return row === null ? null : { planId: row.id, slug, timeZone: row.timeZone, state: row.state };
}
