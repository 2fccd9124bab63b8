import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openSearchIndex } from "./search-index.server.ts";

/** The plans that can be searched, in the order of the site. */
export async function searchPlans(
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<{ slug: string; title: Bilingual }>> {
  const { parts } = await openSearchIndex(deps);
  return parts.flatMap(({ plan }) =>
    plan === null ? [] : [{ slug: plan.slug, title: { id: plan.title, en: plan.titleEn } }],
  );
}
