import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffRow, type DiffTable, diffTables, MOST_EXAMPLES } from "#app/domain/evidence/row-diff.ts";

const LABELS = ["Kode", "Nama", "Suara"];

function table(rows: ReadonlyArray<DiffRow>, labels: ReadonlyArray<string> = LABELS): DiffTable {
  return {
    labels,
    async *rows() {
      yield* rows;
    },
  };
}

const BEFORE: Array<DiffRow> = [
  [11, "Aceh", 5],
  [12, "Sumatera Utara", 7],
  [13, "Sumatera Barat", 9],
];

test("a row is added, one removed and one changed, and each is shown", async () => {
  const after: Array<DiffRow> = [
    [13, "Sumatera Barat", 10],
    [11, "Aceh", 5],
    [14, "Riau", 2],
  ];
  expect(await diffTables(table(BEFORE), table(after))).toEqual({
    columns: LABELS,
    ...{ addedColumns: [], removedColumns: [], keyColumns: ["Kode"] },
    ...{ rowsBefore: 3, rowsAfter: 3, added: 1, removed: 1, changed: 1, partial: false },
    examples: {
      added: [["14", "Riau", "2"]],
      removed: [["12", "Sumatera Utara", "7"]],
      changed: [{ before: ["13", "Sumatera Barat", "9"], after: ["13", "Sumatera Barat", "10"] }],
    },
  });
});

test("order, format and the place of a column make no difference", async () => {
  const after = [...BEFORE].reverse().map(([code, name, votes]) => [` ${votes} `, String(code), name ?? ""]);
  const diff = await diffTables(table(BEFORE), table(after, ["SUARA", "kode", "nama"]));

  expect(diff).toMatchObject({ added: 0, removed: 0, changed: 0, columns: ["SUARA", "kode", "nama"] });
});

test("a column that came or went is named, and its cells change nothing", async () => {
  const before = table(BEFORE, ["Kode", "Nama", "Suara lama"]);
  const diff = await diffTables(before, table(BEFORE, ["Kode", "Nama", "Suara baru"]));

  expect(diff).toMatchObject({
    addedColumns: ["Suara baru"],
    removedColumns: ["Suara lama"],
    changed: 0,
    added: 0,
  });
});

test("the columns that tell rows apart may be given, more than one and under any spelling", async () => {
  const rows = (votes: number): Array<DiffRow> => [
    ["a", "x", votes],
    ["a", "y", 1],
    ["b", "x", 1],
  ];
  const [before, after] = [table(rows(1)), table(rows(2))];

  expect(await diffTables(before, after, ["KODE", "nama"])).toMatchObject({
    changed: 1,
    keyColumns: ["Kode", "Nama"],
  });
  expect(await diffTables(before, after, ["tidak ada"])).toMatchObject({
    added: 1,
    removed: 1,
    keyColumns: [],
  });
});

test("a given key that stands twice pairs as many rows as both have", async () => {
  const before = table([
    ["a", "x", 1],
    ["a", "x", 2],
    ["a", "x", 3],
  ]);
  const after = table([
    ["a", "x", 4],
    ["a", "x", 5],
  ]);
  const diff = await diffTables(before, after, ["Kode"]);

  expect(diff).toMatchObject({ changed: 2, removed: 1, added: 0 });
  expect(diff.examples.changed).toHaveLength(2);
});

test("no more than two hundred of each are shown, and all are counted", async () => {
  const rows = (votes: number) =>
    Array.from({ length: 1_500 }, (_, code): DiffRow => [code, `Daerah ${code}`, votes]);
  const changed = await diffTables(table(rows(1)), table(rows(2)));
  const gone = await diffTables(table(rows(1)), table([]));

  expect(changed).toMatchObject({ changed: 1_500, keyColumns: ["Kode"] });
  expect(changed.examples.changed).toHaveLength(MOST_EXAMPLES);
  expect(gone).toMatchObject({ removed: 1_500, rowsAfter: 0 });
  expect(gone.examples.removed).toHaveLength(MOST_EXAMPLES);
});

const Cells = fc.tuple(
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom("a", "b", ""),
  fc.constantFrom(null, 1, true),
);
const Rows = fc.array(Cells, { maxLength: 30 });

test("a table does not differ from itself in any order, with any key", async () => {
  await fc.assert(
    fc.asyncProperty(Rows, fc.subarray(LABELS), async (rows, keys) => {
      const shuffled = [...rows].sort((a, b) => String(a[1]).localeCompare(String(b[1])) || a[0] - b[0]);
      const diff = await diffTables(table(rows), table(shuffled), keys);
      expect(diff).toMatchObject({ added: 0, removed: 0, changed: 0, rowsBefore: rows.length });
    }),
  );
});

test("what stayed is the same number from both sides, and turning the states round swaps the counts", async () => {
  await fc.assert(
    fc.asyncProperty(Rows, Rows, fc.subarray(LABELS), async (before, after, keys) => {
      const there = await diffTables(table(before), table(after), keys);
      const back = await diffTables(table(after), table(before), keys);
      expect(there.rowsBefore - there.removed - there.changed).toBe(
        there.rowsAfter - there.added - there.changed,
      );
      expect([back.added, back.removed, back.changed]).toEqual([there.removed, there.added, there.changed]);
      expect(there.examples.changed).toHaveLength(there.changed);
      expect(there.examples.added).toHaveLength(there.added);
      expect(there.examples.removed).toHaveLength(there.removed);
    }),
  );
});
