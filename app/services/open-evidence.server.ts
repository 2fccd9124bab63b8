import { loadSpokenWords } from "#app/data/evidence-decisions.server.ts";
import {
  findLookDetail,
  findRetiredSlot,
  findSystemName,
  type Look,
  loadDatasetTitles,
  loadDueInstants,
  loadLastLooks,
  loadLooks,
  type RetiredSlot,
} from "#app/data/evidence-read.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import {
  type CheckedItem,
  lookOutcome,
  NEVER_CHECKED,
  withoutAddress,
} from "#app/domain/evidence/checked-item.ts";
import { type GuardDecision, withReleases } from "#app/domain/evidence/hidden.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import type { Deps } from "./deps.server.ts";

/** What the machine knows of each item, by its id. */
export type CheckedItems = Record<string, CheckedItem>;

/**
 * The latest look at each item and the outcome of every look before it, as of a day. Personal data that a
 * person has released by then counts as released.
 *
 * @param today the next look is told only when it is asked as of today.
 */
export async function openEvidence(
  itemIds: ReadonlyArray<string>,
  { asOf, today }: { asOf: CalendarDate; today: CalendarDate },
  { db }: Pick<Deps, "db">,
): Promise<CheckedItems> {
  if (itemIds.length === 0) return {};
  const looksOf = await loadLooks(db, itemIds, asOf);
  const dueOf = asOf === today ? await loadDueInstants(db, itemIds) : new Map<string, string>();
  const wordsOf = await loadSpokenWords(db, { itemIds });
  const items: CheckedItems = {};
  for (const id of itemIds) {
    const looks = looksOf.get(id) ?? [];
    const guard = (wordsOf.get(id)?.guard ?? []).filter(({ knownOn }) => knownOn <= asOf);
    items[id] = {
      ...(await latestLook({ itemId: id, looks, guard, asOf }, db)),
      nextCheckAt: dueOf.get(id) ?? null,
    };
  }
  return items;
}

/** The same for public pages: of an item whose address is hidden nothing that names the address. */
export async function openPublicEvidence(
  filed: ReadonlyArray<{ id: string; hiddenSince: CalendarDate | null }>,
  days: { asOf: CalendarDate; today: CalendarDate },
  deps: Pick<Deps, "db">,
): Promise<CheckedItems> {
  const ids = filed.map(({ id }) => id);
  const items = await openEvidence(ids, days, deps);
  for (const { id, hiddenSince } of filed) {
    const checked = items[id];
    if (hiddenSince !== null && checked !== undefined) items[id] = withoutAddress(checked);
  }
  return items;
}

/** When each item was last looked at, as of a day; items nobody looked at stay out. */
export async function openLastChecked(
  itemIds: ReadonlyArray<string>,
  asOf: CalendarDate,
  { db }: Pick<Deps, "db">,
): Promise<Record<string, string>> {
  const looks = await loadLastLooks(db, itemIds, asOf);
  return Object.fromEntries(looks.map(({ item, at }) => [item, at]));
}

/** A slot whose code is no longer used; null when there never was one. */
export async function openRetiredSlot(
  planSlug: string,
  code: string,
  { db }: Pick<Deps, "db">,
): Promise<RetiredSlot | null> {
  return findRetiredSlot(db, planSlug, code);
}

/** The name of the system an action feeds; null without one. */
export async function openSystemName(
  planSlug: string,
  slug: string | null,
  { db }: Pick<Deps, "db">,
): Promise<string | null> {
  return slug === null ? null : ((await findSystemName(db, planSlug, slug)) ?? slug);
}

type Looked = {
  itemId: string;
  looks: ReadonlyArray<Look>;
  guard: ReadonlyArray<GuardDecision>;
  asOf: CalendarDate;
};

async function latestLook({ itemId, looks, guard, asOf }: Looked, db: Deps["db"]): Promise<CheckedItem> {
  const latest = looks.at(-1);
  if (latest === undefined) return NEVER_CHECKED;
  const detail = await findLookDetail(db, { itemId, observationId: latest.observationId, asOf });
  const checks = withReleases(detail?.results ?? latest.results, latest.at, guard);
  return {
    checkedAt: latest.at,
    nextCheckAt: null,
    checks,
    history: looks.map((look) => ({ at: look.at, outcome: lookOutcome(look.results, look.at) })),
    finalUrl: detail?.finalUrl ?? null,
    bytes: bytesOf(checks) ?? detail?.bytes ?? null,
    kind: textOf(checks, "C4", "sniffed") ?? textOf(checks, "C2", "kind"),
    match: await matchOf(checks, db),
  };
}

async function matchOf(checks: ReadonlyArray<CheckResult>, db: Deps["db"]): Promise<CheckedItem["match"]> {
  const title = textOf(checks, "C3", "dataset");
  const datasetId = textOf(checks, "C3", "datasetId");
  if (title === null) return null;
  const datasets = await loadDatasetTitles(db, datasetId === null ? [] : [datasetId]);
  const dataset = datasetId === null ? undefined : datasets.get(datasetId);
  return { title: dataset?.title ?? title, url: dataset?.url ?? textOf(checks, "C3", "matched") };
}

function bytesOf(checks: ReadonlyArray<CheckResult>): number | null {
  const bytes = checks.find((result) => result.check === "C1")?.data.bytes;
  return typeof bytes === "number" && bytes > 0 ? bytes : null;
}

function textOf(checks: ReadonlyArray<CheckResult>, check: string, key: string): string | null {
  const value = checks.find((result) => result.check === check)?.data[key];
  return typeof value === "string" && value !== "" ? value : null;
}
