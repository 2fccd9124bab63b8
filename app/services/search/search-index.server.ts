import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { readDataVersion, reportsChangedBetween } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { planEntries, sharedEntries } from "#app/data/search-entries.server.ts";
import { loadSearchMarks, type MarkedPlan } from "#app/data/search-marks.server.ts";
import type { SearchEntry } from "#app/domain/search/entry.ts";
import { emptyLexicon, type Lexicon } from "#app/domain/search/lexicon.ts";
import { type Segment, segmentBuilder } from "#app/domain/search/segment.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** What can be found of one plan; of none for what all share. */
export type IndexedPart = { plan: MarkedPlan | null; mark: string; segment: Segment };

export type SearchIndex = { lexicon: Lexicon; parts: ReadonlyArray<IndexedPart>; version: number };

type State = { index: SearchIndex | null; refreshing: Promise<void> | null };

const states = new WeakMap<Db, State>();

/** Longest that a reader waits for what has just been changed; until then the index says what it knew. */
const LONGEST_WAIT_MS = 250;

/**
 * The index of everything public that can be found, kept in memory. After a change of the data only the plans whose
 * own words changed are read again, while readers are answered from what is known.
 */
export async function openSearchIndex(deps: Pick<Deps, "db" | "now">): Promise<SearchIndex> {
  const { db } = deps;
  const state = states.get(db) ?? { index: null, refreshing: null };
  states.set(db, state);
  const version = await readDataVersion(db);
  await passOverReports(state, version, db);
  if (state.index?.version !== version) {
    state.refreshing ??= refresh(state, version, deps).finally(() => {
      state.refreshing = null;
    });
    const { refreshing } = state;
    if (state.index === null) await refreshing;
    else await Promise.race([refreshing, wait(LONGEST_WAIT_MS, undefined, { ref: false })]);
  }
  if (state.index === null) throw new Error("the search index was not built");
  return state.index;
}

/** What is reported on targets is not found by its words, so such a change leaves the index as it is. */
async function passOverReports(state: State, version: number, db: Db): Promise<void> {
  const { index } = state;
  if (index === null || index.version === version) return;
  const isOnlyReports = (await reportsChangedBetween(db, index.version, version)) !== null;
  if (isOnlyReports && state.index === index) state.index = { ...index, version };
}

async function refresh(state: State, version: number, { db, now }: Pick<Deps, "db" | "now">): Promise<void> {
  const known = state.index;
  const lexicon = known?.lexicon ?? emptyLexicon();
  const marks = await loadSearchMarks(db);
  const held = new Map(known?.parts.map((part) => [part.plan?.id ?? "", part]));
  const parts: Array<IndexedPart> = [];
  for (const plan of [null, ...marks.plans]) {
    const mark = plan?.mark ?? marks.shared;
    const before = held.get(plan?.id ?? "");
    const entries = plan === null ? sharedEntries(db) : planEntries(db, plan, now());
    const segment = before?.mark === mark ? before.segment : await build(lexicon, entries);
    parts.push({ plan, mark, segment });
  }
  state.index = { lexicon, parts, version };
}

/** Builds a segment in small steps, so that requests are answered in between. */
async function build(lexicon: Lexicon, entries: AsyncGenerator<Array<SearchEntry>>): Promise<Segment> {
  const builder = segmentBuilder(lexicon);
  for await (const some of entries) {
    for (const entry of some) builder.add(entry);
    await nextTurn();
  }
  return builder.finish();
}
