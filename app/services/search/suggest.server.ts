import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { SearchKind } from "#app/domain/search/entry.ts";
import type { Piece } from "#app/domain/search/marks.ts";
import type { SearchQuery } from "#app/domain/search/query.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { search } from "./search.server.ts";

/** A line offered while somebody types: where it leads, what it is and what it is called. */
export type Suggestion = { kind: SearchKind; path: string; code: string | null; title: ReadonlyArray<Piece> };

const MOST = 8;
const PER_KIND = 3;

/** The best few of each kind, those of the first kinds first. */
export async function suggest(
  query: SearchQuery,
  { language, asOf }: { language: "id" | "en"; asOf: CalendarDate | null },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<Suggestion>> {
  const scope = { kind: null, plan: null, asOf, page: 1, perPage: PER_KIND };
  const { groups } = await search(query, scope, deps);
  return groups
    .flatMap(({ hits }) => hits)
    .slice(0, MOST)
    .map(({ kind, path, code, title }) => ({
      ...{ kind, path, code },
      title: (language === "en" ? title.en : null) ?? title.id,
    }));
}
