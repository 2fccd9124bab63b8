import { expect, test } from "vitest";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { checkParse } from "#app/domain/evidence/check-parse.ts";
import { TABLE_CODES } from "#app/domain/evidence/codes/table.ts";
import { EVIDENCE_ROLES } from "#app/domain/evidence/evidence-item.ts";
import { FORMAT_IDS } from "#app/domain/evidence/formats.ts";
import { type Profile, READ_FAILURES } from "#app/domain/evidence/profile.ts";
import { listOf, numberOrNone, oneOf, ruleTable } from "../../rule-tables.ts";
import { aFailure, anAnswer, anObservation, aSniff } from "./factories.ts";
import { aColumn, aColumnOf, aProfile, aTable, aWanted } from "./table-factories.ts";

const COUNTS = [
  ...(["headerOffset", "headerRows", "raggedRows", "blankLabels", "footnoteRows"] as const),
  "replacedCharacters",
] as const;
const FLAGS = ["encodingGuessed", "partial"] as const;
const columns = [aColumn("Nama partai"), aColumn("Alamat")];

/** What reading found, from the words of the table. */
function profileOf(words: string): Profile | null {
  if (words === "nothing") return null;
  return Object.assign(aProfile(columns), ...listOf(words).map(factOf));
}

function factOf(word: string): Partial<Profile> {
  const [name = "", value = ""] = word.split(/ (.*)/);
  if (name === "failure") return { failure: oneOf(READ_FAILURES, value), columns: [] };
  if (name === "columns") return { columns: columns.slice(0, Number(value)) };
  if (name === "column") return { columns: [...columns, asText(value.replace(/ as text$/, ""))] };
  if (name === "duplicateLabels") return { duplicateLabels: [value] };
  if (name === "sheets") return { sheets: sheets(Number(value)), tableOf: "Lembar 1" };
  if (value === "yes") return { [oneOf(FLAGS, name)]: true };
  return { [oneOf(COUNTS, name)]: Number(value) };
}

function sheets(count: number): Profile["sheets"] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ name: `Lembar ${index + 1}`, rows: 10, columns: 2, mergedCells: 0 },
  }));
}

function asText(name: string) {
  return { ...aColumnOf(name, "number as text") };
}

function contextOf(words: string): CheckContext {
  const [offered = "", accepted] = words.split(/ (where documents are accepted)$/);
  const role = oneOf(EVIDENCE_ROLES, offered.replace(/ with elements$/, ""));
  const elements = offered === role ? [] : [aWanted("Nama partai")];
  return { ...bareContext(role), elements, acceptsDocuments: accepted !== undefined };
}

for (const { line, cell } of ruleTable("evidence-table.md", "C5: is it a table?")) {
  test(`evidence-table.md:${line} ${cell("kind")} as ${cell("role")}, ${cell("reading found")}`, () => {
    const sniff = aSniff({ kind: oneOf(FORMAT_IDS, cell("kind")) });
    const observation = anObservation({ sniff, profile: profileOf(cell("reading found")) });
    const result = checkParse(observation, [], contextOf(cell("role")));

    expect(result).toMatchObject({ check: "C5", code: cell("code"), outcome: cell("outcome") });
    expect(result.data.also ?? []).toEqual(listOf(cell("also")));
  });
}

for (const { line, cell } of ruleTable("evidence-table.md", "C5: where is the map?")) {
  test(`evidence-table.md:${line} ${cell("code")}`, () => {
    const [west, south, east, north] = ["west", "south", "east", "north"].map((side) =>
      numberOrNone(cell(side)),
    );
    const bbox: [number, number, number, number] | null =
      west == null || south == null || east == null || north == null ? null : [west, south, east, north];
    const geo = {
      ...{ bbox, features: Number(cell("features")), outOfRange: Number(cell("off the globe")) },
      ...{ withoutGeometry: Number(cell("without geometry")), geometryTypes: { Polygon: 1 } },
    };
    const result = checkParse(aTable(columns, { geo, format: "geojson" }), [], bareContext("data-file"));

    expect(result).toMatchObject({ code: cell("code"), outcome: cell("outcome") });
  });
}

test("a map whose features have one property is no table of one column", () => {
  const geo = {
    ...{ bbox: null, features: 3, outOfRange: 0, withoutGeometry: 0, geometryTypes: { Polygon: 3 } },
  };
  expect(checkParse(aTable(columns.slice(0, 1), { geo }), [], bareContext("data-file")).code).toBe("PARSED");
});

test.each([
  ["no answer", aFailure("TIMEOUT")],
  ["not found", anAnswer(404)],
  ["an address without content", anObservation({ sniff: null })],
])("%s leaves the table unread, and says nothing against it", (_case, observation) => {
  const { code, outcome } = checkParse(observation, [], bareContext("data-file"));
  expect([code, outcome]).toEqual(["TABLE_NOT_READ", "unknown"]);
});

test("the table of cases shows every code of C5", () => {
  const shown = ["C5: is it a table?", "C5: where is the map?"].flatMap((heading) =>
    ruleTable("evidence-table.md", heading).map(({ cell }) => cell("code")),
  );
  const codes = Object.entries(TABLE_CODES).filter(([, [check]]) => check === "C5");
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.map(([code]) => code).filter((code) => !shown.includes(code))).toEqual([]);
});
