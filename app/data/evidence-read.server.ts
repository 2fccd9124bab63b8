import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { latestResults, resultsOfRun } from "./check-runs.server.ts";
import type { Db } from "./db.server.ts";

/** One look at an item with its results. */
export type Look = { observationId: string; at: string; results: Array<CheckResult> };

export type LookDetail = { finalUrl: string | null; bytes: number | null };

/** Looks at items known by a day, oldest first, by item. */
export async function loadLooks(
  db: Db,
  itemIds: ReadonlyArray<string>,
  asOf: CalendarDate,
): Promise<Map<string, Array<Look>>> {
  const rows = await db.checkRun.findMany({
    where: { evidenceItemId: { in: [...itemIds] }, knownOn: { lte: asOf } },
    select: { evidenceItemId: true, observationId: true, at: true, resultsJson: true },
    orderBy: [{ at: "asc" }, { ruleVersion: "asc" }],
  });
  const looksOf = groupBy(rows, ({ evidenceItemId }) => evidenceItemId);
  return new Map([...looksOf].map(([item, runs]) => [item, looksIn(runs)]));
}

function looksIn(runs: ReadonlyArray<{ observationId: string; at: Date; resultsJson: string }>): Array<Look> {
  const byLook = groupBy(runs, ({ observationId }) => observationId);
  return [...byLook].flatMap(([observationId, ofLook]) => {
    const [first] = ofLook;
    if (first === undefined) return [];
    return [{ observationId, at: first.at.toISOString(), results: latestResults(ofLook.map(resultsOfRun)) }];
  });
}

/** Where observations led and how much they held, by id. */
export async function loadLookDetails(
  db: Db,
  observationIds: ReadonlyArray<string>,
): Promise<Map<string, LookDetail>> {
  const rows = await db.observation.findMany({
    where: { id: { in: [...observationIds] } },
    select: { id: true, finalUrl: true, bytesDecoded: true },
  });
  return new Map(rows.map(({ id, finalUrl, bytesDecoded: bytes }) => [id, { finalUrl, bytes }]));
}

/** Instant of the last look at each item known by a day. */
export async function loadLastLooks(
  db: Db,
  itemIds: ReadonlyArray<string>,
  asOf: CalendarDate,
): Promise<Array<{ item: string; at: string }>> {
  const rows = await db.checkRun.groupBy({
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
