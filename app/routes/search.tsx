import { data } from "react-router";
import { SearchPage } from "#app/components/search/search-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { readSearch } from "#app/http/search.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { search } from "#app/services/search/search.server.ts";
import { searchPlans } from "#app/services/search/search-plans.server.ts";
import type { Route } from "./+types/search";

export async function loader({ request, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const plans = await searchPlans(deps);
  const { typed, read, scope, problems } = readSearch(
    new URL(request.url).searchParams,
    plans.map(({ slug }) => slug),
  );
  const refused = read.ok ? null : read.problem;
  const answer = read.ok ? await search(read.query, scope, deps) : null;
  const { kind, plan, page, perPage } = scope;
  const status = problems.length > 0 || refused === "too_long" ? 400 : 200;
  return data({ typed, refused, problems, answer, kind, plan, page, perPage, plans }, { status });
}

/** Everyone types something else: pages of results would only crowd others out of caches. */
export function headers() {
  return { "cache-control": "private, no-store" };
}

export default function SearchRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { typed } = loaderData;
  const title = typed.trim() === "" ? t("search.title") : t("search.titleFor", { query: typed.trim() });
  return (
    <>
      <PageMeta title={title} unlisted />
      <SearchPage {...loaderData} />
    </>
  );
}
