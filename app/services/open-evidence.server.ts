import { loadSpokenWords } from "#app/data/evidence-decisions.server.ts";
import {
  findRetiredSlot,
  findSystemName,
  type Look,
  loadDatasetTitles,
  loadDueInstants,
  loadLastLooks,
  loadLookDetails,
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
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { type SpokenWords, withSpokenWords } from "#app/domain/evidence/released-looks.ts";
import type { Deps } from "./deps.server.ts";

/** What the machine knows of each item, by its id. */
export type CheckedItems = Record<string, CheckedItem>;

/**
 * The latest look at each item and the outcome of every look before it, as of a day. What people had said of
 * it by then counts: personal data released, changed content confirmed.
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
  const latest = itemIds.flatMap((id) => {
    const looks = looksOf.get(id) ?? [];
    const last = looks.at(-1);
    return last === undefined ? [] : [{ id, looks, last, checks: spoken(last, wordsOf.get(id), asOf) }];
  });
  const lastIds = latest.map(({ last }) => last.observationId);
  const details = await loadLookDetails(db, lastIds);
  const datasetIds = latest
    .map(({ checks }) => textOf(checks, "C3", "datasetId"))
    .filter((id) => id !== null);
  const datasets = await loadDatasetTitles(db, datasetIds);
  const items: CheckedItems = Object.fromEntries(
    itemIds.map((id) => [id, { ...NEVER_CHECKED, nextCheckAt: dueOf.get(id) ?? null }]),
  );
  for (const { id, looks, last, checks } of latest) {
    const detail = details.get(last.observationId);
    items[id] = {
      ...{ checkedAt: last.at, nextCheckAt: dueOf.get(id) ?? null, checks },
      history: looks.map((look) => ({ at: look.at, outcome: lookOutcome(look.results, look.at) })),
      finalUrl: detail?.finalUrl ?? null,
      bytes: bytesOf(checks) ?? detail?.bytes ?? null,
      kind: textOf(checks, "C4", "sniffed") ?? textOf(checks, "C2", "kind"),
      match: matchOf(checks, datasets),
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

/** What people had said by a day. */
function wordsBy(words: SpokenWords | undefined, asOf: CalendarDate): SpokenWords {
  const { guard, confirmed } = words ?? { guard: [], confirmed: [] };
  const isKnown = ({ knownOn }: { knownOn: CalendarDate }) => knownOn <= asOf;
  return { guard: guard.filter(isKnown), confirmed: confirmed.filter(isKnown) };
}

/** What a look says with what people had said of it by a day. */
function spoken(look: Look, words: SpokenWords | undefined, asOf: CalendarDate): ReadonlyArray<CheckResult> {
  const seen = { at: new Date(look.at), knownOn: asOf, results: look.results };
  return withSpokenWords([seen], wordsBy(words, asOf)).at(-1)?.results ?? look.results;
}

function matchOf(
  checks: ReadonlyArray<CheckResult>,
  datasets: ReadonlyMap<string, { title: string; url: string | null }>,
): CheckedItem["match"] {
  const title = textOf(checks, "C3", "dataset");
  if (title === null) return null;
  const dataset = datasets.get(textOf(checks, "C3", "datasetId") ?? "");
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
