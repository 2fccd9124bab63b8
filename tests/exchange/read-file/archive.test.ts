import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { blankProfile, ProfileSchema } from "#app/domain/evidence/profile.ts";
import { type ReadInner, readArchive } from "#app/exchange/read-file/archive.server.ts";
import { headOf } from "#app/exchange/read-file/archive-source.server.ts";
import { readFileAsProfile } from "#app/exchange/read-file/read-file.server.ts";
import { readWorkbook } from "#app/exchange/read-file/workbook.server.ts";
import { PLAIN_OPTIONS, PROVINCE_ROWS, sheetOf, xlsxOf, type ZipPart, zipOf } from "./binary-factories.ts";
import { dbfOf, shpOf } from "./shapes-factories.ts";

type Inner = { format: string; text: string };

/** Reads an archive and remembers which members were handed over. */
async function look(bytes: Uint8Array) {
  const inner: Array<Inner> = [];
  const readInner: ReadInner = async (source, format, options) => {
    inner.push({ format, text: (await headOf(source, 1_000)).toString() });
    return format === "xlsx" ? readWorkbook(source, options) : blankProfile(format);
  };
  return { profile: await readArchive({ bytes }, PLAIN_OPTIONS, readInner), inner };
}

const CSV = "kode,nama\n11,Aceh\n";

test("the one table of an archive is handed over as a file of its own", async () => {
  const { profile, inner } = await look(
    zipOf([
      { name: "README.txt", data: "halo" },
      { name: "data/hasil.csv", data: CSV },
    ]),
  );

  expect(inner).toEqual([{ format: "csv", text: CSV }]);
  expect(profile).toMatchObject({ format: "csv", failure: null, tableOf: "data/hasil.csv" });
  expect(profile.members).toEqual([
    { name: "README.txt", bytes: 4 },
    { name: "data/hasil.csv", bytes: CSV.length },
  ]);
});

const LONG: ZipPart = { name: "a.csv", data: CSV.repeat(10) };

test.each<[string, Array<ZipPart>, string | null]>([
  [
    "the most open format",
    [
      { name: "b.xlsx", data: CSV.repeat(99) },
      { name: "a.csv", data: CSV },
    ],
    "a.csv",
  ],
  ["the largest of one format", [{ name: "b.csv", data: CSV }, LONG], "a.csv"],
  [
    "a file that is not locked",
    [
      { ...LONG, name: "kunci.csv", locked: true },
      { name: "b.csv", data: CSV },
    ],
    "b.csv",
  ],
  [
    "no file a system adds",
    [
      { ...LONG, name: "__MACOSX/._b.csv" },
      { name: "b.csv", data: CSV },
    ],
    "b.csv",
  ],
  [
    "no archive in the archive",
    [
      { name: "dalam.zip", data: zipOf([LONG]) },
      { name: "catatan.txt", data: "x" },
    ],
    null,
  ],
])("of several members the table is %s", async (_which, parts, tableOf) => {
  expect((await look(zipOf(parts))).profile).toMatchObject({ tableOf, failure: null });
});

test("a workbook in an archive is read with its sheets", async () => {
  const data = await xlsxOf(sheetOf("Suara", PROVINCE_ROWS));
  const { profile } = await look(zipOf([{ name: "suara.xlsx", data, stored: true }]));

  expect(profile).toMatchObject({ format: "xlsx", rows: 20, tableOf: "suara.xlsx" });
});

test("a shapefile and a timetable are known by their members", async () => {
  const shp = shpOf([{ point: [97, 4] }], [95, -11, 141, 6]);
  const dbf = dbfOf([{ name: "NAMA", type: "C", length: 9 }], [["Aceh"]]);
  const map = await look(
    zipOf([
      { name: "a.shp", data: shp },
      { name: "a.dbf", data: dbf },
      { name: "a.csv", data: CSV },
    ]),
  );
  const stops = "stop_id,stop_name\n1,Gambir\n";
  const times = await look(
    zipOf([
      { name: "stops.txt", data: stops },
      { name: "trips.txt", data: "x" },
    ]),
  );

  expect(map.profile).toMatchObject({ format: "shapefile", rows: 1, tableOf: "a.dbf", geo: { features: 1 } });
  expect(times.profile).toMatchObject({ format: "gtfs", tableOf: "stops.txt" });
  expect(times.inner).toEqual([{ format: "csv", text: stops }]);
});

