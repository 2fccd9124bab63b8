import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { registrableName } from "#app/domain/evidence/registrable.ts";
import { readDcat } from "#app/exchange/dcat.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { ask, problemOf } from "./ask.server.ts";
import {
  type HarvestContext,
  type HarvestProblem,
  newTally,
  type Reading,
  readingOf,
} from "./reading.server.ts";
import { saveFound } from "./save-found.server.ts";

const MIB = 1024 * 1024;
const MOST_BYTES = 64 * MIB;
const MOST_PAGES = 5_000;
const ACCEPT = "application/ld+json, application/json;q=0.9, */*;q=0.1";

/**
 * Reads a DCAT catalogue: one `data.json` or JSON-LD document, or the pages it links with `hydra:next`.
 * A catalogue of one document that has not changed since the last time is not sent again.
 */
export async function readDcatCatalogue(
  context: HarvestContext,
  deps: Deps,
): Promise<Reading | HarvestProblem> {
  const { base, memory, turn } = context;
  const tally = newTally();
  const visited = new Set<string>();
  let etag: string | null = null;
  let unreadable = 0;
  let total: number | null = null;
  for (let next: string | null = base; next !== null; ) {
    if (turn.lost) return { error: "LEASE_LOST" };
    if (visited.has(next) || visited.size >= MOST_PAGES) return { error: `PAGING_LOOP ${visited.size}` };
    visited.add(next);
    const isFirst = visited.size === 1;
    const answer = await ask(next, turn, deps, {
      ...{ accept: ACCEPT, maxBytes: MOST_BYTES, etag: isFirst ? memory.etag : null },
    });
    if (isFirst && answer.status === 304) return unchanged(context);
    const problem = problemOf(answer);
    if (problem !== null) return { error: problem };
    const document = readDcat(answer.text);
    if (!document.ok) return { error: document.error };
    await saveFound(document.datasets, tally, context, deps);
    unreadable += document.unreadable;
    total ??= document.total;
    etag = isFirst ? answer.etag : null; // of a catalogue in pages the first page's says nothing
    next = document.next === null ? null : followed(document.next, answer.finalUrl ?? next);
    if (document.next !== null && next === null) return { error: `NEXT_PAGE_ELSEWHERE ${document.next}` };
  }
  if (total !== null && tally.seen.size + unreadable < total) {
    return { error: `SWEEP_INCOMPLETE ${tally.seen.size}/${total}` };
  }
  const note = unreadable === 0 ? null : `RECORDS_UNREADABLE ${unreadable}`;
  return readingOf(tally, { full: true, etag, note });
}

function unchanged({ before, memory }: HarvestContext): Reading {
  const seen = new Set(before.map(({ externalId }) => externalId));
  return { seen, added: 0, changed: 0, full: true, etag: memory.etag, note: null };
}

/** The next page, when it is kept under the same registered name as the one that links to it. */
function followed(next: string, from: string): string | null {
  const url = parseUrl(next, from);
  const home = parseUrl(from);
  if (url === null || home === null || !/^https?:$/.test(url.protocol)) return null;
  const same = registrableName(hostKey(url)) === registrableName(hostKey(home));
  return same ? url.href : null;
}
