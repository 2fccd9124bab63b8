import fc from "fast-check";
import { expect, test } from "vitest";
import { add64, hash64, hex64, mix64 } from "#app/domain/evidence/table/hash64.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";

function fingerprint(labels: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Cell>>): string | null {
  const profiler = createTableProfiler({ format: "csv", registers: [], scanPii: null, labels });
  for (const row of rows) profiler.row(row);
  return profiler.finish().tableFp;
}

const LABELS = ["Provinsi", "Jumlah", "Tanggal", "Keterangan"];
const arbitraryRow = fc.tuple(
  fc.constantFrom("Aceh", "Bali", "Papua"),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.date({ min: new Date("2000-01-01"), max: new Date("2050-01-01"), noInvalidDate: true }),
  fc.string(),
);
type TypedRow = [string, number, Date, string];

const asSheet = ([name, amount, day, note]: TypedRow): Array<Cell> => [
  name,
  amount,
  `${day.toISOString().slice(0, 10)}T00:00:00`,
  note,
];
const asText = ([name, amount, day, note]: TypedRow): Array<Cell> => {
  const [year, month, date] = day.toISOString().slice(0, 10).split("-");
  return [` ${name}`, `${amount}.0`, `${date}/${month}/${year}`, note];
};

test("neither the order of rows and columns nor the format changes the fingerprint", () => {
  const table = fc.array(arbitraryRow, { minLength: 1, maxLength: 30 });
  const orders = fc.tuple(fc.infiniteStream(fc.nat()), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }));
  fc.assert(
    fc.property(table, orders, (rows, [keys, columns]) => {
      const expected = fingerprint(LABELS, rows.map(asSheet));
      const sorted = rows.map((row) => [keys.next().value, row] as const).sort((a, b) => a[0] - b[0]);
      const moved = sorted.map(([, row]) => columns.map((column) => asText(row)[column] ?? null));
      const labels = columns.map((column) => ` ${LABELS[column]?.toUpperCase()} (x)`);
      expect(fingerprint(labels, moved)).toBe(expected);
    }),
  );
});

test("one changed cell changes the fingerprint", () => {
  fc.assert(
    fc.property(fc.array(arbitraryRow, { minLength: 1, maxLength: 20 }), fc.nat(), (rows, at) => {
      const changed = rows.map(asSheet);
      const row = changed[at % rows.length];
      if (row !== undefined) row[1] = Number(row[1]) + 1;
      expect(fingerprint(LABELS, changed)).not.toBe(fingerprint(LABELS, rows.map(asSheet)));
    }),
  );
});

test("cells do not trade places unseen", () => {
  expect(fingerprint(["a", "b"], [["1", "2"]])).not.toBe(fingerprint(["a", "b"], [["2", "1"]]));
  const pairs = [
    ["1", "2"],
    ["3", "4"],
  ];
  const swapped = [
    ["1", "4"],
    ["3", "2"],
  ];
  expect(fingerprint(["a", "b"], pairs)).not.toBe(fingerprint(["a", "b"], swapped));
  expect(fingerprint(["a"], [["12"], ["3"]])).not.toBe(fingerprint(["a"], [["1"], ["23"]]));
  expect(fingerprint(["a"], [["x"], ["x"]])).not.toBe(fingerprint(["a"], [["x"]]));
});

test("empty columns and empty cells make no difference, a table without rows has no fingerprint", () => {
  expect(fingerprint(["a", "b"], [["1", null]])).toBe(fingerprint(["a"], [["1"]]));
  expect(fingerprint(["a"], [])).toBeNull();
});

test("hashes of 300 000 similar texts differ, in each half too as chance allows", () => {
  const whole = new Set<string>();
  const high = new Set<number>();
  const low = new Set<number>();
  for (let index = 0; index < 300_000; index += 1) {
    const hash = hash64(`baris ${index}`);
    whole.add(hex64(hash));
    high.add(hash.high);
    low.add(hash.low);
  }
  expect(whole.size).toBe(300_000);
  // 300 000² / 2^33 ≈ 10.5 pairs are expected to meet in 32 bits.
  expect(high.size).toBeGreaterThan(300_000 - 40);
  expect(low.size).toBeGreaterThan(300_000 - 40);
});

test("sums carry from the lower half into the upper one and wrap at 2^64", () => {
  const half = fc.integer({ min: 0, max: 0xffffffff });
  const number = fc.record({ high: half, low: half });
  const big = ({ high, low }: { high: number; low: number }) => (BigInt(high) << 32n) | BigInt(low);
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(big(add64(a, b))).toBe(BigInt.asUintN(64, big(a) + big(b)));
      expect(mix64(a).high >>> 0).toBe(mix64(a).high);
    }),
  );
});
