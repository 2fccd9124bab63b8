import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { ExplainStatus } from "#app/domain/status-reason.ts";
import {
  type DataWords,
  dataPackage,
  type FileFacts,
  LICENCE,
} from "#app/exchange/open-data/data-package.ts";
import {
  type CatalogueDataset,
  type CatalogueFacts,
  catalogueJsonLd,
  catalogueTurtle,
} from "#app/exchange/open-data/dcat.ts";
import { columnsOf } from "#app/exchange/open-data/tables.ts";
import type { Deps } from "./deps.server.ts";
import { FORMATS, type Format, type OpenData, openData, type TableFiles } from "./open-data.server.ts";

/** Words of the catalogue, and how statuses are explained. */
export type CatalogueWords = DataWords & {
  catalogue: { title: Bilingual; about: Bilingual };
  series: { title: Bilingual; about: Bilingual };
};

/** Where the data is reached: `https://capaian.example.go.id`. */
export type Place = { origin: string };

/** The data package of a day. Paths in it are relative to the plan's data folder, or to the day's below it. */
export async function describePackage(
  data: OpenData,
  words: CatalogueWords,
  { origin, folder }: Place & { folder: string },
): Promise<string> {
  const { plan } = data.indexed.facts;
  const tables = [];
  for (const table of data.tables) {
    const csv = await data.file(`${table.definition.name}.csv`);
    if (csv !== null) tables.push({ table, csv: { ...csv, path: `${folder}${csv.path}` } });
  }
  const facts = {
    ...{ name: `${plan.slug}-${data.asOf}`, title: plan.title, summary: plan.summary, asOf: data.asOf },
    ...{ homepage: `${origin}/${plan.slug}/data`, publisher: publisherOf(data.indexed), tables },
  };
  return `${JSON.stringify(dataPackage(facts, words), null, 1)}\n`;
}

export type CatalogueForm = "ttl" | "jsonld";

/** The plan's DCAT catalogue: today's datasets, and one dataset for every checkpoint that has passed. */
export async function describeCatalogue(
  form: CatalogueForm,
  data: OpenData,
  explain: ExplainStatus,
  words: CatalogueWords,
  place: Place,
  deps: Pick<Deps, "db">,
): Promise<string> {
  const facts = await catalogueFacts(data, explain, words, place, deps);
  return form === "ttl" ? catalogueTurtle(facts) : catalogueJsonLd(facts);
}

/** What is told of a table's dataset beside its files. */
export function tableFrame(
  name: string,
  { base, asOf }: { base: string; asOf: CalendarDate },
  words: CatalogueWords,
) {
  return { iri: `${base}#${name}`, ...words.table(name), page: base, asOf };
}

export function fileOfTable(name: string, format: Format): string {
  return `${name}.${format}`;
}

async function catalogueFacts(
  data: OpenData,
  explain: ExplainStatus,
  words: CatalogueWords,
  { origin }: Place,
  deps: Pick<Deps, "db">,
): Promise<CatalogueFacts> {
  const { plan, checkpoints } = data.indexed.facts;
  const base = `${origin}/${plan.slug}/data`;
  const members: Array<CatalogueDataset> = [];
  for (const { code, dueOn, label } of checkpoints) {
    if (dueOn > data.asOf || dueOn < plan.knownFrom) continue;
    const then = await openData(data.indexed, dueOn, explain, deps);
    members.push(await periodDataset(then, { base, code, label }, words));
  }
  return {
    ...{ iri: `${base}/catalog.ttl#catalogue`, title: joined(words.catalogue.title, plan.title) },
    ...{
      about: words.catalogue.about,
      homepage: base,
      asOf: data.asOf,
      publisher: publisherOf(data.indexed),
    },
    period: { start: plan.periodStart, end: plan.periodEnd },
    api: { endpoint: `${origin}/api/v1`, description: `${origin}/api/v1/openapi.json` },
    datasets: await Promise.all(
      data.tables.map(({ definition }) => tableDataset(data, definition.name, base, words)),
    ),
    series: {
      ...{ iri: `${base}/catalog.ttl#series`, title: joined(words.series.title, plan.title) },
      ...{ about: words.series.about, members },
    },
  };
}

