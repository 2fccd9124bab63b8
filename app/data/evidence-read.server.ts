import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { CheckDataSchema, type CheckResult, CheckResultSchema } from "#app/domain/evidence/outcome.ts";
import type { Db } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** One look at an item with its results, without what they were decided on. */
export type Look = { observationId: string; at: string; results: Array<CheckResult> };

export type LookDetail = { finalUrl: string | null; bytes: number | null; results: Array<CheckResult> };

/** Looks at items known by a day, oldest first, by item. */
export async function loadLooks(
  db: Db,
  itemIds: ReadonlyArray<string>,
  asOf: CalendarDate,
): Promise<Map<string, Array<Look>>> {
  const rows = await db.checkResult.findMany({
    where: { evidenceItemId: { in: [...itemIds] }, knownOn: { lte: asOf } },
    select: { evidenceItemId: true, observationId: true, check: true, outcome: true, code: true, at: true },
    orderBy: [{ at: "asc" }, { ruleVersion: "asc" }],
  });
  const looksOf = new Map<string, Map<string, Look>>();
  for (const row of rows) {
    const looks = looksOf.get(row.evidenceItemId) ?? new Map<string, Look>();
    looksOf.set(row.evidenceItemId, looks);
    const known = looks.get(row.observationId);
    const look = known ?? { observationId: row.observationId, at: row.at.toISOString(), results: [] };
    if (known === undefined) looks.set(row.observationId, look);
    look.results = withResult(look.results, resultOf({ ...row, data: {} }));
  }
  return new Map([...looksOf].map(([item, looks]) => [item, [...looks.values()]]));
}

/** What one look saw, with the data of its results as they were known by a day. */
export async function findLookDetail(
  db: Db,
  { itemId, observationId, asOf }: { itemId: string; observationId: string; asOf: CalendarDate },
): Promise<LookDetail | null> {
  const observation = await db.observation.findUnique({
    where: { id: observationId },
    select: {
      finalUrl: true,
      bytesDecoded: true,
      checkResults: {
        where: { evidenceItemId: itemId, knownOn: { lte: asOf } },
        select: { check: true, outcome: true, code: true, dataJson: true },
        orderBy: [{ at: "asc" }, { ruleVersion: "asc" }],
      },
    },
  });
  if (observation === null) return null;
  const where = `CheckResult of observation ${observationId}`;
  const results = observation.checkResults
    .map(({ dataJson, ...row }) => resultOf({ ...row, data: readJson(CheckDataSchema, dataJson, where) }))
    .reduce<Array<CheckResult>>(withResult, []);
  return { finalUrl: observation.finalUrl, bytes: observation.bytesDecoded, results };
}

/** Instant of the last look at each item known by a day. */
export async function loadLastLooks(
  db: Db,
  itemIds: ReadonlyArray<string>,
  asOf: CalendarDate,
): Promise<Array<{ item: string; at: string }>> {
  const rows = await db.checkResult.groupBy({
    by: ["evidenceItemId"],
    where: { evidenceItemId: { in: [...itemIds] }, knownOn: { lte: asOf } },
    _max: { at: true },
  });
  return rows.flatMap(({ evidenceItemId, _max }) =>
    _max.at === null ? [] : [{ item: evidenceItemId, at: _max.at.toISOString() }],
  );
}

/** When each item's address is due to be opened next. */
export async function loadDueInstants(db: Db, itemIds: ReadonlyArray<string>): Promise<Map<string, string>> {
  const items = await db.evidenceItem.findMany({
    where: { id: { in: [...itemIds] } },
    select: { id: true, target: { select: { dueAt: true } } },
  });
  return new Map(items.map((item) => [item.id, item.target.dueAt.toISOString()]));
}

/** Titles and pages of catalogued datasets, by id. */
export async function loadDatasetTitles(
  db: Db,
  ids: ReadonlyArray<string>,
): Promise<Map<string, { title: string; url: string | null }>> {
  if (ids.length === 0) return new Map();
  const datasets = await db.dataset.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true, landingUrl: true },
  });
  return new Map(datasets.map(({ id, title, landingUrl }) => [id, { title, url: landingUrl }]));
}

export type RetiredSlot = {
  code: string;
  retiredOn: string;
  reason: string | null;
  successor: string | null;
};

/** A slot whose code is no longer used, by its code in any case; null when none was. */
export async function findRetiredSlot(db: Db, planSlug: string, code: string): Promise<RetiredSlot | null> {
  const slots = await db.evidenceSlot.findMany({
    where: { plan: { slug: planSlug }, retiredOn: { not: null } },
    select: { code: true, retiredOn: true, retiredReason: true, successorCode: true },
  });
  const slot = slots.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (slot === undefined || slot.retiredOn === null) return null;
  return {
    code: slot.code,
    retiredOn: slot.retiredOn,
    reason: slot.retiredReason,
    successor: slot.successorCode,
  };
}

/** The name of an information system, such as Sidapil; null when the plan does not list it. */
export async function findSystemName(db: Db, planSlug: string, slug: string): Promise<string | null> {
  const system = await db.informationSystem.findFirst({
    where: { slug, plan: { slug: planSlug } },
    select: { name: true },
  });
  return system?.name ?? null;
}

/** @throws {Error} when a stored row has a check or an outcome this program does not know. */
function resultOf(row: { check: string; outcome: string; code: string; data: unknown }): CheckResult {
  const { check, outcome, code, data } = row;
  return CheckResultSchema.parse({ check, outcome, code, data });
}

/** Results of a later rule version take the place of earlier ones. */
function withResult(results: Array<CheckResult>, result: CheckResult): Array<CheckResult> {
  const kept = results.filter((each) => each.check !== result.check);
  return [...kept, result].sort((left, right) => checkNumber(left) - checkNumber(right));
}

function checkNumber(result: CheckResult): number {
  return Number(result.check.slice(1));
}
