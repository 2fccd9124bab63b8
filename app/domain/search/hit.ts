import type { Bilingual } from "#app/domain/plan.ts";
import type { SearchKind } from "./entry.ts";
import { hasMark, isAskedCode, markWords, type Piece, snippetOf } from "./marks.ts";
import type { SearchQuery } from "./query.ts";
import { folded, isSmallWord } from "./words.ts";

/** What was found, as it stands now. */
export type FoundRow = {
  code: string | null;
  title: Bilingual;
  texts: ReadonlyArray<Bilingual>;
  names: ReadonlyArray<string>;
  path: string;
  planSlug: string | null;
};

/** A text with what was asked for marked, in each language it has. */
export type MarkedText = { id: ReadonlyArray<Piece>; en: ReadonlyArray<Piece> | null };

export type SearchHit = {
  kind: SearchKind;
  code: string | null;
  codeMarked: boolean;
  title: MarkedText;
  /** The further text in which most was found; null where the title says it all. */
  snippet: MarkedText | null;
  path: string;
  plan: { slug: string; title: Bilingual } | null;
};

/** Lays a result out: where the words stand, and around which of them a long text is cut. */
export function searchHit(
  kind: SearchKind,
  row: FoundRow,
  plan: SearchHit["plan"],
  query: SearchQuery,
  forgiving: boolean,
): SearchHit {
  const marked = (text: Bilingual) => markedText(text, query, forgiving);
  const slug = plan?.slug ?? row.planSlug;
  return {
    ...{ kind, code: row.code, plan },
    codeMarked: row.code !== null && isMarkedCode(row.code, query, forgiving),
    title: marked(row.title),
    snippet: row.texts.map(marked).find(isMarked) ?? null,
    path: slug === null ? row.path : `/${slug}${row.path}`,
  };
}

function isMarkedCode(code: string, query: SearchQuery, forgiving: boolean): boolean {
  return isAskedCode(code, query) || hasMark(markWords(code, query, forgiving));
}

function markedText({ id, en }: Bilingual, query: SearchQuery, forgiving: boolean): MarkedText {
  return {
    id: snippetOf(markWords(id, query, forgiving)),
    en: en === null ? null : snippetOf(markWords(en, query, forgiving)),
  };
}

/** Whether anything is marked in any language. */
export function isMarked({ id, en }: MarkedText): boolean {
  return hasMark(id) || (en !== null && hasMark(en));
}

/** Whether what was found still holds something that was asked for: it may have been changed since. */
export function holdsAsked(row: FoundRow, query: SearchQuery, forgiving: boolean): boolean {
  if (row.code !== null && isMarkedCode(row.code, query, forgiving)) return true;
  const texts = [row.title, ...row.texts].flatMap(({ id, en }) => (en === null ? [id] : [id, en]));
  return [...texts, ...row.names].some((text) => hasMark(markWords(text, query, forgiving)));
}

const MOST_SIMILAR = 5;

/** The words marked in results that were not asked for as they stand, most often first. */
export function similarWords(hits: ReadonlyArray<SearchHit>, { parts }: SearchQuery): Array<string> {
  const asked = parts.flatMap(({ words }) => words);
  const counts = new Map<string, number>();
  for (const { title, snippet } of hits) {
    const texts = [title.id, title.en, snippet?.id ?? null, snippet?.en ?? null];
    for (const { text, marked } of texts.flatMap((pieces) => pieces ?? [])) {
      const word = folded(text);
      if (marked && !isSmallWord(word) && !asked.some((each) => word.includes(each))) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, MOST_SIMILAR)
    .map(([word]) => word);
}
