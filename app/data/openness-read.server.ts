import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { type PrincipleValue, PrincipleValueSchema } from "#app/domain/evidence/principles.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { latestResults, resultsOfRun } from "./check-runs.server.ts";
import type { Db } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

const AT_ONCE = 400;

/** Results of the latest look at each item known by a day, by item; items nobody looked at stay out. */
export async function loadLatestResults(
  db: Db,
  itemIds: ReadonlyArray<string>,
  asOf: CalendarDate,
): Promise<Map<string, ReadonlyArray<CheckResult>>> {
  const found = new Map<string, ReadonlyArray<CheckResult>>();
  for (let start = 0; start < itemIds.length; start += AT_ONCE) {
    const ids = itemIds.slice(start, start + AT_ONCE);
    for (const [item, results] of await latestOf(db, ids, asOf)) found.set(item, results);
  }
  return found;
}

async function latestOf(db: Db, ids: ReadonlyArray<string>, asOf: CalendarDate) {
  const known = { evidenceItemId: { in: [...ids] }, knownOn: { lte: asOf } };
  const last = await db.checkRun.groupBy({ by: ["evidenceItemId"], where: known, _max: { at: true } });
  const lastAt = new Map(last.map(({ evidenceItemId, _max }) => [evidenceItemId, _max.at?.getTime()]));
  const instants = last.flatMap(({ _max }) => (_max.at === null ? [] : [_max.at]));
  const rows = await db.checkRun.findMany({
    where: { ...known, at: { in: instants } },
    orderBy: [{ ruleVersion: "asc" }],
    select: { evidenceItemId: true, observationId: true, at: true, resultsJson: true },
  });
  const latest = rows.filter(({ evidenceItemId, at }) => lastAt.get(evidenceItemId) === at.getTime());
  const byItem = groupBy(latest, ({ evidenceItemId }) => evidenceItemId);
  return [...byItem].map(([item, runs]) => [item, latestResults(runs.map(resultsOfRun))] as const);
}

/** The reviewers' latest checklist of each slot known by a day, by slot code; slots without one stay out. */
export async function loadPrincipleWords(
  db: Db,
  planSlug: string,
  asOf: CalendarDate,
): Promise<Map<string, PrincipleValue>> {
  const rows = await db.evidenceDecision.findMany({
    where: { kind: "principle", planId: await planIdOf(db, planSlug), knownOn: { lte: asOf } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { id: true, valueJson: true, slot: { select: { code: true } } },
  });
  return new Map(
    rows.flatMap(({ id, valueJson, slot }) =>
      slot === null
        ? []
        : [[slot.code, readJson(PrincipleValueSchema, valueJson, `EvidenceDecision ${id}`)] as const],
    ),
  );
}

async function planIdOf(db: Db, slug: string): Promise<string> {
  const plan = await db.plan.findUnique({ where: { slug }, select: { id: true } });
  return plan?.id ?? "";
}
