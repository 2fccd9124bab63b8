import fc from "fast-check";
import { expect, test } from "vitest";
import { ProfileSchema } from "#app/domain/evidence/profile.ts";
import { readDbf } from "#app/exchange/read-file/dbf.server.ts";
import { readShapefile } from "#app/exchange/read-file/shapefile.server.ts";
import { PLAIN_OPTIONS, zipOf } from "./binary-factories.ts";
import { type DbfColumn, dbfOf, type Shape, shpOf } from "./shapes-factories.ts";

const COLUMNS: Array<DbfColumn> = [
  { name: "KODE", type: "N", length: 4 },
  { name: "NAMA", type: "C", length: 20 },
  { name: "TANGGAL", type: "D", length: 8 },
  { name: "SAH", type: "L", length: 1 },
];
const ROWS = [
  ["11", "Aceh", "20240214", "T"],
  ["12", "Sumatera Utara", "20240215", "F"],
  ["13", "Sumatera Barat", "", "?"],
];
const SHAPES: Array<Shape> = [{ point: [97, 4] }, { box: [98, 1, 100, 3] }, null];
const BOX = [95, -11, 141, 6] as const;
const WGS84 = 'GEOGCS["WGS 84"]';

function archive({ prj = WGS84, cpg = "", dbf = dbfOf(COLUMNS, ROWS), shapes = SHAPES } = {}): Buffer {
  return zipOf([
    { name: "peta/Dapil.shp", data: shpOf(shapes, BOX) },
    { name: "peta/Dapil.dbf", data: dbf },
    { name: "peta/Dapil.shx", data: "" },
    ...(prj === "" ? [] : [{ name: "peta/dapil.prj", data: prj }]),
    ...(cpg === "" ? [] : [{ name: "peta/Dapil.cpg", data: cpg }]),
  ]);
}

test("a dBase table is read with the types of its fields, and deleted records are not", async () => {
  const profile = await readDbf(
    { bytes: dbfOf(COLUMNS, [...ROWS, ["99", "Dihapus", "", ""]], { deleted: 3 }) },
    PLAIN_OPTIONS,
  );

  expect(ProfileSchema.parse(profile)).toEqual(profile);
  expect(profile).toMatchObject({ format: "dbase", failure: null, rows: 3, dateMax: "2024-02-15" });
  expect(profile.columns.map(({ name, type }) => [name, type])).toEqual([
    ["KODE", "integer"],
    ["NAMA", "string"],
    ["TANGGAL", "date"],
    ["SAH", "boolean"],
  ]);
});

test("a number longer than a double holds keeps every digit for the search of personal data", async () => {
  const seen: Array<string> = [];
  const newScanner = () => ({
    labels: () => {},
    cell: (_column: number, _row: number, text: string) => void seen.push(text),
    finish: () => [],
  });
  const columns: Array<DbfColumn> = [{ name: "NIK", type: "N", length: 16 }];
  await readDbf({ bytes: dbfOf(columns, [["9873056010900001"]]) }, { ...PLAIN_OPTIONS, newScanner });

  expect(seen).toEqual(["9873056010900001"]);
});

const CAFE = [["1", Buffer.from("Caf\xe9", "latin1"), "", ""]];

test.each([
  ["the code page file", { cpg: "1252", dbf: dbfOf(COLUMNS, CAFE) }, "cp1252", false],
  ["its language driver", { dbf: dbfOf(COLUMNS, CAFE, { driver: 0x57 }) }, "windows-1252", false],
  ["nothing, so that it is guessed", { dbf: dbfOf(COLUMNS, CAFE) }, "windows-1252", true],
  ["nothing, but its bytes are UTF-8", { dbf: dbfOf(COLUMNS, [["1", "Café", "", ""]]) }, "utf-8", true],
  [
    "UTF-8, and its bytes agree",
    { cpg: "UTF-8", dbf: dbfOf(COLUMNS, [["1", "Café", "", ""]]) },
    "utf-8",
    false,
  ],
])("the encoding of the table is told by %s", async (_by, parts, encoding, encodingGuessed) => {
  const profile = await readShapefile({ bytes: archive(parts) }, PLAIN_OPTIONS);

  expect(profile).toMatchObject({ encoding, encodingGuessed, replacedCharacters: 0, rows: 1 });
});

test("characters that are not in the declared encoding are counted", async () => {
  const profile = await readShapefile(
    { bytes: archive({ cpg: "65001", dbf: dbfOf(COLUMNS, CAFE) }) },
    PLAIN_OPTIONS,
  );

  expect(profile.replacedCharacters).toBe(1);
});

test("a shapefile in an archive has its table and what it covers", async () => {
  const profile = await readShapefile({ bytes: archive() }, PLAIN_OPTIONS);

  expect(profile).toMatchObject({ format: "shapefile", failure: null, rows: 3 });
  expect(profile.geo).toEqual({
    ...{ features: 3, withoutGeometry: 1, outOfRange: 0, bbox: [...BOX] },
    geometryTypes: { Point: 1, Polygon: 1 },
  });
});

test("coordinates on a map are not degrees, and nobody calls them wrong", async () => {
  const shapes: Array<Shape> = [{ point: [690_000, 9_310_000] }];
  const mapped = await readShapefile(
    { bytes: archive({ shapes, prj: `PROJCS["UTM 48S",${WGS84}]` }) },
    PLAIN_OPTIONS,
  );
  const unsaid = await readShapefile({ bytes: archive({ shapes, prj: "" }) }, PLAIN_OPTIONS);

  expect(mapped.geo).toMatchObject({ features: 1, outOfRange: 0, bbox: null });
  expect(unsaid.geo).toMatchObject({ features: 1, outOfRange: 1 });
});

test("the main file alone has what it covers and no table", async () => {
  const profile = await readShapefile({ bytes: shpOf(SHAPES, BOX) }, PLAIN_OPTIONS);

  expect(profile).toMatchObject({ failure: null, rows: 0, columns: [], geo: { features: 3 } });
});

test("a table that ends before its records is corrupt, with the rows that came", async () => {
  const profile = await readDbf({ bytes: dbfOf(COLUMNS, ROWS, { promised: 9 }) }, PLAIN_OPTIONS);
  const begun = await readDbf(
    { bytes: dbfOf(COLUMNS, ROWS, { promised: 9 }) },
    { ...PLAIN_OPTIONS, partial: true },
  );

  expect(profile).toMatchObject({ failure: "corrupt", rows: 3 });
  expect(begun).toMatchObject({ failure: null, rows: 3, partial: true });
});

test("cut anywhere or with any bytes changed they are profiles and never errors", async () => {
  for (const [whole, read] of [
    [dbfOf(COLUMNS, ROWS), readDbf],
    [shpOf(SHAPES, BOX), readShapefile],
    [archive(), readShapefile],
  ] as const) {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.array(change, { maxLength: 6 }), async (length, changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const profile = await read({ bytes: bytes.subarray(0, length) }, PLAIN_OPTIONS);
        expect(ProfileSchema.safeParse(profile).success).toBe(true);
      }),
      { numRuns: 120 },
    );
  }
});
