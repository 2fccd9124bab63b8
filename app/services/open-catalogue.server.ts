import {
  countWatched,
  loadDataset,
  loadDatasetLines,
  loadMatchedItems,
  loadResourceLines,
} from "#app/data/catalogue-datasets-read.server.ts";
import {
  type DayInZone,
  loadCatalogueLine,
  loadCatalogueLines,
  loadRuns,
} from "#app/data/catalogue-read.server.ts";
import { MOST_RESOURCE_TARGETS } from "#app/data/catalogue-targets.server.ts";
import type {
  CatalogueLine,
  CataloguePageData,
  DatasetFilter,
  DatasetLine,
  DatasetPageData,
} from "#app/domain/evidence/catalogue-view.ts";
import type { DatasetRecord } from "#app/domain/evidence/dataset-record.ts";
import { type MetadataScore, metadataScore } from "#app/domain/evidence/metadata-score.ts";
import { readDatasetRecord } from "#app/exchange/dataset-record.ts";
import type { Deps } from "./deps.server.ts";

const PER_PAGE = 100;
const MOST_RUNS = 20;

export function openCatalogues(day: DayInZone, { db }: Pick<Deps, "db">): Promise<Array<CatalogueLine>> {
  return loadCatalogueLines(db, day);
}

/** A catalogue with its datasets that fit the filter, as of a day; null when there is none of this slug. */
export async function openCatalogue(
  slug: string,
  filter: DatasetFilter,
  day: DayInZone,
  { db }: Pick<Deps, "db">,
): Promise<CataloguePageData | null> {
  const found = await loadCatalogueLine(db, slug, day);
  if (found === null) return null;
  const all = await loadDatasetLines(db, found.id, day);
  const fitting = all.filter((line) => fits(line, filter));
  const pages = Math.max(1, Math.ceil(fitting.length / PER_PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  return {
    ...{ line: found.line, filter: { ...filter, page }, found: fitting.length, pages },
    datasets: fitting.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    categories: categoriesIn(all),
    runs: await loadRuns(db, found.id, day, MOST_RUNS),
    watched: { count: await countWatched(db, found.id), most: MOST_RESOURCE_TARGETS },
  };
}

function fits(line: DatasetLine, { category, state }: DatasetFilter): boolean {
  if (
    category !== null &&
    !(category === "" ? line.categories.length === 0 : line.categories.includes(category))
  ) {
    return false;
  }
  return state === null || (state === "withdrawn") === (line.withdrawnOn !== null);
}

function categoriesIn(lines: ReadonlyArray<DatasetLine>): Array<{ label: string; count: number }> {
  const counts = new Map<string, number>();
  for (const { categories, withdrawnOn } of lines) {
    if (withdrawnOn !== null) continue;
    for (const label of categories.length === 0 ? [""] : categories) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

export type OpenedDataset = DatasetPageData & { score: MetadataScore };

/** One dataset with its files, what its record is worth, and the evidence found in it. */
export async function openDataset(
  slug: string,
  key: string,
  day: DayInZone,
  { db }: Pick<Deps, "db">,
): Promise<OpenedDataset | null> {
  const catalogue = await loadCatalogueLine(db, slug, day);
  if (catalogue === null) return null;
  const found = await loadDataset(db, catalogue.id, key, day);
  if (found === null) return null;
  const resources = await loadResourceLines(db, found.dataset.id, day);
  const { title, kind } = catalogue.line;
  const record = readDatasetRecord(found.metadataJson, answersOf(resources));
  return {
    catalogue: { slug, title, kind },
    dataset: { ...found.dataset, description: record.description },
    resources,
    evidence: await loadMatchedItems(db, found.dataset.id, day),
    score: metadataScore(withColumns(record, found.dataset)),
  };
}

/** Whether each file's address answered when last tried. */
function answersOf(resources: DatasetPageData["resources"]): ReadonlyMap<string, boolean> {
  return new Map(resources.flatMap(({ url, look }) => (look === null ? [] : [[url, look.opened] as const])));
}

/** What the catalogue's columns hold, where the kept record does not say it in words of its own. */
function withColumns(
  record: DatasetRecord,
  dataset: Omit<DatasetPageData["dataset"], "description">,
): DatasetRecord {
  return {
    ...record,
    title: record.title ?? dataset.title,
    publisher: record.publisher ?? dataset.publisher,
    themes: record.themes.length > 0 ? record.themes : dataset.categories,
    licence: record.licence ?? dataset.licenceUrl ?? dataset.licence,
    modified: record.modified ?? dataset.modified,
    issued: record.issued ?? dataset.created,
  };
}
