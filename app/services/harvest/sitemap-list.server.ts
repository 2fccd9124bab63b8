import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { registrableName } from "#app/domain/evidence/registrable.ts";
import { readSitemap, type SitemapEntry } from "#app/exchange/sitemap.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { ask, problemOf } from "./ask.server.ts";
import type { HarvestContext, HarvestProblem } from "./reading.server.ts";

const MOST_PAGES = 500_000;
const MOST_FILES = 1_000;
const MOST_BYTES = 50 * 1024 * 1024;

export type SitemapList = {
  pages: ReadonlyMap<string, SitemapEntry>;
  /** Some of what the sitemap names was left out, as a code. */
  note: string | null;
};

/**
 * The pages a sitemap names, through one level of index. Only addresses under the catalogue's registered
 * name count; more of them than any catalogue has are left out.
 */
export async function listSitemap(
  { base, turn, catalogue }: Pick<HarvestContext, "base" | "turn" | "catalogue">,
  deps: Deps,
): Promise<SitemapList | HarvestProblem> {
  const home = nameOf(catalogue.url);
  const first = await readFile(base, turn, deps);
  if ("error" in first) return first;
  const isIndex = first.kind === "index";
  const named = isIndex ? first.entries.filter(({ url }) => nameOf(url) === home) : [];
  const pages = new Map<string, SitemapEntry>();
  const left = { foreign: isIndex ? first.entries.length - named.length : 0, cut: first.cut };
  if (!isIndex) addPages(first.entries, pages, home, left);
  left.cut ||= named.length > MOST_FILES;
  for (const { url } of named.slice(0, MOST_FILES)) {
    if (turn.lost) return { error: "LEASE_LOST" };
    if (pages.size >= MOST_PAGES) break;
    const file = await readFile(url, turn, deps);
    if ("error" in file) return { error: `${file.error} ${url}`.slice(0, 400) };
    if (file.kind === "index") return { error: `SITEMAP_INDEX_IN_INDEX ${url}`.slice(0, 400) };
    addPages(file.entries, pages, home, left);
    left.cut ||= file.cut;
  }
  if (left.cut) return { pages, note: `SITEMAP_CUT ${pages.size}` };
  return { pages, note: left.foreign === 0 ? null : `FOREIGN_ADDRESSES ${left.foreign}` };
}

function addPages(
  entries: ReadonlyArray<SitemapEntry>,
  pages: Map<string, SitemapEntry>,
  home: string,
  left: { foreign: number; cut: boolean },
): void {
  for (const entry of entries) {
    const url = parseUrl(entry.url);
    const isOwn = url !== null && /^https?:$/.test(url.protocol) && nameOf(entry.url) === home;
    if (!isOwn) left.foreign += 1;
    else if (pages.size >= MOST_PAGES) left.cut = true;
    else pages.set(url.href, { ...entry, url: url.href });
  }
}

async function readFile(url: string, turn: HarvestContext["turn"], deps: Deps) {
  const answer = await ask(url, turn, deps, { maxBytes: MOST_BYTES });
  const problem = problemOf(answer);
  if (problem !== null) return { error: problem };
  const file = readSitemap(answer.bytes);
  return file.ok ? file : { error: file.error };
}

/** Registered name of an address; a port makes another site of an address in numbers. */
function nameOf(address: string): string {
  const url = parseUrl(address);
  if (url === null) return "";
  const name = registrableName(hostKey(url));
  return /^[\d.]+$|^\[/.test(name) ? url.host : name;
}
