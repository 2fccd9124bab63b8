import { depsContext } from "#app/http/context.server.ts";
import { readSearch } from "#app/http/search.server.ts";
import { languageOf } from "#app/i18n/language.ts";
import { suggest } from "#app/services/search/suggest.server.ts";
import type { Route } from "./+types/search-suggestions";

/** What the search box offers while somebody types; none for what cannot be looked for. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const url = new URL(request.url);
  const { read, scope } = readSearch(url.searchParams, []);
  const language = languageOf(url.pathname);
  const found = read.ok
    ? await suggest(read.query, { language, asOf: scope.asOf }, context.get(depsContext))
    : [];
  return Response.json(found, { headers: { "cache-control": "private, no-store" } });
}
