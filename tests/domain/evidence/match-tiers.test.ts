import { expect, test } from "vitest";
import { type CatalogueEntry, catalogueIndex } from "#app/domain/evidence/catalogue.ts";
import {
  AUTO_ACCEPT,
  type DecidedMatch,
  matchCatalogue,
  proposeMatches,
} from "#app/domain/evidence/match.ts";
import {
  MATCH_TIERS,
  type MatchSubject,
  type SeenContent,
  TIER_RULES,
} from "#app/domain/evidence/match-tiers.ts";
import { listOf, numberOrNone, ruleTable } from "#tests/rule-tables.ts";
import { anEntry } from "./factories.ts";

const FILE = "https://opendata.kpu.go.id/unduh/hasil.csv";
const OTHER = "https://opendata.kpu.go.id/unduh/dapil.csv";
const PAGE = "https://opendata.kpu.go.id/dataset/hasil";
const UUID = "3f0c9a10-0000-4000-8000-0000000000aa";
const kpu = { publisherIds: ["kpu"], hosts: ["kpu.go.id"] };
const page = anEntry(PAGE, { via: "landing", resourceId: null });
const entries: Array<CatalogueEntry> = [
  anEntry(FILE, { hash: "aa", tableFp: "f1", structuralId: UUID }),
  page,
  anEntry(FILE, { hash: "tt", resourceId: "r9" }),
  anEntry(OTHER, { datasetId: "d2", resourceId: "r2", datasetTitle: "Daerah Pemilihan" }),
];
const index = catalogueIndex(entries, { templates: new Set(["tt"]), titled: [page] });

function subjectIn(cell: (column: string) => string): MatchSubject {
  const text = (column: string) => (cell(column) === "–" ? null : cell(column));
  const [sha256 = null, bytes = "0"] = text("bytes")?.split(" ") ?? [];
  const [tableFp = null, rows = "0", columns = "0"] = text("table")?.split(" ") ?? [];
  const content: SeenContent = {
    ...{ sha256, bytes: Number(bytes), tableFp, rows: Number(rows), columns: Number(columns) },
    ...{ links: listOf(cell("links")), title: text("title") },
  };
  return { typed: cell("evidence"), hops: [], finalUrl: text("ends at"), pageIds: [], content };
}

test.each(ruleTable("matching.md", "Cases").map((row) => [row.line, row] as const))(
  "matching.md:%i",
  (_line, { cell }) => {
    const match = matchCatalogue(subjectIn(cell), index, kpu);
    const tier = match === null ? "none" : "tier" in match ? match.tier : "ambiguous";
    expect(tier).toBe(cell("tier"));
    if (tier !== "none") expect(match).toMatchObject({ datasetId: "d1" });
  },
);

test("the tiers are those of matching.md, in its order and with its confidence", () => {
  const rows = ruleTable("matching.md", "Tiers");
  const [person, ...machine] = rows.map(({ cell }) => [cell("tier"), numberOrNone(cell("confidence"))]);
  expect(person).toEqual(["M0", 1]);
  expect(machine).toEqual(TIER_RULES.map(({ tier, confidence }) => [tier, confidence]));
  expect(new Set(rows.map(({ cell }) => cell("tier")))).toEqual(new Set(MATCH_TIERS));
  for (const { cell } of rows) {
    const confidence = numberOrNone(cell("confidence")) ?? 0;
    const then = confidence >= AUTO_ACCEPT ? "stands" : confidence >= 0.6 ? "asks" : "listed";
    expect(cell("then")).toBe(then);
  }
});

const typed = (address: string): MatchSubject => ({ typed: address, hops: [], finalUrl: null, pageIds: [] });
const decided = (over: Partial<DecidedMatch>): Array<DecidedMatch> => [
  { datasetId: "d1", resourceId: null, accepted: true, ...over },
];

test("what a person accepted comes before what the machine finds", () => {
  const match = matchCatalogue(typed(OTHER), index, kpu, decided({ resourceId: "r1" }));
  expect(match).toMatchObject({
    tier: "M0",
    confidence: 1,
    datasetId: "d1",
    resourceId: "r1",
    level: "resource",
  });
  expect(matchCatalogue(typed("https://x.example/"), index, kpu, decided({}))).toMatchObject({
    ...{ tier: "M0", level: "dataset", datasetId: "d1" },
  });
});

test("an acceptance of a dataset that is gone decides nothing", () => {
  expect(matchCatalogue(typed(OTHER), index, kpu, decided({ datasetId: "gone" }))).toMatchObject({
    tier: "M1",
  });
});

test("what a person refused is not found again, at any tier", () => {
  const refused = decided({ accepted: false });
  expect(matchCatalogue(typed(FILE), index, kpu, refused)).toBeNull();
  expect(matchCatalogue(typed(OTHER), index, kpu, refused)).toMatchObject({ datasetId: "d2" });
  const ofOneFile = decided({ accepted: false, resourceId: "r1" });
  expect(matchCatalogue(typed(FILE), index, kpu, ofOneFile)).toMatchObject({ resourceId: "r9" });
});

test("proposals name each dataset once, by its best tier", () => {
  const subject: MatchSubject = {
    ...typed("https://kpu.go.id/hasil-pemilu"),
    finalUrl: "https://kpu.go.id/hasil-pemilu",
    content: {
      sha256: null,
      bytes: 0,
      tableFp: null,
      rows: 0,
      columns: 0,
      links: [FILE],
      title: "Hasil Pemilu",
    },
  };
  expect(proposeMatches(subject, index, kpu)).toMatchObject([{ tier: "M9", datasetId: "d1", typed: FILE }]);
});

test("likeness of words is never more than a hint", () => {
  const match = matchCatalogue(typed("https://kpu.go.id/Hasil%20Pemilu.pdf"), index, kpu);
  expect(match).toMatchObject({ tier: "M10", level: "suggest", matched: "Hasil Pemilu" });
  expect(match !== null && "confidence" in match && match.confidence).toBeLessThanOrEqual(0.5);
});
