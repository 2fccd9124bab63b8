import type { Bilingual } from "#app/domain/plan.ts";
import { type FileFacts, LICENCE } from "./data-package.ts";
import { type RdfNode, type RdfValue, toJsonLd, toTurtle } from "./rdf.ts";

const PREFIXES = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY";
const LANGUAGE = "http://publications.europa.eu/resource/authority/language/";

/** A dataset with its files, by absolute addresses. */
export type CatalogueDataset = {
  iri: string;
  title: Bilingual;
  about: Bilingual;
  page: string;
  /** Last day the data speaks of. */
  asOf: string;
  files: ReadonlyArray<FileFacts & { title: string }>;
};

export type CatalogueFacts = {
  iri: string;
  title: Bilingual;
  about: Bilingual;
  homepage: string;
  asOf: string;
  publisher: { name: string; url: string | null };
  period: { start: string; end: string };
  api: { endpoint: string; description: string };
  /** Of the day. */
  datasets: ReadonlyArray<CatalogueDataset>;
  /** One dataset a checkpoint that has passed, oldest first. */
  series: { iri: string; title: Bilingual; about: Bilingual; members: ReadonlyArray<CatalogueDataset> };
};

/** The catalogue as Turtle. Source: DCAT 3 (W3C Recommendation, 2024). */
export function catalogueTurtle(facts: CatalogueFacts): string {
  return toTurtle(PREFIXES, catalogueGraph(facts));
}

/** The same catalogue as JSON-LD. */
export function catalogueJsonLd(facts: CatalogueFacts): string {
  return `${JSON.stringify(toJsonLd(PREFIXES, catalogueGraph(facts)))}\n`;
}

function catalogueGraph(facts: CatalogueFacts): Array<RdfNode> {
  const { series, datasets } = facts;
  const last = series.members.at(-1);
  const catalogue: RdfNode = {
    iri: facts.iri,
    types: ["dcat:Catalog"],
    properties: [
      ...described(facts.title, facts.about),
      ["dct:publisher", publisherOf(facts)],
      ["dct:license", { iri: LICENCE.path }],
      ["dct:modified", day(facts.asOf)],
      ["dct:language", { iri: `${LANGUAGE}IND` }],
      ["dct:language", { iri: `${LANGUAGE}ENG` }],
      ["foaf:homepage", { iri: facts.homepage }],
      ["dcat:dataset", { iri: series.iri }],
      ...[...datasets, ...series.members].map(({ iri }) => ["dcat:dataset", { iri }] as const),
      ["dcat:service", { iri: facts.api.endpoint }],
    ],
  };
  const seriesNode: RdfNode = {
    iri: series.iri,
    types: ["dcat:DatasetSeries"],
    properties: [
      ...described(series.title, series.about),
      ["dct:publisher", publisherOf(facts)],
      ["dct:temporal", period(facts.period.start, facts.period.end)],
      ...series.members.slice(0, 1).map(({ iri }) => ["dcat:first", { iri }] as const),
      ...(last === undefined ? [] : [["dcat:last", { iri: last.iri }] as const]),
    ],
  };
  const service: RdfNode = {
    iri: facts.api.endpoint,
    types: ["dcat:DataService"],
    properties: [
      ["dct:title", { text: "Capaian API", language: "en" }],
      ["dcat:endpointURL", { iri: facts.api.endpoint }],
      ["dcat:endpointDescription", { iri: facts.api.description }],
      ["dct:license", { iri: LICENCE.path }],
    ],
  };
  const members = series.members.map((member, position) =>
    datasetNode(member, facts, {
      series: series.iri,
      previous: series.members[position - 1]?.iri ?? null,
    }),
  );
  return [
    catalogue,
    seriesNode,
    service,
    ...members,
    ...datasets.map((each) => datasetNode(each, facts, null)),
  ];
}

type Membership = { series: string; previous: string | null };

