import { readDataVersion, reportsChangedBetween } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { findPlanSlug, loadPlanFacts, loadReportsOnSome } from "#app/data/plan-facts.server.ts";
import { type IndexedFacts, indexFacts, withReports } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";

/** A plan's facts, and the data version they are of. */
type Held = { indexed: IndexedFacts; version: number };

type Kept = Held & { readWholeAt: number; askedAt: number };

type Opened = {
  /** By slug. */
  plans: Map<string, Kept>;
  /** What is being read, by slug. */
  readings: Map<string, Promise<Held | null>>;
  first: { version: number; slug: Promise<string | null> } | null;
};

const openedOf = new WeakMap<Db, Opened>();

/**
 * A plan's facts as the data stand, kept in memory. After a change that touched nothing but reports, only those reports
 * are read again, and a plan without any of them stays the same object; after any other change the plan is read whole.
 *
 * @param slug null for the plan shown at `/`: the first by its order.
 * @returns null when there is no such plan.
 */
export async function openPlan(slug: string | null, { db }: Pick<Deps, "db">): Promise<IndexedFacts | null> {
  const version = await readDataVersion(db);
  const opened = openedOf.get(db) ?? { plans: new Map(), readings: new Map(), first: null };
  openedOf.set(db, opened);
  const name = slug ?? (await firstPlan(opened, version, db));
  if (name === null) return null;
  const kept = opened.plans.get(name);
  if (kept !== undefined) kept.askedAt = performance.now();
  if (kept?.version === version) return kept.indexed;
  const held = await readAfter(name, { version, opened, db });
  return held?.indexed ?? null;
}

function firstPlan(opened: Opened, version: number, db: Db): Promise<string | null> {
  if (opened.first?.version === version) return opened.first.slug;
  const slug = findPlanSlug(db, null);
  const first = { version, slug };
  opened.first = first;
  slug.catch(() => {
    if (opened.first === first) opened.first = null;
  });
  return slug;
}

type Asked = { version: number; opened: Opened; db: Db };

/**
 * Waits for the reading of the plan that is under way and takes what it gave when that is as new as is asked for:
 * while much is written, readings of one plan follow each other instead of all running at once.
 */
async function readAfter(slug: string, { version, opened, db }: Asked): Promise<Held | null> {
  for (;;) {
    const underWay = opened.readings.get(slug);
    if (underWay === undefined) break;
    const held = await underWay.catch(() => null);
    if (held !== null && held.version >= version) return held;
  }
  const reading = read(slug, opened, db).finally(() => opened.readings.delete(slug));
  opened.readings.set(slug, reading);
  return reading;
}

const MOST_TRIES = 5;
/** A plan is read whole once in so long, and let go when nobody has asked for it for so long. */
const QUARTER_MS = 15 * 60_000;

/** Reads on when something was changed meanwhile, so that no page mixes what was with what is. */
async function read(slug: string, opened: Opened, db: Db): Promise<Held | null> {
  const now = performance.now();
  const kept = opened.plans.get(slug) ?? null;
  let readWholeAt = kept?.readWholeAt ?? now;
  let held: Held | null = kept !== null && now - readWholeAt < QUARTER_MS ? kept : null;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const version = await readDataVersion(db);
    if (held?.version === version) break;
    const touched = held === null ? null : await reportsChangedBetween(db, held.version, version);
    if (held !== null && touched !== null) held = await withReread({ held, touched, version }, slug, db);
    else {
      held = await readWhole(slug, version, db);
      readWholeAt = now;
      if (held === null) break;
    }
  }
  for (const [other, { askedAt }] of opened.plans) {
    if (now - askedAt > QUARTER_MS) opened.plans.delete(other);
  }
  if (held === null) opened.plans.delete(slug);
  else {
    opened.plans.set(slug, { ...held, readWholeAt, askedAt: now });
    versionOf.set(held.indexed, held.version);
  }
  return held;
}

async function readWhole(slug: string, version: number, db: Db): Promise<Held | null> {
  if ((await findPlanSlug(db, slug)) === null) return null;
  return { indexed: indexFacts(await loadPlanFacts(db, slug)), version };
}

type Change = { held: Held; touched: ReadonlySet<string>; version: number };

async function withReread({ held, touched, version }: Change, slug: string, db: Db): Promise<Held> {
  const again = await loadReportsOnSome(db, slug, touched);
  if (again === null) return { indexed: held.indexed, version };
  return { indexed: withReports(held.indexed, again.milestones, again.reports), version };
}

const versionOf = new WeakMap<IndexedFacts, number>();

/** The newest data version that opened facts are known to be of; null for facts that were not opened here. */
export function dataVersionOf(indexed: IndexedFacts): number | null {
  return versionOf.get(indexed) ?? null;
}
