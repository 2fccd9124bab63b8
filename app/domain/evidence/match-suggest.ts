import { keysOf, parseUrl } from "./canonical-url.ts";
import type { CatalogueEntry, CatalogueIndex } from "./catalogue.ts";
import type { Candidate, MatchOwner, MatchSubject } from "./match-tiers.ts";
import { titleWords, wordSimilarity } from "./match-words.ts";

/** Words are never more than a hint. */
const MOST_SIMILAR = 0.5;
/** Below this share of common words, naming a dataset would only be noise. */
const LEAST_SIMILAR = 0.5;
/** What of the likeness a dataset of the institution itself adds. */
const OWN_BONUS = 0.2;
const MOST_SUGGESTED = 5;

/** M9: the page links to files of exactly one catalogued dataset. */
export function byOnlyLink({ content = null }: MatchSubject, index: CatalogueIndex): Array<Candidate> {
  const found = (content?.links ?? []).flatMap((link): Array<Candidate> => {
    const keys = keysOf(link);
    if (keys === null) return [];
    const exact = [...index.byUrl(link), ...index.byK1(keys.k1)];
    const entries = exact.length > 0 ? exact : index.byK2(keys.k2);
    return entries.map((entry) => ({ entry, typed: link, level: "suggest" }));
  });
  return new Set(found.map(({ entry }) => entry.datasetId)).size === 1 ? found : [];
}

/** M10: the words of the page's title and of the file's name are those of a dataset. */
export function bySimilarTitle(
  subject: MatchSubject,
  index: CatalogueIndex,
  owner: MatchOwner,
): Array<Candidate> {
  const words = wordsOf(subject);
  if (words.length === 0) return [];
  const best = new Map<string, Candidate>();
  for (const entry of index.byWords(words)) {
    const confidence = similarity(words, entry, owner);
    if (confidence < LEAST_SIMILAR * MOST_SIMILAR || best.has(entry.datasetId)) continue;
    const said = { typed: words.join(" "), matched: entry.datasetTitle };
    best.set(entry.datasetId, { entry, ...said, level: "suggest", confidence });
  }
  const likeliest = [...best.values()].sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0));
  return likeliest.slice(0, MOST_SUGGESTED);
}

function similarity(words: ReadonlyArray<string>, entry: CatalogueEntry, owner: MatchOwner): number {
  const shared = wordSimilarity(words, titleWords(entry.datasetTitle));
  const isOwn = entry.publisherId !== null && owner.publisherIds.includes(entry.publisherId);
  const likeness = shared === 0 ? 0 : Math.min(1, shared * (1 - OWN_BONUS) + (isOwn ? OWN_BONUS : 0));
  return Math.round(likeness * MOST_SIMILAR * 100) / 100;
}

/** The words of the page's title and of the file's name without its extension. */
function wordsOf({ typed, finalUrl, content = null }: MatchSubject): Array<string> {
  return [...new Set([...titleWords(content?.title ?? ""), ...nameWords(finalUrl ?? typed)])];
}

function nameWords(address: string): Array<string> {
  const last =
    parseUrl(address)
      ?.pathname.split("/")
      .findLast((part) => part !== "") ?? "";
  return titleWords(decoded(last).replace(/\.[a-z0-9]{1,10}$/i, ""));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
