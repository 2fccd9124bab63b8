import { LICENCE } from "./data-package.ts";
import type { CatalogueDataset, CatalogueFacts } from "./dcat.ts";

/** A dataset by what a harvester is told of it: its files by name and type, none of which has to be made for that. */
export type HarvestDataset = Omit<CatalogueDataset, "files"> & {
  files: ReadonlyArray<Pick<CatalogueDataset["files"][number], "path" | "type" | "title">>;
};

export type HarvestFacts = Pick<CatalogueFacts, "publisher" | "period"> & {
  datasets: ReadonlyArray<HarvestDataset>;
};

/** The catalogue of every plan as CKAN harvests it. Source: DCAT-US 1.1 (`data.json`). */
export function dataJson(catalogues: ReadonlyArray<HarvestFacts>, address: string) {
  return {
    "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
    "@id": address,
    "@type": "dcat:Catalog",
    conformsTo: "https://project-open-data.cio.gov/v1.1/schema",
    describedBy: "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
    dataset: catalogues.flatMap((facts) => facts.datasets.map((dataset) => datasetJson(dataset, facts))),
  };
}

function datasetJson(dataset: HarvestDataset, { publisher, period: of }: HarvestFacts) {
  return {
    "@type": "dcat:Dataset",
    title: dataset.title.id,
    description: dataset.about.id,
    keyword: ["open government", "pemerintahan terbuka"],
    modified: dataset.asOf,
    publisher: { "@type": "org:Organization", name: publisher.name },
    contactPoint: { "@type": "vcard:Contact", fn: publisher.name },
    identifier: dataset.iri,
    accessLevel: "public",
    license: LICENCE.path,
    accrualPeriodicity: "R/P1D",
    temporal: `${of.start}/${dataset.asOf < of.start ? of.start : dataset.asOf}`,
    language: ["id", "en"],
    landingPage: dataset.page,
    distribution: dataset.files.map((file) => ({
      "@type": "dcat:Distribution",
      title: file.title,
      downloadURL: file.path,
      mediaType: file.type,
      format: file.path.split("?")[0]?.split(".").at(-1) ?? "",
    })),
  };
}