function datasetNode(dataset: CatalogueDataset, facts: CatalogueFacts, member: Membership | null): RdfNode {
  return {
    iri: dataset.iri,
    types: ["dcat:Dataset"],
    properties: [
      ...described(dataset.title, dataset.about),
      ["dct:identifier", { literal: dataset.iri, type: "xsd:string" }],
      ["dct:publisher", publisherOf(facts)],
      ["dcat:contactPoint", contactOf(facts)],
      ["dct:license", { iri: LICENCE.path }],
      ["dct:modified", day(dataset.asOf)],
      ...(member === null
        ? [["dct:accrualPeriodicity", { iri: DAILY }] as const]
        : [
            ["dct:issued", day(dataset.asOf)] as const,
            ["dcat:inSeries", { iri: member.series }] as const,
            ...(member.previous === null ? [] : [["dcat:prev", { iri: member.previous }] as const]),
          ]),
      ["dct:temporal", period(facts.period.start, dataset.asOf)],
      ["dcat:landingPage", { iri: dataset.page }],
      ["dcat:keyword", { text: "pemerintahan terbuka", language: "id" }],
      ["dcat:keyword", { text: "open government", language: "en" }],
      ...dataset.files.map((file) => ["dcat:distribution", { node: distributionNode(file) }] as const),
    ],
  };
}

function distributionNode(file: CatalogueDataset["files"][number]): RdfNode {
  return {
    iri: null,
    types: ["dcat:Distribution"],
    properties: [
      ["dct:title", { text: file.title, language: "id" }],
      ["dcat:accessURL", { iri: file.path }],
      ["dcat:downloadURL", { iri: file.path }],
      ["dcat:mediaType", { iri: `https://www.iana.org/assignments/media-types/${file.type}` }],
      ["dct:license", { iri: LICENCE.path }],
      ["dcat:byteSize", { literal: String(file.bytes), type: "xsd:nonNegativeInteger" }],
      ["spdx:checksum", { node: checksumNode(file.sha256) }],
    ],
  };
}

function checksumNode(sha256: string): RdfNode {
  return {
    iri: null,
    types: ["spdx:Checksum"],
    properties: [
      ["spdx:algorithm", { iri: `${PREFIXES.spdx}checksumAlgorithm_sha256` }],
      ["spdx:checksumValue", { literal: sha256, type: "xsd:hexBinary" }],
    ],
  };
}

function described(title: Bilingual, about: Bilingual): Array<readonly [string, RdfValue]> {
  return [...inBoth("dct:title", title), ...inBoth("dct:description", about)];
}

function inBoth(name: string, { id, en }: Bilingual): Array<readonly [string, RdfValue]> {
  const indonesian = [name, { text: id, language: "id" }] as const;
  return en === null ? [indonesian] : [indonesian, [name, { text: en, language: "en" }]];
}

function publisherOf({ publisher, homepage }: CatalogueFacts): RdfValue {
  return {
    node: {
      iri: null,
      types: ["foaf:Agent"],
      properties: [
        ["foaf:name", { text: publisher.name, language: "id" }],
        ["foaf:homepage", { iri: publisher.url ?? homepage }],
      ],
    },
  };
}

function contactOf({ publisher, homepage }: CatalogueFacts): RdfValue {
  return {
    node: {
      iri: null,
      types: ["vcard:Organization"],
      properties: [
        ["vcard:fn", { text: publisher.name, language: "id" }],
        ["vcard:hasURL", { iri: publisher.url ?? homepage }],
      ],
    },
  };
}

function day(iso: string): RdfValue {
  return { literal: iso, type: "xsd:date" };
}

function period(start: string, end: string): RdfValue {
  return {
    node: {
      iri: null,
      types: ["dct:PeriodOfTime"],
      properties: [
        ["dcat:startDate", day(start)],
        ["dcat:endDate", day(end)],
      ],
    },
  };
}
