import { expect, test } from "vitest";
import { ACTIONS_PER_PAGE, type MatrixFilter, matrixAsOf } from "#app/domain/matrix.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { readMatrixFilter } from "#app/http/matrix-filter.server.ts";
import { day } from "#tests/factories.ts";
import { bigPlan } from "../bench/big-plan.ts";

const indexed = indexFacts(bigPlan(400));
const ON = day("2023-12-31");
const WHOLE: MatrixFilter = {
  ...{ columns: "checkpoints", status: null, owner: null, stage: null, text: "", page: 1 },
};
const pageOf = (page: number, filter: Partial<MatrixFilter> = {}) =>
  matrixAsOf(indexed, ON, { ...WHOLE, ...filter, page });

test("the pages hold every action once, in the order of the plan", () => {
  const { pages, actions } = pageOf(1);
  expect(pages).toBe(Math.ceil(actions / ACTIONS_PER_PAGE));
  expect(pages).toBeGreaterThan(1);
  const shown = Array.from({ length: pages }, (_, index) => pageOf(index + 1)).flatMap(({ rows }) => rows);
  expect(shown.map(({ code }) => code)).toEqual(indexed.facts.actions.map(({ code }) => code));
});

test("column heads and counts say the same on every page", () => {
  const { rows: _rows, page: _page, ...first } = pageOf(1);
  const { rows: _others, page: _second, ...second } = pageOf(2);
  expect(second).toEqual(first);
});

test("a filter leaves as many pages as it leaves actions", () => {
  const [action] = indexed.facts.actions;
  const narrow = pageOf(1, { text: `${action?.code}-` });
  expect(narrow).toMatchObject({ pages: 1 });
  expect(narrow.rows.length).toBe(narrow.actions);
  expect(pageOf(99).rows).toEqual([]);
});

test.each([
  ["", 1],
  ["halaman=", 1],
  ["halaman=3", 3],
])("«%s» asks for page %i", (query, page) => {
  expect(readMatrixFilter(new URLSearchParams(query), indexed)).toMatchObject({ ok: true, filter: { page } });
});

test.each(["0", "-1", "dua", "1.5", "99999", "1e3"])(
  "the page «%s» is named as what cannot be read",
  (value) => {
    const read = readMatrixFilter(new URLSearchParams({ halaman: value }), indexed);
    expect(read).toEqual({ ok: false, problems: [{ field: "halaman", value }] });
  },
);
