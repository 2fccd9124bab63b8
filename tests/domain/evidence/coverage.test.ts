import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type CategoryCount, countByCategory } from "#app/domain/evidence/catalogue-count.ts";
import { coverageAsOf } from "#app/domain/evidence/coverage.ts";
import { CatalogueFile, catalogueOf } from "#app/exchange/plan-folder/plan-catalogue.ts";

const catalogue = catalogueOf(
  CatalogueFile.parse(parse(readFileSync("seed/ran-ogi-vii/catalogue.yaml", "utf8"))),
);
const day = (iso: string) => CalendarDateSchema.parse(iso);
const actions = ["A1", "A2", "A3", "A4", "A5"].map((code) => ({ code, title: { id: code, en: null } }));
const sources = catalogue.snapshots.map(({ takenOn, total, categories }) => ({
  ...{ catalogue: catalogue.slug, title: catalogue.title, takenOn, total },
  categories: categories.map((category) => ({
    ...category,
    action: category.action === "" ? null : category.action,
  })),
}));

test("of the 41 datasets in 8 categories on 2022-11-16, 17 are surely in scope, 6 arguably, 18 not", () => {
  const view = coverageAsOf(actions, sources, day("2022-11-16"));
  expect(view).toMatchObject({
    total: 41,
    takenOn: "2022-11-16",
    sums: { inside: 17, arguable: 6, outside: 18, unmapped: 0 },
  });
  expect(
    view?.rows.map(({ action, coverage, inside, arguable }) => [action, coverage, inside + arguable]),
  ).toEqual([
    ["A1", "arguable", 6],
    ["A2", "inside", 7],
    ["A3", "none", 0],
    ["A4", "inside", 6],
    ["A5", "inside", 4],
  ]);
  const shown = (view?.rows ?? []).flatMap((row) => row.categories).length + (view?.outside.length ?? 0);
  expect(shown).toBe(8);
});

test("before the first count by category nothing is known, and a later count takes its place", () => {
  expect(coverageAsOf(actions, sources, day("2022-11-15"))).toBeNull();
  const later = {
    ...sources[0],
    catalogue: "x",
    title: { id: "x", en: null },
    takenOn: day("2024-01-01"),
    total: 2,
  };
  const counted = { ...later, categories: [{ ...pemilih, count: 2, scope: "unmapped" as const }] };
  expect(coverageAsOf(actions, [...sources, counted], day("2024-01-01"))).toMatchObject({
    ...{ takenOn: "2024-01-01", sums: { unmapped: 2 }, unmapped: [{ code: "pemilih" }] },
  });
  expect(coverageAsOf(actions, [...sources, counted], day("2023-12-31"))).toMatchObject({
    takenOn: "2022-11-16",
  });
});

const pemilih: CategoryCount = {
  ...{ code: "pemilih", label: { id: "Data pemilih", en: "Voter data" }, count: 6, action: "A1" },
  ...{ scope: "inside", quote: "x", lines: "1" },
};

test("a harvested category takes the place somebody gave one of the same name", () => {
  const counts = countByCategory([["Data Pemilih"], ["voter data", "Baru"], []], [pemilih]);
  expect(counts).toMatchObject([
    { code: "pemilih", count: 2, action: "A1", scope: "inside", quote: null },
    { code: "", count: 1, scope: "unmapped" },
    { code: "baru", label: { id: "Baru" }, count: 1, action: null, scope: "unmapped" },
  ]);
});
