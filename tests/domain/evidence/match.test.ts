import { expect, test } from "vitest";
import { type CatalogueEntry, catalogueIndex } from "#app/domain/evidence/catalogue.ts";
import { keysToLookUp, matchCatalogue, subjectOfUrl } from "#app/domain/evidence/match.ts";
import type { MatchSubject } from "#app/domain/evidence/match-tiers.ts";
import { anEntry } from "./factories.ts";

const FILE = "https://opendata.kpu.go.id/unduh/hasil.csv";
const PAGE = "https://opendata.kpu.go.id/dataset/hasil";
const CDN = "https://cdn.example.net/x/hasil.csv";
const kpu = { publisherIds: ["kpu"], hosts: ["kpu.go.id"] };

const entries: Array<CatalogueEntry> = [
  anEntry(FILE),
  anEntry(PAGE, { via: "landing", resourceId: null }),
  anEntry(CDN, { via: "final", resourceId: "r1" }),
];
const index = catalogueIndex(entries);

function subject(overrides: Partial<MatchSubject>): MatchSubject {
  return { typed: "https://s.id/hasil", hops: [], finalUrl: null, pageIds: [], ...overrides };
}

const rows: Array<[string, string | MatchSubject, object]> = [
  [
    "M1, the very address",
    FILE,
    { tier: "M1", confidence: 1, level: "resource", resourceId: "r1", matched: FILE },
  ],
  ["M2, the same key", `${FILE}?utm_source=wa#a`, { tier: "M2", confidence: 0.99, level: "resource" }],
  ["M3, a redirect to it", subject({ finalUrl: FILE }), { tier: "M3", confidence: 0.95, typed: FILE }],
  [
    "M3, a hop through it that ends on a host of the institution",
    subject({ hops: [FILE], finalUrl: "https://kpu.go.id/lain" }),
    { tier: "M3", matched: FILE },
  ],
  ["M3, where it was seen to end", CDN, { tier: "M3", level: "resource", matched: CDN }],
  ["M5, its dataset's page", PAGE, { tier: "M5", confidence: 0.9, level: "dataset", resourceId: null }],
  ["M5, that page by its loose key", `${PAGE.replace("https", "http")}/`, { tier: "M5" }],
  [
    "M5, a page that names it as canonical",
    subject({ typed: "https://kpu.go.id/x", finalUrl: "https://kpu.go.id/x", pageIds: [PAGE] }),
    { tier: "M5", level: "dataset" },
  ],
];

test.each(rows)("%s", (_title, sought, expected) => {
  expect(matchCatalogue(sought, index, kpu)).toMatchObject({ datasetId: "d1", ...expected });
});

const strangers: Array<[string, MatchSubject]> = [
  ["an unknown address", subjectOfUrl("https://opendata.kpu.go.id/lain.csv")],
  [
    "a chain that passes a resource and ends elsewhere",
    subject({ hops: [FILE], finalUrl: "https://evil.example/x" }),
  ],
  [
    "a foreign page that calls itself the dataset",
    subject({ finalUrl: "https://evil.example/x", pageIds: [PAGE] }),
  ],
];

test.each(strangers)("%s does not match", (_title, sought) => {
  expect(matchCatalogue(sought, index, kpu)).toBeNull();
});

const twins = (first: Partial<CatalogueEntry>, second: Partial<CatalogueEntry>) =>
  catalogueIndex([
    anEntry(FILE, { datasetId: "d1", ...first }),
    anEntry(FILE, { datasetId: "d2", ...second }),
  ]);

test.each([
  ["the institution's own", { publisherId: "bps" }, { publisherId: "kpu" }],
  ["the one not withdrawn", { withdrawnAt: "2026-01-01T00:00:00Z" }, {}],
  ["the one modified last", { modifiedAt: "2025-01-01T00:00:00Z" }, { modifiedAt: "2026-01-01T00:00:00Z" }],
])("of two datasets with one address, %s is taken", (_title, first, second) => {
  expect(matchCatalogue(FILE, twins(first, second), kpu)).toMatchObject({ datasetId: "d2" });
});

test("two datasets nothing tells apart are ambiguous", () => {
  expect(matchCatalogue(FILE, twins({}, {}), kpu)).toMatchObject({
    ambiguous: [
      { datasetId: "d1", tier: "M1" },
      { datasetId: "d2", tier: "M1" },
    ],
  });
});

test("two resources of one dataset with one address are one match", () => {
  const both = catalogueIndex([anEntry(FILE, { resourceId: "r2" }), anEntry(FILE, { resourceId: "r1" })]);
  expect(matchCatalogue(FILE, both, kpu)).toMatchObject({ resourceId: "r1" });
});

test("the keys to look up cover every address of the subject", () => {
  const keys = keysToLookUp(
    subject({ typed: FILE, hops: ["https://a.example.org/"], finalUrl: CDN, pageIds: [PAGE, "doi:10"] }),
  );

  expect(keys.urls).toEqual([FILE]);
  expect(keys.k1s).toEqual([FILE, "https://a.example.org/", CDN, PAGE]);
  expect(keys.k2s).toContain("//opendata.kpu.go.id/dataset/hasil");
});
