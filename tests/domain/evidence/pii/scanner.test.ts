import fc from "fast-check";
import { expect, test } from "vitest";
import { isNik, PROVINCE_CODES, sixteenDigits } from "#app/domain/evidence/pii/nik.ts";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import { type PiiFinding, PiiFindingSchema } from "#app/domain/evidence/profile.ts";
import { listOf, ruleTable, yes } from "../../../rule-tables.ts";

const FILE = "evidence-law.md";

function scan(labels: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): Array<PiiFinding> {
  const scanner = createPiiScanner();
  scanner.labels(labels);
  for (const [row, cells] of rows.entries()) {
    for (const [column, text] of cells.entries()) scanner.cell(column, row + 1, text);
  }
  return scanner.finish();
}

function said(findings: ReadonlyArray<PiiFinding>): Array<string> {
  return findings.map((found) => `${found.kind} ${found.certainty}`);
}

/** Any number a population register could give. */
const aNik = fc
  .record({
    province: fc.constantFrom(...PROVINCE_CODES),
    regency: fc.integer({ min: 1, max: 79 }),
    district: fc.integer({ min: 1, max: 99 }),
    born: fc.date({ min: new Date("1930-01-01"), max: new Date("2010-12-31"), noInvalidDate: true }),
    woman: fc.boolean(),
    serial: fc.integer({ min: 1, max: 9_999 }),
  })
  .map(({ province, regency, district, born, woman, serial }) => {
    const two = (value: number) => String(value).padStart(2, "0");
    const day = two(born.getUTCDate() + (woman ? 40 : 0));
    const date = `${day}${two(born.getUTCMonth() + 1)}${two(born.getUTCFullYear() % 100)}`;
    return `${province}${two(regency)}${two(district)}${date}${String(serial).padStart(4, "0")}`;
  });

test.each(ruleTable(FILE, "NIK"))("line $line: a cell that is or is not a NIK", ({ cell }) => {
  const read = sixteenDigits(cell("cell"));
  expect(read !== null && isNik(read.digits, read.truncated)).toBe(yes(cell("NIK")));
});

test.each(ruleTable(FILE, "Columns"))("line $line: one column", ({ cell }) => {
  const found = scan(
    [cell("label")],
    listOf(cell("cells")).map((text) => [text]),
  );
  expect(said(found)).toEqual(listOf(cell("found")));
});

test.each(ruleTable(FILE, "Columns together"))("line $line: columns together", ({ cell }) => {
  const row = listOf(cell("row"));
  expect(said(scan(listOf(cell("labels")), [row, row, row]))).toEqual(listOf(cell("found")));
});

test.each(ruleTable(FILE, "Free text"))("line $line: free text", ({ cell }) => {
  expect(said(scanText(cell("text")))).toEqual(listOf(cell("found")));
});

test("every number of the register's shape is a NIK", () => {
  fc.assert(fc.property(aNik, (nik) => isNik(nik)));
});

test("of random sixteen-digit strings about one in forty-five passes", () => {
  const draws = 200_000;
  let passed = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 2_000, maxLength: 2_000 }),
      (halves) => {
        const digits = halves.map((half) => String(half).padStart(8, "0"));
        for (let at = 0; at + 1 < digits.length; at += 2) {
          if (isNik(`${digits[at]}${digits[at + 1]}`)) passed += 1;
        }
      },
    ),
    { numRuns: draws / 1_000, seed: 7, unbiased: true },
  );
  expect(passed / draws).toBeGreaterThan(0.019);
  expect(passed / draws).toBeLessThan(0.0245);
});

test("instants in microseconds are never taken for NIKs", () => {
  const from = Date.UTC(2001, 8, 10) * 1_000;
  const until = Date.UTC(2040, 0, 1) * 1_000;
  const instants = fc.array(fc.integer({ min: from, max: until }), { minLength: 40, maxLength: 80 });
  fc.assert(
    fc.property(instants, (values) => {
      const rows = values.map((value) => [String(value)]);
      expect(scan(["dibuat"], rows)).toEqual([]);
    }),
  );
});

test("no finding holds a value, whatever the values and wherever they stand", () => {
  const value = fc.oneof(
    aNik,
    fc.integer({ min: 1, max: 999_999_999 }).map((tail) => `0812${String(tail).padStart(9, "1")}`),
    fc.stringMatching(/^[a-z]{5,12}\.[a-z]{5,12}@gmail\.com$/),
    fc.integer({ min: 100, max: 999 }).map((tail) => `09.254.294.3-407.${tail}`),
  );
  const label = fc.constantFrom("NIK", "kode", "HP", "email", "NPWP", "catatan", "nama pemilih", "alamat");
  fc.assert(
    fc.property(
      label,
      fc.array(value, { minLength: 4, maxLength: 12 }),
      fc.boolean(),
      (name, values, bare) => {
        const sentence = values.map((one) => `Atas nama warga contoh: ${one}, dicatat.`);
        const inText = scan(
          ["nama lengkap", name],
          sentence.map((one) => ["Budi Contoh", one]),
        );
        const headless = scan(
          [values[0] ?? "", name],
          values.map((one) => [one, bare ? one : ""]),
        );
        const found = [...inText, ...headless, ...scanText(sentence.join("\n"))];
        expect(headless.length).toBeGreaterThan(0);
        const text = JSON.stringify(found);
        for (const one of values) {
          expect(text).not.toContain(one);
          expect(text).not.toContain(one.slice(0, 8));
        }
        for (const one of found) PiiFindingSchema.parse(one);
      },
    ),
  );
});

test("a finding says where and in what shape", () => {
  const rows = [["x"], ["3273056010900001"], ["x"], ["32.73.05.010185.0002"], ["3273055203770003"]];
  expect(scan(["kode"], rows)).toEqual([
    {
      ...{ kind: "nik", sheet: null, column: "kode", count: 3, firstRow: 2, lastRow: 5 },
      ...{ byLabel: false, certainty: "certain", mask: "32••••••••••••••" },
    },
  ]);
});

test("labels that arrive with later records keep what was counted", () => {
  const scanner = createPiiScanner("Lembar1");
  scanner.labels(["kode"]);
  scanner.cell(0, 1, "3273056010900001");
  scanner.labels(["kode", "NIK"]);
  scanner.cell(1, 2, "3273050101850002");
  expect(scanner.finish().map(({ column, certainty, sheet }) => [column, certainty, sheet])).toEqual([
    ["NIK", "certain", "Lembar1"],
    ["kode", "possible", "Lembar1"],
  ]);
});

test("columns beyond the bound are still looked through", () => {
  const wide = Array.from({ length: 600 }, (_, index) => `kolom${index}`);
  const row = (nik: string) => wide.map((_, index) => (index === 590 ? nik : "1"));
  const rows = ["3273056010900001", "3273050101850002", "3273055203770003"].map(row);
  expect(said(scan(wide, rows))).toEqual(["nik certain"]);
});
