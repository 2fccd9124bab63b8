import fc from "fast-check";
import { expect, test } from "vitest";
import { ProfileSchema } from "#app/domain/evidence/profile.ts";
import { readWorkbook } from "#app/exchange/read-file/workbook.server.ts";
import { PLAIN_OPTIONS } from "./binary-factories.ts";
import { compoundOf, xlsOf } from "./xls-factories.ts";

const ROWS = [
  ["kode", "nama", "tanggal"],
  ...Array.from({ length: 12 }, (_, index) => [11 + index, `Provinsi ${index}`, 45_292 + index]),
];
const read = (bytes: Uint8Array) => readWorkbook({ bytes }, PLAIN_OPTIONS);

test("an old workbook is read with its types, days and merged cells", async () => {
  const profile = await read(xlsOf(ROWS));

  expect(profile).toMatchObject({ format: "xls", failure: null, rows: 12, dateMax: "2024-01-12" });
  expect(profile.columns.map(({ name, type }) => [name, type])).toEqual([
    ["kode", "integer"],
    ["nama", "string"],
    ["tanggal", "date"],
  ]);
  expect(profile.sheets).toEqual([{ name: "Data", rows: 13, columns: 3, mergedCells: 1 }]);
});

test.each([
  ["a workbook with a password", xlsOf(ROWS, { password: true }), "encrypted"],
  ["a new workbook with a password", compoundOf("EncryptedPackage", Buffer.alloc(5_000, 7)), "encrypted"],
  ["another kind of document", compoundOf("WordDocument", Buffer.alloc(5_000)), "corrupt"],
] as const)("%s", async (_what, bytes, failure) => {
  expect(await read(bytes)).toMatchObject({ format: "xls", failure, rows: 0 });
});

test("an old workbook cut anywhere or with any bytes changed is a profile and never an error", async () => {
  const whole = xlsOf(ROWS);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.array(change, { maxLength: 8 }), async (length, changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      for (const some of [bytes, bytes.subarray(0, length)]) {
        expect(ProfileSchema.safeParse(await read(some)).success).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
