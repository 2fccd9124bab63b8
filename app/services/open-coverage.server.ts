import { type DayInZone, loadCatalogueLines } from "#app/data/catalogue-read.server.ts";
import { type CoverageView, coverageAsOf } from "#app/domain/evidence/coverage.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "./deps.server.ts";

/** Types of data against what the catalogues of the plan's owners published on a day. */
export async function openCoverage(
  plan: { actions: ReadonlyArray<{ code: string; title: Bilingual }>; owners: ReadonlyArray<string> },
  day: DayInZone,
  { db }: Pick<Deps, "db">,
): Promise<Array<CoverageView>> {
  const lines = await loadCatalogueLines(db, day);
  const own = lines.filter(({ keeper }) => keeper !== null && plan.owners.includes(keeper.slug));
  return own.flatMap(({ slug, title, snapshots }) => {
    const sources = snapshots.map(({ takenOn, total, categories }) => {
      return { catalogue: slug, title, takenOn, total, categories };
    });
    return coverageAsOf(plan.actions, sources, day.asOf) ?? [];
  });
}
