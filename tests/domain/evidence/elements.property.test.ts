import fc from "fast-check";
import { expect, test } from "vitest";
import type { WantedElement } from "#app/domain/evidence/check-context.ts";
import { checkElements } from "#app/domain/evidence/check-elements.ts";
import { greatestAssignment } from "#app/domain/evidence/elements/assignment.ts";
import { type ElementFinding, matchElements } from "#app/domain/evidence/elements/match-elements.ts";
import type { ColumnProfile } from "#app/domain/evidence/profile.ts";
import { aColumn, aColumnOf, aProfile, asking, aTable, aWanted } from "./table-factories.ts";

function matrixOf(rows: number, columns: number) {
  const weight = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }));
  const row = fc.array(weight, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

const matrix = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) => matrixOf(rows, columns));

/** Greatest total over every way to assign, tried one by one. */
function bruteForce(
  weights: ReadonlyArray<ReadonlyArray<number>>,
  row = 0,
  taken: ReadonlyArray<number> = [],
): number {
  const line = weights[row];
  if (line === undefined) return 0;
  const withColumn = line.map((weight, column) =>
    taken.includes(column) ? 0 : weight + bruteForce(weights, row + 1, [...taken, column]),
  );
  return Math.max(bruteForce(weights, row + 1, taken), ...withColumn);
}

test("an assignment gives one column to a row, one row to a column, and the greatest total", () => {
  fc.assert(
    fc.property(matrix, (weights) => {
      const chosen = greatestAssignment(weights);
      const taken = chosen.filter((column) => column !== null);
      const total = chosen.reduce<number>(
        (sum, column, row) => sum + (column === null ? 0 : (weights[row]?.[column] ?? 0)),
        0,
      );

      expect(chosen).toHaveLength(weights.length);
      expect(new Set(taken).size).toBe(taken.length);
      expect(chosen.every((column, row) => column === null || (weights[row]?.[column] ?? 0) > 0)).toBe(true);
      expect(total).toBe(bruteForce(weights));
    }),
    { numRuns: 300 },
  );
});

test("64 elements find the best of 512 columns", () => {
  const weights = Array.from({ length: 64 }, (_, row) =>
    Array.from({ length: 512 }, (_, column) => ((row * 31 + column * 17) % 11) * 2 ** 24),
  );
  const chosen = greatestAssignment(weights);

  expect(new Set(chosen).size).toBe(64);
  expect(chosen.map((column, row) => weights[row]?.[column ?? 0])).toEqual(
    Array.from({ length: 64 }, () => 10 * 2 ** 24),
  );
});

const WORDS = ["nama", "partai", "kode", "dapil", "calon", "jumlah", "kursi"] as const;
const label = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "));
const values = fc.constantFrom("string", "integer", "date", "empty", "number as text");
const column = fc.tuple(label, values).map(([name, of]) => aColumnOf(name, of));
const columns = fc.uniqueArray(column, { maxLength: 6, selector: ({ name }) => name });
const element = fc
  .record({ label, type: fc.constantFrom("string", "integer", "date"), required: fc.boolean() })
  .map(({ label: name, ...rest }) => aWanted(name, rest));
const elements = fc.uniqueArray(element, { minLength: 1, maxLength: 6, selector: ({ key }) => key });

function found(
  on: ReadonlyArray<ColumnProfile>,
  wanted: ReadonlyArray<WantedElement>,
): Array<ElementFinding> {
  return matchElements(aProfile(on), wanted, []);
}

test("each element takes one column at most, and no column serves two", () => {
  let matched = 0;
  fc.assert(
    fc.property(columns, elements, (on, wanted) => {
      const taken = found(on, wanted).flatMap(({ column: name }) => (name === null ? [] : [name]));
      matched += taken.length;

      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.every((name) => on.some((each) => each.name === name))).toBe(true);
    }),
    { numRuns: 400 }, // of a hundred now and then fewer than fifty match
  );
  expect(matched).toBeGreaterThan(50);
});

const RENAMES: ReadonlyArray<(name: string) => string> = [
  (name) => name.toUpperCase(),
  (name) => name.replaceAll(" ", "_"),
  (name) => ` ${name.replaceAll(" ", "-")} `,
  (name) => name.replace(/\b\w/g, (letter) => letter.toUpperCase()),
  (name) => name.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
  (name) => `${name} (unit)`,
  (name) => name.replaceAll("a", "á"),
];

test("writing labels in other cases, with underscores, accents or a unit changes nothing", () => {
  fc.assert(
    fc.property(columns, elements, fc.constantFrom(...RENAMES), (on, wanted, rename) => {
      const renamed = on.map((each) => ({ ...aColumn(rename(each.name)), ...each, name: rename(each.name) }));
      const states = (list: Array<ElementFinding>) => list.map(({ state, by }) => [state, by]);

      expect(states(found(renamed, wanted))).toEqual(states(found(on, wanted)));
    }),
  );
});

const RANK: Record<string, number> = { fail: 0, warn: 1, pass: 2, "not-applicable": 2 };

test("confirming a column that was proposed never lowers anything", () => {
  let confirmed = 0;
  fc.assert(
    fc.property(columns, elements, (on, wanted) => {
      const judge = (columnDecisions: Array<{ element: string; columnNorm: string; same: boolean }>) =>
        checkElements(aTable([...on, aColumn("lain")]), [], asking(wanted, { columnDecisions }));
      const before = judge([]);
      const proposed = found([...on, aColumn("lain")], wanted).filter(({ state }) => state === "probable");
      for (const {
        element: { key },
        column: name,
      } of proposed) {
        confirmed += 1;
        const after = judge([{ element: key, columnNorm: name ?? "", same: true }]);

        expect(after.data.present).toContain(key);
        expect(RANK[after.outcome]).toBeGreaterThanOrEqual(RANK[before.outcome] ?? Number.NaN);
        expect(Number(after.data.presentCount)).toBeGreaterThanOrEqual(Number(before.data.presentCount));
      }
    }),
    { numRuns: 300 },
  );
  expect(confirmed).toBeGreaterThan(20);
});

test("one more column never leaves more elements without one", () => {
  const count = (on: ReadonlyArray<ColumnProfile>, wanted: ReadonlyArray<WantedElement>) =>
    found(on, wanted).filter(({ state }) => state !== "missing").length;
  fc.assert(
    fc.property(columns, column, elements, (on, more, wanted) => {
      expect(count([...on, more], wanted)).toBeGreaterThanOrEqual(count(on, wanted));
    }),
  );
});