async function tableDataset(
  data: OpenData,
  name: string,
  base: string,
  words: CatalogueWords,
): Promise<CatalogueDataset> {
  const names = FORMATS.map((format) => fileOfTable(name, format));
  return {
    ...tableFrame(name, { base, asOf: data.asOf }, words),
    files: await filesAt(data, names, base),
  };
}

/** What a checkpoint closed with: the numbers, the milestones, and the whole in one workbook. */
const PERIOD_FILES = ["numbers.csv", "milestones.csv", "numbers.json", "milestones.json"] as const;

async function periodDataset(
  data: OpenData,
  { base, code, label }: { base: string; code: string; label: Bilingual },
  words: CatalogueWords,
): Promise<CatalogueDataset> {
  const folder = `${base}/${data.asOf}`;
  return {
    ...{ iri: `${base}#${code}`, title: joined(words.series.title, label), about: words.series.about },
    ...{
      page: `${base}?per=${data.asOf}`,
      asOf: data.asOf,
      files: await filesAt(data, PERIOD_FILES, folder),
    },
  };
}

async function filesAt(
  data: OpenData,
  names: ReadonlyArray<string>,
  folder: string,
): Promise<Array<FileFacts & { title: string }>> {
  const files = await Promise.all(names.map((name) => data.file(name)));
  return files
    .filter((file) => file !== null)
    .map(({ path, type, bytes, sha256 }) => ({
      path: `${folder}/${path}`,
      type,
      bytes,
      sha256,
      title: path,
    }));
}

/** The secretariat keeps the matrix, so it publishes the data; a plan without one is published in its own name. */
export function publisherOf({ facts }: IndexedFacts): { name: string; url: string | null } {
  const secretariat = facts.organisations.find(({ kind }) => kind === "secretariat");
  return { name: secretariat?.name.id ?? facts.plan.title.id, url: secretariat?.url ?? null };
}

function joined(left: Bilingual, right: Bilingual): Bilingual {
  return { id: `${left.id}: ${right.id}`, en: `${left.en ?? left.id}: ${right.en ?? right.id}` };
}

/** Names of every table's columns. */
export function columnsIn(data: OpenData): Map<string, Array<string>> {
  return new Map(data.tables.map(({ definition }) => [definition.name, columnsOf(definition)]));
}

/** The plan's data as search engines read it. Source: schema.org/Dataset. */
export function schemaOrg(data: OpenData, listed: ReadonlyArray<TableFiles>, origin: string): string {
  const { plan } = data.indexed.facts;
  const base = `${origin}/${plan.slug}/data`;
  const publisher = publisherOf(data.indexed);
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Dataset",
    "@id": base,
    name: plan.title.id,
    alternateName: plan.title.en ?? undefined,
    description: plan.summary.id,
    url: base,
    version: data.asOf,
    dateModified: data.asOf,
    isAccessibleForFree: true,
    license: LICENCE.path,
    inLanguage: ["id", "en"],
    temporalCoverage: `${plan.periodStart}/${plan.periodEnd}`,
    creator: { "@type": "Organization", name: publisher.name, url: publisher.url ?? undefined },
    distribution: listed.flatMap(({ files }) =>
      files.map(({ path, type, bytes }) => ({
        "@type": "DataDownload",
        contentUrl: `${base}/${data.asOf}/${path}`,
        encodingFormat: type,
        contentSize: `${bytes} B`,
      })),
    ),
  });
}

/** The plan itself as search engines read it. Source: schema.org/Project. */
export function planLinkedData(indexed: IndexedFacts, asOf: string, origin: string): string {
  const { plan } = indexed.facts;
  const publisher = publisherOf(indexed);
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Project",
    "@id": `${origin}/${plan.slug}`,
    name: plan.title.id,
    alternateName: plan.title.en ?? undefined,
    description: plan.summary.id,
    foundingDate: plan.periodStart,
    dissolutionDate: plan.periodEnd,
    parentOrganization: { "@type": "Organization", name: publisher.name, url: publisher.url ?? undefined },
    subjectOf: {
      "@type": "Dataset",
      name: plan.title.id,
      description: plan.summary.id,
      url: `${origin}/${plan.slug}/data`,
      license: LICENCE.path,
      dateModified: asOf,
    },
  });
}
