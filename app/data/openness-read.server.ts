import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { CheckDataSchema, type CheckResult, CheckResultSchema } from "#app/domain/evidence/outcome.ts";
import { type PrincipleValue, PrincipleValueSchema } from "#app/domain/evidence/principles.ts";
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
  const last = await db.checkResult.groupBy({ by: ["evidenceItemId"], where: known, _max: { at: true } });
  const lastAt = new Map(last.map(({ evidenceItemId, _max }) => [evidenceItemId, _max.at?.getTime()]));
  const instants = last.flatMap(({ _max }) => (_max.at === null ? [] : [_max.at]));
  const rows = await db.checkResult.findMany({
    where: { ...known, at: { in: instants } },
    orderBy: [{ ruleVersion: "asc" }],
    select: {
      id: true,
      evidenceItemId: true,
      at: true,
      check: true,
      outcome: true,
      code: true,
      dataJson: true,
    },
  });
  const byItem = new Map<string, Map<string, CheckResult>>();
  for (const { id, evidenceItemId: item, at, dataJson, ...row } of rows) {
    if (lastAt.get(item) !== at.getTime()) continue;
    const data = readJson(CheckDataSchema, dataJson, `CheckResult ${id}`);
    const ofItem = byItem.get(item) ?? new Map<string, CheckResult>();
    byItem.set(item, ofItem.set(row.check, CheckResultSchema.parse({ ...row, data })));
  }
  return [...byItem].map(([item, byCheck]) => [item, [...byCheck.values()]] as const);
}

/** The reviewers' latest checklist of each slot known by a day, by slot code; slots without one stay out. */
export async function loadPrincipleWords(
  db: Db,
  planSlug: string,
  asOf: CalendarDate,
): Promise<Map<string, PrincipleValue>> {
  const rows = await db.evidenceDecision.findMany({
    where: { kind: "principle", slot: { plan: { slug: planSlug } }, knownOn: { lte: asOf } },
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
