import fc from "fast-check";
import { expect, test } from "vitest";
import { readPackageSearch } from "#app/exchange/ckan.ts";
import { readDatasetRecord } from "#app/exchange/dataset-record.ts";
import { readDatasetTable } from "#app/exchange/dataset-table.server.ts";
import { readDcat } from "#app/exchange/dcat.ts";
import { datasetsInPage } from "#app/exchange/schema-org.server.ts";
import { readSitemap } from "#app/exchange/sitemap.server.ts";

const search = (results: Array<unknown>) => ({ success: true, result: { count: results.length, results } });

test("a CKAN record gives all that the columns hold, its own words and those of its extras", () => {
  const record = {
    ...{
      id: "a",
      name: "hasil",
      title: "Hasil\u0000 Pemilu",
      license_id: "cc-by",
      license_url: "https://x.org/by",
    },
    ...{ metadata_created: "2024-01-01", metadata_modified: "2024-02-02", tracking_summary: { total: 3 } },
    organization: { name: "kpu", title: null },
    groups: [{ name: "hasil", title: "" }],
    extras: [
      { key: "frequency", value: "R/P1Y" },
      { key: "temporal_end", value: "2024-02-14T00:00" },
      { key: "access_level", value: "public" },
    ],
    resources: [
      {
        id: "r",
        url: "https://x.org/a.csv",
        size: "12",
        created: "2024-01-01",
        last_modified: "2024-01-02",
        license_id: "cc0",
      },
      { id: "none", url: "" },
    ],
  };
  expect(readPackageSearch(search([record]))?.datasets).toMatchObject([
    {
      ...{
        externalId: "a",
        title: "Hasil Pemilu",
        publisher: "kpu",
        licenceUrl: "https://x.org/by",
        categories: ["hasil"],
      },
      ...{ accrualPeriodicity: "R/P1Y", temporalEnd: "2024-02-14", accessLevel: "public" },
      resources: [
        {
          externalId: "r",
          byteSize: 12,
          createdAtSource: "2024-01-01",
          modifiedAtSource: "2024-01-02",
          licence: "cc0",
        },
      ],
    },
  ]);
  expect(readPackageSearch(search([record]))?.datasets[0]?.metadataJson).not.toContain("tracking_summary");
  expect(readPackageSearch(search([record, { id: 3 }]))).toBeNull();
});

const isSound = (texts: ReadonlyArray<string | null>) =>
  texts.every(
    (text) => text === null || (!text.includes("\0") && text === text.replace(/\p{Surrogate}/gu, "?")),
  );

const hostile = fc.jsonValue({ maxDepth: 5, stringUnit: "binary" });
const word = fc.constantFrom(
  "@id",
  "@type",
  "title",
  "dct:title",
  "name",
  "identifier",
  "distribution",
  "dcat:distribution",
  "downloadURL",
  "publisher",
  "license",
  "theme",
  "temporal",
  "accessRights",
  "resources",
  "groups",
  "extras",
  "id",
  "url",
  "next",
);
const described = fc.dictionary(
  word,
  fc.oneof(hostile, fc.constantFrom("Dataset", "https://x.org/a", "\0x", "\ud800")),
  { maxKeys: 12 },
);

test("no hostile record breaks a reader, and what is read a column can hold", () => {
  fc.assert(
    fc.property(fc.array(described, { maxLength: 4 }), (records) => {
      const typed = records.map((record) => ({ "@type": "Dataset", id: "i", name: "n", ...record }));
      const found = readPackageSearch(search(typed))?.datasets ?? [];
      const dcat = readDcat(JSON.stringify({ dataset: typed }));
      const page = datasetsInPage(
        `<script type="application/ld+json">${JSON.stringify(typed)}</script>`,
        "https://x.org/p",
      );
      for (const dataset of [...found, ...(dcat.ok ? dcat.datasets : []), ...page]) {
        const { resources, categories, ...columns } = dataset;
        const files = resources.flatMap((resource) =>
          Object.values(resource).map((value) => (typeof value === "number" ? null : value)),
        );
        expect(isSound([...Object.values(columns), ...categories, ...files])).toBe(true);
        expect(() => JSON.parse(dataset.metadataJson)).not.toThrow();
        readDatasetRecord(dataset.metadataJson, new Map());
      }
    }),
    { numRuns: 300 },
  );
});

test("no text breaks a reader of documents", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      readDcat(text);
      readSitemap(new TextEncoder().encode(text));
      readDatasetTable(text);
      datasetsInPage(text, "https://x.org/");
      readDatasetRecord(text, new Map());
    }),
    { numRuns: 500 },
  );
});

test("a sitemap is cut at the standard's most addresses", () => {
  const urls = Array.from({ length: 50_010 }, (_, number) => `<url><loc>https://x.org/${number}</loc></url>`);
  const file = readSitemap(new TextEncoder().encode(`<urlset>${urls.join("")}</urlset>`));
  expect(file.ok && [file.kind, file.entries.length, file.cut]).toEqual(["pages", 50_000, true]);
});

const BAD_TABLES: Array<[string, string, object]> = [
  ["nothing", "", { row: null, code: "empty" }],
  ["only headings", "judul,penerbit,tautan,bukti\n", { row: null, code: "empty" }],
  [
    "a heading too few",
    "judul,penerbit,tautan\na,b,c\n",
    { row: 1, column: "bukti", code: "column_missing" },
  ],
  [
    "a heading nobody knows",
    "judul,penerbit,tautan,bukti,x\na,b,c,d,e\n",
    { row: 1, column: "x", code: "column_unknown" },
  ],
  ["a heading twice", "judul,title,penerbit,tautan,bukti\na,b,c,d,e\n", { row: 1, code: "column_twice" }],
  [
    "a cell too few",
    "judul,penerbit,tautan,bukti\na,b,c,d\na,b\n",
    { row: 3, code: "cell_count", held: "2" },
  ],
  ["an open quote", 'judul,penerbit,tautan,bukti\n"a,b,c,d\n', { code: "csv_broken" }],
];

test.each(BAD_TABLES)("a table with %s is refused with its place", (_name, text, problem) => {
  expect(readDatasetTable(text).problems).toContainEqual(expect.objectContaining(problem));
});

test("a table is read with commas or semicolons, several links in one cell", () => {
  const table = readDatasetTable(
    '\ufeffJudul;Penerbit;Tautan;Bukti\nA;KPU;"https://x.org/1;https://x.org/2";https://x.org/b\n',
  );
  expect(table).toMatchObject({
    problems: [],
    rows: [
      {
        row: 2,
        typed: {
          title: "A",
          publisher: "KPU",
          urls: "https://x.org/1 https://x.org/2",
          proof: "https://x.org/b",
        },
      },
    ],
  });
});
