import { expect } from "vitest";
import type { SiteAnswer } from "./catalogue-site.ts";
import { testKind } from "./harvest-case.ts";

const json = (value: unknown, rest: Partial<SiteAnswer> = {}): SiteAnswer => ({
  body: JSON.stringify(value),
  ...rest,
});

testKind(
  "dcat",
  "data.json is read once per version, and says all it can of a dataset",
  async ({ db, site, harvest }) => {
    site.pages.set("/data.json", (_url, request) => {
      if (request.headers["if-none-match"] === '"v1"') return { status: 304, body: "" };
      const dataset = {
        ...{ "@type": "dcat:Dataset", identifier: "hasil", title: "Hasil", accessLevel: "public" },
        ...{ publisher: { name: "KPU" }, accrualPeriodicity: "R/P1M", temporal: "2019-01-01/2024-02-14" },
        ...{ license: "https://creativecommons.org/licenses/by/4.0/", theme: ["Hasil perolehan suara"] },
        ...{ landingPage: `${site.origin}/hasil`, modified: "2024-03-01", issued: "2024-02-20" },
        distribution: [{ downloadURL: `${site.origin}/hasil.csv`, mediaType: "text/csv", format: "CSV" }],
      };
      return json(
        { conformsTo: "https://project-open-data.cio.gov/v1.1/schema", dataset: [dataset] },
        { headers: { etag: '"v1"' } },
      );
    });

    expect(await harvest()).toMatchObject({
      outcome: "complete",
      full: true,
      datasetCount: 1,
      addedCount: 1,
    });
    const dataset = await db.dataset.findFirstOrThrow({ include: { resources: true } });
    expect(dataset).toMatchObject({
      ...{
        externalId: "hasil",
        title: "Hasil",
        publisher: "KPU",
        accessLevel: "public",
        accrualPeriodicity: "R/P1M",
      },
      ...{
        temporalEnd: "2024-02-14",
        licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
        modifiedAtSource: "2024-03-01",
      },
      ...{
        createdAtSource: "2024-02-20",
        landingUrl: `${site.origin}/hasil`,
        categoriesJson: '["Hasil perolehan suara"]',
      },
      resources: [{ url: `${site.origin}/hasil.csv`, format: "CSV", mediaType: "text/csv" }],
    });

    expect(await harvest()).toMatchObject({
      outcome: "complete",
      datasetCount: 1,
      addedCount: 0,
      changedCount: 0,
    });
    expect(await db.dataset.count({ where: { absences: 0, withdrawnAt: null } })).toBe(1);
  },
);

testKind(
  "dcat",
  "JSON-LD is read through all of its pages, and its context is never fetched",
  async ({ db, site, harvest }) => {
    const pageOf = (number: number, next: string | null) =>
      json({
        "@context": `${site.origin}/context.jsonld`,
        "@graph": [
          { "@id": `${site.origin}/catalog`, "@type": "dcat:Catalog", "hydra:totalItems": 2 },
          {
            "@id": `${site.origin}/d${number}`,
            "@type": ["dcat:Dataset"],
            "dct:title": [
              { "@value": `Data ${number}`, "@language": "id" },
              { "@value": "x", "@language": "en" },
            ],
            "dcat:distribution": { "@id": `${site.origin}/d${number}#f` },
          },
          {
            "@id": `${site.origin}/d${number}#f`,
            "@type": "dcat:Distribution",
            "dcat:accessURL": { "@id": `${site.origin}/${number}.csv` },
          },
          ...(next === null
            ? []
            : [{ "@type": "hydra:PartialCollectionView", "hydra:next": { "@id": next } }]),
        ],
      });
    site.pages.set("/data.json", (url) =>
      url.search === "" ? pageOf(1, "/data.json?page=2") : pageOf(2, null),
    );

    expect(await harvest()).toMatchObject({ outcome: "complete", datasetCount: 2 });
    expect((await db.dataset.findMany({ orderBy: { title: "asc" } })).map(({ title }) => title)).toEqual([
      "Data 1",
      "Data 2",
    ]);
    expect((await db.resource.findMany({ orderBy: { url: "asc" } })).map(({ url }) => url)).toEqual([
      `${site.origin}/1.csv`,
      `${site.origin}/2.csv`,
    ]);
    expect(site.asked).toEqual(["/robots.txt", "/data.json", "/data.json?page=2"]);
  },
);

const REFUSED: Array<[string, SiteAnswer, string]> = [
  ["RDF/XML", { body: '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"></rdf:RDF>' }, "DCAT_IS_RDF_XML"],
  [
    "Turtle",
    { body: "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<a> a dcat:Catalog ." },
    "DCAT_IS_TURTLE",
  ],
  ["a page", { body: "<!doctype html><title>x</title>" }, "DCAT_IS_HTML"],
  ["broken JSON", { body: '{"dataset": [' }, "NOT_JSON"],
  ["JSON of another kind", { body: '{"a": 1}' }, "DCAT_WITHOUT_DATASETS"],
  ["JSON too deep", { body: `${'{"a":'.repeat(80)}1${"}".repeat(80)}` }, "JSON_TOO_DEEP"],
  ["a server's fault", { status: 500, body: "" }, "HTTP_STATUS 500"],
  ["pages that never end", { body: '{"@type":"Catalog","next":"/data.json"}' }, "PAGING_LOOP 1"],
  [
    "a next page elsewhere",
    { body: '{"@type":"Catalog","next":"http://127.0.0.2/x"}' },
    "NEXT_PAGE_ELSEWHERE http://127.0.0.2/x",
  ],
];

for (const [name, answer, error] of REFUSED) {
  testKind("dcat", `${name} is refused by name and changes nothing`, async ({ db, site, harvest }) => {
    site.pages.set("/data.json", answer);
    expect(await harvest()).toMatchObject({ outcome: "failed", error });
    expect(await db.dataset.count()).toBe(0);
  });
}
