import fc from "fast-check";
import { expect, test } from "vitest";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import { changedFrom, keyColumnsIn, rowChanges } from "#app/domain/evidence/row-changes.ts";
import { diffTables } from "#app/domain/evidence/row-diff.ts";

const baseAt = "2026-11-03T03:12:00.000Z";

test.each([
  ["CHANGED_SINCE_ACCEPTED", { baseAt, acceptedOn: "2026-11-04" }, { baseAt, acceptedOn: "2026-11-04" }],
  ["CONTENT_SHRANK", { baseAt, acceptedOn: null }, { baseAt, acceptedOn: null }],
  ["CONTENT_RETURNED", { baseAt, also: ["SCHEMA_CHANGED"] }, { baseAt, acceptedOn: null }],
  ["CONTENT_RETURNED", { baseAt, also: ["CONTENT_UNCHANGED"] }, null],
  ["CONTENT_UNCHANGED", { baseAt }, null],
  ["VANISHED_AFTER_ACCEPTANCE", { baseAt }, null],
  ["CONTENT_GREW", { baseAt: null }, null],
] as const)("%s with %o is compared with %o", (code, data, expected) => {
  const also = "also" in data ? [...data.also] : [];
  expect(changedFrom([checkResult("OK"), checkResult(code, { ...data, also })])).toEqual(expected);
});

test("rows are known again by the columns the key elements were found in, all of them or none", () => {
  const found = [checkResult("ELEMENTS_PRESENT", { columns: ["prov=Kode Provinsi", "suara=Suara Sah=1"] })];
  const key = (name: string) => ({ key: name, isKey: true });
  expect(keyColumnsIn(found, [key("prov"), { key: "suara", isKey: false }])).toEqual(["Kode Provinsi"]);
  expect(keyColumnsIn(found, [key("suara")])).toEqual(["Suara Sah=1"]);
  expect(keyColumnsIn(found, [key("prov"), key("dapil")])).toEqual([]);
  expect(keyColumnsIn([], [key("prov")])).toEqual([]);
});

type Rows = Array<Array<string>>;

function table(labels: Array<string>, rows: Rows) {
  return {
    labels,
    rows: async function* () {
      yield* rows;
    },
  };
}

const wide = Array.from({ length: 12 }, (_, place) => `k${place}`);

test("of a wide table the key and the columns that changed are shown", async () => {
  const before = [wide.map((_, place) => `a${place}`), wide.map((_, place) => `b${place}`)];
  const after = before.map((row, index) => (index === 0 ? row.with(11, "lain") : row));
  const changes = rowChanges(await diffTables(table(wide, before), table(wide, after), ["k10"]));

  expect(changes.columns).toEqual(["k0", "k1", "k2", "k3", "k4", "k5", "k10", "k11"]);
  expect(changes).toMatchObject({ moreColumns: 4, changed: 1, added: 0, removed: 0 });
  expect(changes.rows).toHaveLength(1);
  expect(changes.rows[0]?.kind).toBe("changed");
  expect(changes.rows[0]?.cells.at(-1)).toEqual({ before: "a11", after: "lain" });
});

test("at most twenty rows are shown, some of every kind there is", async () => {
  const rowsOf = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom("x", "y", "z")), {
    selector: ([key]) => key,
    maxLength: 60,
  });
  const textOf = (rows: Array<[number, string]>) => rows.map(([key, cell]) => [String(key), cell]);
  let several = 0;
  await fc.assert(
    fc.asyncProperty(rowsOf, rowsOf, async (before, after) => {
      const labels = ["kode", "isi"];
      const diff = await diffTables(table(labels, textOf(before)), table(labels, textOf(after)), ["kode"]);
      const { rows, added, removed, changed } = rowChanges(diff);
      expect(rows).toHaveLength(Math.min(20, added + removed + changed));
      const kinds = Object.entries({ added, removed, changed }).filter(([, count]) => count > 0);
      expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(kinds.map(([kind]) => kind)));
      if (kinds.length === 3) several += 1;
    }),
  );
  expect(several).toBeGreaterThan(0);
});
