import { expect, test } from "vitest";
import { bareContext, type CheckContext, type Declared } from "#app/domain/evidence/check-context.ts";
import { checkDeclared } from "#app/domain/evidence/check-declared.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { aFailure, aMatch, anObservation, aSniff } from "./factories.ts";
import { aDeclaration } from "./publishing-factories.ts";

const file = bareContext("data-file");
const SHA = "a".repeat(64);
const OTHER = "b".repeat(64);
const geojson = anObservation({ sniff: aSniff({ kind: "geojson" }) });
const cut = anObservation({ sha256: null, errorCode: "TOO_LARGE" });

const rows: Array<[string, string, Partial<Declared>, Observation, ReadonlyArray<string>]> = [
  ["DECLARATION_TRUE", "pass", { hash: SHA }, anObservation(), ["sha256"]],
  ["DECLARATION_TRUE", "pass", { hash: `sha256:${SHA.toUpperCase()}` }, anObservation(), ["sha256"]],
  ["DECLARATION_TRUE", "pass", { hash: `SHA-256:${SHA}` }, anObservation(), ["sha256"]],
  ["DECLARATION_TRUE", "pass", { bytes: 900 }, anObservation(), ["byteSize"]],
  ["DECLARATION_TRUE", "pass", { mediaType: "text/csv" }, anObservation(), ["mediaType"]],
  ["DECLARATION_TRUE", "pass", { format: "CSV" }, anObservation(), ["format"]],
  [
    "DECLARATION_TRUE",
    "pass",
    { format: "JSON", mediaType: "application/json" },
    geojson,
    ["mediaType", "format"],
  ],
  ["DECLARATION_TRUE", "pass", { hash: `md5:${"c".repeat(32)}`, format: "csv" }, anObservation(), ["format"]],
  ["CATALOGUE_OUT_OF_DATE", "warn", { hash: OTHER }, anObservation(), ["sha256"]],
  ["CATALOGUE_OUT_OF_DATE", "warn", { bytes: 901 }, anObservation(), ["byteSize"]],
  ["CATALOGUE_OUT_OF_DATE", "warn", { format: "XLSX", bytes: 900 }, anObservation(), ["byteSize", "format"]],
  ["CATALOGUE_OUT_OF_DATE", "warn", { mediaType: "application/pdf" }, anObservation(), ["mediaType"]],
  ["DECLARATION_NOT_COMPARED", "unknown", { hash: `md5:${"c".repeat(32)}` }, anObservation(), []],
  ["DECLARATION_NOT_COMPARED", "unknown", { hash: `sha1:${"c".repeat(40)}` }, anObservation(), []],
  ["DECLARATION_NOT_COMPARED", "unknown", { format: "API" }, anObservation(), []],
  ["DECLARATION_NOT_COMPARED", "unknown", { bytes: 5, hash: SHA }, cut, []],
  ["DECLARATION_NOT_MADE", "not-applicable", {}, anObservation(), []],
  ["DECLARATION_NOT_MADE", "not-applicable", { bytes: 0, hash: "", format: " " }, anObservation(), []],
];

test.each(rows)("C14 %s (%s) for %j", (code, outcome, declared, observation, compared) => {
  const result = checkDeclared(observation, [], { ...file, declared: aDeclaration(declared) });

  expect(result).toMatchObject({ check: "C14", code, outcome });
  expect(result.data.compared ?? []).toEqual(compared);
});

test("what differs is shown with both values", () => {
  const declared = aDeclaration({ hash: OTHER, bytes: 901, mediaType: "text/csv", format: "PDF" });

  expect(checkDeclared(anObservation(), [], { ...file, declared }).data.differences).toEqual([
    ...["sha256 bbbbbbbbbbbb ≠ aaaaaaaaaaaa", "byteSize 901 ≠ 900", "format PDF ≠ csv"],
  ]);
});

test("an answer that was not read is not compared", () => {
  const context = { ...file, declared: aDeclaration({ bytes: 1 }) };

  expect(checkDeclared(aFailure("TIMEOUT"), [], context).code).toBe("DECLARATION_NOT_COMPARED");
  expect(checkDeclared(anObservation({ status: 404 }), [], context).code).toBe("DECLARATION_NOT_COMPARED");
});

test("only the file the catalogue describes is compared with its description", () => {
  const declared = aDeclaration({ bytes: 1 });
  const code = (match: CheckContext["match"]) =>
    checkDeclared(anObservation(), [], { ...file, declared, match }).code;

  expect(code(aMatch({ level: "resource" }))).toBe("CATALOGUE_OUT_OF_DATE");
  expect(code(aMatch({ level: "content" }))).toBe("CATALOGUE_OUT_OF_DATE");
  expect(code(aMatch({ level: "dataset" }))).toBe("DECLARATION_NOT_MADE");
  expect(code({ ambiguous: [aMatch(), aMatch()] })).toBe("DECLARATION_NOT_MADE");
  expect(checkDeclared(anObservation(), [], file).code).toBe("DECLARATION_NOT_MADE");
});
