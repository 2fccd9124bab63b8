import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import { labelsOf, read } from "./text-factories.ts";

const RECORDS = [
  { Provinsi: "Aceh", Jumlah: 1.5, Tanggal: "2022-10-14" },
  { Provinsi: "Bali", Jumlah: 2, Tanggal: "2022-10-15" },
];
const LABELS = ["Provinsi", "Jumlah", "Tanggal"];
const LISTS = [LABELS, ...RECORDS.map((record) => Object.values(record))];

describe("JSON", () => {
  test.each<[string, FormatId, string]>([
    ["a list of records", "json", JSON.stringify(RECORDS)],
    ["records under a name", "json", JSON.stringify({ status: "ok", data: RECORDS })],
    [
      "a CKAN answer",
      "json",
      JSON.stringify({ success: true, result: { fields: [{ id: "Provinsi" }], records: RECORDS } }),
    ],
    ["a list of lists", "json", JSON.stringify(LISTS)],
    ["one record per line", "ndjson", RECORDS.map((record) => JSON.stringify(record)).join("\n")],
    ["UTF-16", "json", "\ufeff"],
  ])("in the shape of %s is the same table", async (name, kind, text) => {
    const bytes = name === "UTF-16" ? Buffer.from(`\ufeff${JSON.stringify(RECORDS)}`, "utf16le") : text;
    const found = await read(kind, bytes);
    expect(found).toMatchObject({ format: kind, failure: null, rows: 2, dateMax: "2022-10-15" });
    expect(labelsOf(found)).toEqual(LABELS);
    const csv = await read("csv", "Tanggal;Jumlah;Provinsi\n15/10/2022;2;Bali\n14 Oktober 2022;1,5;Aceh\n");
    expect(found.tableFp).toBe(csv.tableFp);
    expect(found.tableFp).not.toBeNull();
  });
  test("members inside are joined by dots, lists become one cell, later names new columns", async () => {
    const text = JSON.stringify([
      { a: { b: 1, c: { d: true } } },
      { e: ["x", "y"], f: [{ g: 1 }, { g: 2 }] },
    ]);
    const found = await read("json", text);
    expect(labelsOf(found)).toEqual(["a.b", "a.c.d", "e", "f.g"]);
    expect(found.columns.map(({ fillRatio }) => fillRatio)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
  test.each<[string, string, string]>([
    ["100 000 brackets", "[".repeat(100_000), "too-deep"],
    ["100 000 objects inside each other", '{"a":'.repeat(100_000), "too-deep"],
    ["a list that is not closed", '[{"a":1},', "corrupt"],
    ["a missing comma", '[{"a":1} {"a":2}]', "corrupt"],
    ["a comma too many", '[{"a":1},]', "corrupt"],
    ["a closing bracket of another kind", '[{"a":1]}', "corrupt"],
    ["text behind the end", '[{"a":1}] x', "corrupt"],
    ["nothing", " ", "corrupt"],
    ["one value", '{"a":1}', "no-table"],
    ["a list of numbers", "[1,2,3]", "no-table"],
  ])("of %s is refused", async (_, text, failure) => {
    expect((await read("json", text)).failure).toBe(failure);
  });
  test("a record beyond 1 MiB is refused", async () => {
    const long = JSON.stringify([{ a: "x".repeat(2_000_000) }]);
    expect((await read("json", long)).failure).toBe("too-large");
  });
  test("a beginning is read as far as it goes", async () => {
    const found = await read("json", '[{"a":1},{"a":2},{"a":', { partial: true });
    expect(found).toMatchObject({ failure: null, partial: true, rows: 2, tableFp: null });
  });
});

describe("GeoJSON", () => {
  const point = (coordinates: ReadonlyArray<number>, nama: string) => ({
    ...{ type: "Feature", geometry: { type: "Point", coordinates }, properties: { nama, nilai: 1 } },
  });
  const collection = (features: ReadonlyArray<unknown>) =>
    JSON.stringify({ type: "FeatureCollection", features });
  test("tells features, extent and kinds, and profiles the properties", async () => {
    const polygon = {
      type: "Polygon",
      coordinates: [
        [
          [95, 5],
          [141, 5],
          [141, -11],
          [95, 5],
        ],
      ],
    };
    const features = [
      point([106.8, -6.2], "Jakarta"),
      { type: "Feature", properties: { nama: "tanpa" }, geometry: null },
      { properties: null, geometry: polygon, type: "Feature" },
    ];
    const found = await read("geojson", collection(features));
    expect(found.geo).toEqual({
      ...{ features: 3, withoutGeometry: 1, outOfRange: 0, bbox: [95, -11, 141, 5] },
      geometryTypes: { Point: 1, Polygon: 1 },
    });
    expect(found).toMatchObject({ failure: null, rows: 2 });
    expect(labelsOf(found)).toEqual(["nama", "nilai"]);
  });
  test("counts positions outside the globe", async () => {
    const found = await read(
      "geojson",
      collection([point([704_000, 9_300_000], "UTM"), point([-6.2, 106.8], "x")]),
    );
    expect(found.geo).toMatchObject({ outOfRange: 2, bbox: [-6.2, 106.8, -6.2, 106.8] });
  });
  test.each([
    ["a single feature", JSON.stringify(point([106, -6], "x")), 1],
    ["a geometry", '{"type":"LineString","coordinates":[[1,2],[3,4]]}', 1],
    [
      "a collection of geometries",
      '{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]},"properties":{}}',
      1,
    ],
    ["an empty collection", collection([]), 0],
  ])("reads %s", async (_, text, features) => {
    const found = await read("geojson", text);
    expect(found.geo?.features).toBe(features);
    expect(found.failure).toBe(features === 0 ? "no-table" : null);
  });
});

describe("XML", () => {
  const xml =
    "<data><row id='1'><nama>Aceh</nama><n>1</n></row><row id='2'><nama>Bali &amp; x</nama><n>2</n></row></data>";
  test("is a table of the element that repeats", async () => {
    const found = await read("xml", xml);
    expect(found).toMatchObject({ failure: null, rows: 2 });
    expect(labelsOf(found)).toEqual(["id", "nama", "n"]);
  });
  test("without a repeated element has no table", async () => {
    expect((await read("xml", "<data><a>1</a><b>2</b></data>")).failure).toBe("no-table");
  });
  test("that breaks off is refused, with what was read before", async () => {
    const found = await read("xml", `${xml.slice(0, -20)}</x>`);
    expect(found.failure).toBe("corrupt");
    expect(found.tableFp).toBeNull();
  });
  test("expands no entities and is not deep", async () => {
    const laughs = `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d><r x="1" y="&b;"/><r x="2" y="&b;"/></d>`;
    const found = await read("xml", laughs);
    expect(JSON.stringify(found)).not.toContain("haha");
    expect((await read("xml", "<a>".repeat(100_000))).failure).toBe("too-deep");
  });
  test("KML placemarks are features with their data", async () => {
    const placemark = (name: string, inside: string) =>
      `<Placemark><name>${name}</name>${inside}</Placemark>`;
    const data = "<ExtendedData><Data name='kode'><value>7</value></Data></ExtendedData>";
    const ring =
      "<Polygon><outerBoundaryIs><LinearRing><coordinates>95,5,0 141,5 141,-11</coordinates></LinearRing></outerBoundaryIs></Polygon>";
    const found = await read(
      "kml",
      `<kml><Document>${placemark("A", data + ring)}${placemark("B", "")}</Document></kml>`,
    );
    expect(found.geo).toEqual({
      ...{ features: 2, withoutGeometry: 1, outOfRange: 0, bbox: [95, -11, 141, 5] },
      geometryTypes: { Polygon: 1 },
    });
    expect(labelsOf(found)).toEqual(["name", "kode"]);
  });
});

describe("HTML", () => {
  test("is read by its largest table, spans kept", async () => {
    const small = "<table><tr><td>Menu</td></tr></table>";
    const head = "<tr><th rowspan=2>Provinsi</th><th colspan=2>Jumlah</th></tr><tr><th>L</th><th>P</th></tr>";
    const body = "<tr><td>Aceh<br>x</td><td>1</td><td>2</td><tr><td>Bali<td>3<td>4";
    const found = await read("html", `<html><body>${small}<table>${head}${body}</table></body></html>`);
    expect(found).toMatchObject({ format: "html", failure: null, rows: 2, headerRows: 2 });
    expect(labelsOf(found)).toEqual(["Provinsi", "Jumlah L", "Jumlah P"]);
  });
  test("without a table says so", async () => {
    expect((await read("html", "<p>halo</p>")).failure).toBe("no-table");
  });
});

test("a text that is no table is searched for personal data, line by line", async () => {
  const found = await read("text", "Surat\nhubungi budi@gmail.com\r\n".repeat(3));
  expect(found).toMatchObject({ failure: "no-table", piiSearched: true, rows: 0 });
});

test("a format without a reader has no table", async () => {
  expect(await read("png", "x")).toMatchObject({ format: "png", failure: "no-table", piiSearched: false });
});

const KINDS: ReadonlyArray<FormatId> = ["csv", "json", "ndjson", "geojson", "kml", "xml", "html", "text"];

test.each(KINDS)("whatever bytes are called %s, a profile comes back", async (kind) => {
  const pieces = fc.constantFrom(
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "<a>",
    "</a>",
    "<table>",
    "<td",
    "\n",
    "\0",
    "1",
    '"a"',
    "é",
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join("")));
  const bytes = fc.uint8Array({ maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, bytes), async (content) => {
      const found = await read(kind, content);
      expect(found.format).toBe(kind);
    }),
    { numRuns: 150 },
  );
});
