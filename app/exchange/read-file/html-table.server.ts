import { scanText } from "#app/domain/evidence/pii/text.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import { readHtmlPage } from "#app/exchange/html-page.server.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";
import { largestTable } from "./html-grid.server.ts";
import { openText } from "./text-source.server.ts";

/** A page beyond this is no page for people. */
const MOST_PAGE_BYTES = 16 * 1024 * 1024;
const MOST_FINDINGS = 100;

/**
 * Profiles the largest table of a page; a page without one of two rows and columns has no table. All its
 * words are searched for personal data, in tables and beside them.
 */
export async function readHtmlTable(source: FileSource, options: TextReadOptions): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null, MOST_PAGE_BYTES);
  let html = "";
  for await (const chunk of text.chunks()) html += chunk;
  const { cut, ...facts } = text.facts;
  const partial = options.partial || cut;
  const grid = largestTable(html);
  const pii = scanText(readHtmlPage(html, "").text);
  const known = { ...blankProfile("html"), ...facts, partial, pii, piiSearched: true };
  const isTable = grid !== null && grid.length > 1 && grid.some((row) => row.length > 1);
  if (!isTable) return { ...known, failure: "no-table" };
  const { registers, newScanner, ownHost } = options;
  const scanPii = newScanner === null ? null : newScanner();
  const profiler = createTableProfiler({ format: "html", registers, scanPii, ownHost });
  for (const row of grid) profiler.row(row);
  const part = profiler.finish();
  const tableFp = partial ? null : part.tableFp;
  return {
    ...known,
    ...part,
    pii: [...part.pii, ...pii].slice(0, MOST_FINDINGS),
    piiSearched: true,
    tableFp,
  };
}
