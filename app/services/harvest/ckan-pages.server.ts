import { type CkanPage, readPackageSearch } from "#app/exchange/ckan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { askJson, jsonProblemOf } from "./ask.server.ts";
import type { HarvestContext, HarvestProblem } from "./reading.server.ts";

const ROWS = { first: 100, least: 20, most: 1_000 };
/** An answer quicker than this may be longer the next time. */
const QUICK_MS = 2_000;
/** Times one page is asked for in smaller pieces. */
const MOST_CUTS = 4;

/** What makes a page too much for the server, so that a smaller one may succeed. */
const TOO_MUCH = /^(?:TOO_LARGE|TIMEOUT|TOO_SLOW|HTTP_STATUS 5\d\d|HTTP_STATUS 413)\b/;

export type PageQuery = { fq: string | null; start: number };
export type AskedPage = CkanPage | HarvestProblem;

/** Asks for pages of `package_search`, each as long as the server handles well. */
export type CkanPager = { page: (query: PageQuery) => Promise<AskedPage> };

export function createPager(context: Pick<HarvestContext, "base" | "turn">, deps: Deps): CkanPager {
  let rows = ROWS.first;
  return {
    async page(query) {
      for (let cut = 0; ; cut += 1) {
        const startedAt = performance.now();
        const found = await askPage(query, rows, context, deps);
        const tookMs = performance.now() - startedAt;
        if ("error" in found) {
          if (cut >= MOST_CUTS || rows <= ROWS.least || !TOO_MUCH.test(found.error)) return found;
          rows = Math.max(ROWS.least, Math.floor(rows / 2));
          continue;
        }
        rows = nextRows(rows, found, query.start, tookMs);
        return found;
      }
    },
  };
}

/** More while the server is quick; what it really gave, where it gives less than asked. */
function nextRows(rows: number, { count, datasets }: CkanPage, start: number, tookMs: number): number {
  const isCapped = datasets.length < rows && start + datasets.length < count;
  if (isCapped) return Math.max(ROWS.least, datasets.length);
  return tookMs < QUICK_MS ? Math.min(ROWS.most, rows * 2) : rows;
}

async function askPage(
  { fq, start }: PageQuery,
  rows: number,
  { base, turn }: Pick<HarvestContext, "base" | "turn">,
  deps: Deps,
): Promise<AskedPage> {
  const query = new URLSearchParams({ q: "*:*" });
  if (fq !== null) query.set("fq", fq);
  query.set("sort", "metadata_modified asc,id asc");
  query.set("rows", String(rows));
  query.set("start", String(start));
  const answer = await askJson(`${base}/api/3/action/package_search?${query}`, turn, deps);
  if (!answer.ok) return { error: jsonProblemOf(answer) };
  return readPackageSearch(answer.value) ?? { error: "ANSWER_NOT_UNDERSTOOD" };
}
