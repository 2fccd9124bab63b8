import { describe, test } from "vitest";
import { keysOf, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { isCkanStatus, readPackageSearch } from "#app/exchange/ckan.ts";
import { readDcat } from "#app/exchange/dcat.ts";
import { readHtmlPage } from "#app/exchange/html-page.server.ts";
import { pageMarkers } from "#app/exchange/page-markers.server.ts";
import { offeredLinks } from "#app/exchange/page-offers.server.ts";
import { datasetsInPage } from "#app/exchange/schema-org.server.ts";
import { keyIdsInPem } from "#app/exchange/signing-key.server.ts";
import { readSitemap } from "#app/exchange/sitemap.server.ts";
import { damagedText } from "./bytes.ts";
import { fuzz, fuzzRuns } from "./runs.ts";

const RUNS = fuzzRuns(200);
const PAGE = "https://portal.example/a?b=1";

const CKAN = JSON.stringify({
  ...{ success: true, help: "https://portal.example/api/3/action/help_show?name=package_search" },
  result: {
    count: 1,
    results: [
      {
        ...{
          id: "a",
          name: "dpt",
          title: "DPT",
          license_id: "cc-by",
          metadata_modified: "2023-01-01T00:00:00",
        },
        ...{
          organization: { title: "KPU" },
          tags: [{ name: "pemilu" }],
          groups: [],
          extras: [{ key: "k", value: "v" }],
        },
        resources: [{ id: "r", url: "https://portal.example/d.csv", format: "CSV", size: "12", hash: "" }],
      },
    ],
  },
});
const DCAT = JSON.stringify({
  "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
  dataset: [
    {
      ...{ "@type": "dcat:Dataset", title: "DPT", identifier: "a", modified: "R/P1M", keyword: ["pemilu"] },
      ...{ publisher: { name: "KPU" }, temporal: "2023-01-01/2023-12-31", accessLevel: "public" },
      distribution: [{ downloadURL: "https://portal.example/d.csv", mediaType: "text/csv" }],
    },
  ],
});
const DCAT_AP = JSON.stringify({
  "@graph": [
    {
      "@id": "c",
      "@type": "dcat:Catalog",
      "dcat:dataset": { "@id": "d" },
      "hydra:next": { "@id": "?page=2" },
    },
    { "@id": "d", "@type": ["dcat:Dataset"], "dct:title": [{ "@value": "DPT", "@language": "id" }] },
  ],
});
const SITEMAP =
  '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://portal.example/a&amp;b</loc><lastmod>2023-01-01</lastmod></url></urlset>';
const HTML = `<!doctype html><html lang="id"><head><title>Data</title><link rel=canonical href="/a"><meta name="robots" content="x"><script type="application/ld+json">{"@context":"https://schema.org","@type":"Dataset","name":"DPT","license":"https://creativecommons.org/licenses/by/4.0/","distribution":{"contentUrl":"d.csv"}}</script></head><body><a href="d.csv" download>CSV</a><a href='//b/&#x41;'>b</a><form><input type=password></form></body></html>`;

describe("what portals say is read or refused", () => {
  const cases: ReadonlyArray<readonly [string, ReadonlyArray<string>, (text: string) => unknown]> = [
    ["CKAN", [CKAN], (text) => [readPackageSearch(jsonOf(text)), isCkanStatus(jsonOf(text))]],
    ["DCAT and JSON-LD", [DCAT, DCAT_AP], readDcat],
    ["sitemap", [SITEMAP, SITEMAP.replaceAll("url", "sitemap")], (text) => readSitemap(Buffer.from(text))],
    [
      "HTML page",
      [HTML],
      (text) => {
        const page = readHtmlPage(text, PAGE);
        return [pageMarkers(text, page), offeredLinks(text, PAGE, new Set()), datasetsInPage(text, PAGE)];
      },
    ],
    [
      "address",
      ["https://kpu.go.id:443/a/../b?c=%zz&utm_source=x#d", "http://[::1]/"],
      (text) => [parseUrl(text), keysOf(text)],
    ],
    ["public key", ["-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n"], keyIdsInPem],
  ];
  test.each(cases)("%s", { timeout: 3_600_000 }, async (_name, samples, read) => {
    await fuzz(damagedText(samples), RUNS, (text) => void read(text));
  });
});

/** What a program sent as JSON; undefined where it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
