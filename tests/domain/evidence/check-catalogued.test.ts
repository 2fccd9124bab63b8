import { expect, test } from "vitest";
import type { CatalogueState } from "#app/domain/evidence/catalogue.ts";
import { checkCatalogued } from "#app/domain/evidence/check-catalogued.ts";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { aMatch, anObservation, hoursBefore } from "./factories.ts";

function harvested(hours: number | null): CatalogueState {
  const completeAt = hours === null ? null : hoursBefore(hours);
  return { name: "Open Data KPU", kind: "ckan", completeAt, attemptedAt: hoursBefore(1) };
}

const fresh = harvested(24);
const context: CheckContext = { ...bareContext("data-file"), catalogue: fresh, publisherIds: ["kpu"] };

const rows: Array<[string, string, Partial<CheckContext>]> = [
  ["MATCHED", "pass", { match: aMatch() }],
  ["MATCHED", "pass", { match: aMatch(), catalogue: null }],
  ["MATCHED", "pass", { match: aMatch({ publisherId: null }) }],
  [
    "MATCHED",
    "pass",
    { match: aMatch({ tier: "M5", confidence: 0.9, level: "dataset" }), role: "dataset-page" },
  ],
  ["MATCHED", "pass", { match: aMatch(), role: "document" }],
  ["MATCHED_DATASET_ONLY", "warn", { match: aMatch({ tier: "M5", confidence: 0.9, level: "dataset" }) }],
  ["MATCHED_BY_CONTENT", "warn", { match: aMatch({ tier: "M6", confidence: 0.97, level: "content" }) }],
  ["CATALOGUE_STALE", "warn", { match: aMatch(), catalogue: harvested(7 * 24 + 1) }],
  ["MATCHED", "pass", { match: aMatch(), catalogue: harvested(7 * 24) }],
  ["PUBLISHER_DIFFERS", "warn", { match: aMatch({ publisherId: "bps" }) }],
  ["NOT_IN_CATALOGUE", "fail", { match: null }],
  ["NOT_IN_CATALOGUE", "fail", { match: aMatch({ tier: "M10", confidence: 0.5, level: "suggest" }) }],
  ["WITHDRAWN", "fail", { match: aMatch({ withdrawnAt: hoursBefore(48) }) }],
  ["CATALOGUE_UNREACHABLE", "unknown", { match: null, catalogue: harvested(null) }],
  ["CATALOGUE_UNREACHABLE", "unknown", { match: null, catalogue: harvested(8 * 24) }],
  ["NO_CATALOGUE_KNOWN", "unknown", { match: null, catalogue: null }],
  ["MATCH_TO_CONFIRM", "unknown", { match: aMatch({ tier: "M8", confidence: 0.85 }) }],
  ["AMBIGUOUS", "unknown", { match: { ambiguous: [aMatch(), aMatch({ datasetId: "d2" })] } }],
  ["CATALOGUE_NOT_EXPECTED", "not-applicable", { match: null, role: "event-record" }],
];

test.each(rows)("C3 %s (%s) %#", (code, outcome, overrides) => {
  expect(checkCatalogued(anObservation(), { ...context, ...overrides })).toMatchObject({
    check: "C3",
    code,
    outcome,
  });
});

test("a match tells its tier and both addresses, so that a person sees why", () => {
  expect(checkCatalogued(anObservation(), { ...context, match: aMatch() }).data).toMatchObject({
    tier: "M1",
    dataset: "Hasil Pemilu",
    typed: "https://opendata.kpu.go.id/hasil.csv",
    matched: "https://opendata.kpu.go.id/hasil.csv",
  });
});
