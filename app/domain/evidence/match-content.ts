import type { CatalogueIndex } from "./catalogue.ts";
import type { Candidate, MatchSubject, SeenContent } from "./match-tiers.ts";

/** Shorter bodies are the same by accident: empty tables, error notes. */
const LEAST_BYTES = 1024;
const LEAST_ROWS = 10;
const LEAST_COLUMNS = 3;
/** A body seen on more unrelated hosts than this is a template. */
export const MOST_UNRELATED_HOSTS = 3;

/** Whether equal bytes would say that it is the same file. */
export function isTellingBody(content: SeenContent): content is SeenContent & { sha256: string } {
  return content.sha256 !== null && content.bytes >= LEAST_BYTES;
}

/** Whether an equal fingerprint would say that it is the same table. */
export function isTellingTable(content: SeenContent): content is SeenContent & { tableFp: string } {
  return content.tableFp !== null && content.rows >= LEAST_ROWS && content.columns >= LEAST_COLUMNS;
}

/** M6: the same bytes as a resource's. */
export function byHash({ content = null }: MatchSubject, index: CatalogueIndex): Array<Candidate> {
  if (content === null || !isTellingBody(content) || index.isTemplate(content.sha256)) return [];
  const { sha256 } = content;
  const seen = `sha256:${sha256}`;
  return index
    .byHash(sha256)
    .filter(({ resourceId }) => resourceId !== null)
    .map((entry) => ({ entry, typed: seen, matched: entry.url, level: "content" }));
}

/** M7: the same table as a resource's, whatever its format or the order of its rows. */
export function byFingerprint({ content = null }: MatchSubject, index: CatalogueIndex): Array<Candidate> {
  if (content === null || !isTellingTable(content)) return [];
  const { tableFp } = content;
  return index
    .byTableFp(tableFp)
    .filter(({ resourceId }) => resourceId !== null)
    .map((entry) => ({ entry, typed: `table:${tableFp}`, matched: entry.url, level: "content" }));
}