test("names that lead out of a folder are listed as written, and nothing is put there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "capaian-archive-test-"));
  vi.stubEnv("TMPDIR", folder);
  const names = ["../../etc/lolos.csv", "/absolut.csv", "C:/windows/x.csv"];
  const { profile, inner } = await look(zipOf(names.map((name) => ({ name, data: CSV }))));

  expect(profile.members.map(({ name }) => name)).toEqual(names);
  expect(inner).toHaveLength(1);
  expect(tmpdir()).toBe(folder);
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
});

const ZEROS = Buffer.alloc(20 * 1024 * 1024);

test.each([
  ["a bomb of zeros", zipOf([{ name: "a.csv", data: ZEROS }]), "bomb"],
  [
    "a member that lies about its size",
    zipOf([{ name: "a.csv", data: CSV.repeat(500), claims: 10 }]),
    "bomb",
  ],
  [
    "one claim beyond the limit",
    zipOf([{ name: "a.csv", data: randomBytes(2 * 1024 * 1024), claims: 257 * 1024 * 1024 }]),
    "too-large",
  ],
  ["only locked members", zipOf([{ name: "a.csv", data: CSV, locked: true }]), "encrypted"],
  [
    "ten thousand and one members",
    zipOf(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}.csv`, data: "" }))),
    "too-large",
  ],
  ["broken deflate data", damaged(), "corrupt"],
  ["half an archive", zipOf([{ name: "a.csv", data: CSV }]).subarray(0, 40), "corrupt"],
] as const)("%s", async (_what, bytes, failure) => {
  const { profile, inner } = await look(bytes);

  expect(profile).toMatchObject({ format: "zip", failure });
  expect(inner).toEqual([]);
});

const NIKS = "nik,nama\n3273056010900001,Siti\n3273056010900002,Budi\n3273056010900003,Ani\n";

test.each<[string, Array<ZipPart>, { pii: Array<string>; piiSearched: boolean }]>([
  [
    "beside the table",
    [
      { name: "a.csv", data: CSV.repeat(99) },
      { name: "b/warga.csv", data: NIKS },
    ],
    { pii: ["b/warga.csv"], piiSearched: true },
  ],
  [
    "in a note",
    [LONG, { name: "catatan.txt", data: `NIK: ${NIKS.slice(9, 25)}` }],
    { pii: ["catatan.txt"], piiSearched: true },
  ],
  ["in the table", [{ name: "warga.csv", data: NIKS }], { pii: ["warga.csv"], piiSearched: true }],
  ["nowhere", [LONG, { name: "b.csv", data: CSV }], { pii: [], piiSearched: true }],
  ["behind a lock", [LONG, { name: "b.csv", data: CSV, locked: true }], { pii: [], piiSearched: false }],
  [
    "in an archive in the archive",
    [LONG, { name: "b.zip", data: zipOf([{ name: "warga.csv", data: NIKS }]) }],
    { pii: [], piiSearched: false },
  ],
])("personal data %s", async (_where, parts, { pii, piiSearched }) => {
  const options = { ...PLAIN_OPTIONS, newScanner: () => createPiiScanner(), contentType: null };
  const profile = await readFileAsProfile({ bytes: zipOf(parts) }, "zip", options);

  expect([...new Set(profile.pii.map(({ sheet }) => sheet))]).toEqual(pii);
  expect(profile.piiSearched).toBe(piiSearched);
});

test("a list of members stops at two hundred", async () => {
  const { profile } = await look(
    zipOf(Array.from({ length: 300 }, (_, index) => ({ name: `${index}.txt`, data: "" }))),
  );

  expect(profile.members).toHaveLength(200);
  expect(ProfileSchema.parse(profile)).toEqual(profile);
});

function damaged(): Buffer {
  const whole = zipOf([{ name: "a.csv", data: CSV.repeat(50) }]);
  whole.fill(0xff, 36, 60);
  return whole;
}

test("an archive with any bytes changed is a profile and never an error", async () => {
  const whole = zipOf([
    { name: "a.csv", data: CSV },
    { name: "b/c.txt", data: "halo" },
  ]);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      expect(ProfileSchema.safeParse((await look(bytes)).profile).success).toBe(true);
    }),
    { numRuns: 150 },
  );
});
