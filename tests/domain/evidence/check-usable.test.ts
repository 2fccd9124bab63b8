import { expect, test } from "vitest";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { checkUsable } from "#app/domain/evidence/check-usable.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { listOf, ruleTable } from "../../rule-tables.ts";
import { aFailure, anAnswer, anObservation, aPage, aSniff } from "./factories.ts";
import { aTable } from "./publishing-factories.ts";

const file = bareContext("data-file");
const MIB = 1024 * 1024;

function remarksOf(observation: Observation, context: CheckContext): Array<unknown> {
  const { code, data } = checkUsable(observation, [], context);
  return [code, ...(Array.isArray(data.also) ? data.also : [])];
}

test.each(ruleTable("evidence-publishing.md", "Addresses"))("addresses, line $line", ({ cell }) => {
  const url = cell("address");
  const observation = anObservation({ url, finalUrl: url });
  const officialHosts = listOf(cell("official hosts"));
  const remarks = listOf(cell("remarks"));

  expect(remarksOf(observation, { ...file, officialHosts })).toEqual(
    remarks.length > 0 ? remarks : ["USABLE"],
  );
});

function aPdf(pdf: Partial<NonNullable<Profile["pdf"]>> | null): Observation {
  const facts = { pages: 10, textPages: 10, tagged: true, lang: "id", title: null };
  const profile = { ...blankProfile("pdf"), pdf: pdf === null ? null : { ...facts, ...pdf } };
  return anObservation({ sniff: aSniff({ kind: "pdf" }), profile });
}

function aSheet(mergedCells: number, overrides: Partial<Profile> = {}): Observation {
  const sheets = [{ name: "Sheet1", rows: 10, columns: 2, mergedCells }];
  return anObservation({
    sniff: aSniff({ kind: "xlsx" }),
    profile: aTable("xlsx", ["a"], { sheets, ...overrides }),
  });
}

function aTitledPage(overrides: Parameters<typeof aPage>[0] = {}): Observation {
  return anObservation({ sniff: aPage({ lang: "id", title: "Hasil", ...overrides }) });
}

const dataLinks = [{ url: "https://kpu.go.id/a.csv", format: "csv" as const }];

const rows: Array<[string, Observation, Partial<CheckContext>, Array<string>]> = [
  ["pass", anObservation(), {}, ["USABLE"]],
  ["pass", anObservation({ status: 304, conditional: true }), {}, ["USABLE"]],
  ["pass", aPdf({}), {}, ["USABLE"]],
  ["pass", aPdf({ textPages: 9 }), {}, ["USABLE"]],
  ["pass", aPdf({ tagged: null }), {}, ["USABLE"]],
  ["fail", aPdf({ textPages: 8, tagged: false, lang: null }), {}, ["SCANNED_PDF"]],
  ["fail", aPdf({ pages: 1, textPages: 0 }), {}, ["SCANNED_PDF"]],
  ["fail", { ...aPdf({ textPages: 0 }), finalUrl: "http://kpu.go.id/a" }, {}, ["SCANNED_PDF", "NOT_HTTPS"]],
  ["warn", aPdf({ tagged: false, lang: null }), {}, ["PDF_UNTAGGED", "PDF_WITHOUT_LANGUAGE"]],
  ["warn", aPdf({ lang: " " }), {}, ["PDF_WITHOUT_LANGUAGE"]],
  ["unknown", aPdf(null), {}, ["USABLE_NOT_READ"]],
  ["unknown", aPdf({ pages: 0, textPages: 0 }), {}, ["USABLE_NOT_READ"]],
  ["warn", aSheet(3), {}, ["MERGED_CELLS"]],
  ["warn", aSheet(3, { headerRows: 2 }), {}, ["MERGED_CELLS", "MANY_HEADER_ROWS"]],
  ["pass", aSheet(0), {}, ["USABLE"]],
  ["unknown", aSheet(0, { failure: "encrypted" }), {}, ["USABLE_NOT_READ"]],
  ["unknown", anObservation({ sniff: aSniff({ kind: "xls" }) }), {}, ["USABLE_NOT_READ"]],
  ["pass", aTitledPage(), {}, ["USABLE"]],
  ["warn", aTitledPage({ lang: null }), {}, ["PAGE_WITHOUT_LANGUAGE"]],
  ["warn", aTitledPage({ title: "" }), {}, ["PAGE_WITHOUT_TITLE"]],
  ["warn", aTitledPage({ loginForm: true }), {}, ["ACCOUNT_ASKED"]],
  ["pass", aTitledPage({ loginForm: true }), { role: "web-page" }, ["USABLE"]],
  ["pass", aTitledPage({ loginForm: true, dataLinks }), {}, ["USABLE"]],
  ["pass", anObservation({ bytesDecoded: 25 * MIB }), {}, ["USABLE"]],
  ["warn", anObservation({ bytesDecoded: 25 * MIB + 1 }), {}, ["LARGE_DOWNLOAD"]],
  ["warn", anObservation({ errorCode: "TOO_LARGE", bytesDecoded: 99 * MIB }), {}, ["LARGE_DOWNLOAD"]],
  ["unknown", aFailure("TIMEOUT"), {}, ["USABLE_NOT_READ"]],
  ["unknown", anAnswer(404), {}, ["USABLE_NOT_READ"]],
];

test.each(rows)("C11 %s %#", (outcome, observation, overrides, codes) => {
  const context = { ...file, ...overrides };

  expect(checkUsable(observation, [], context)).toMatchObject({ check: "C11", outcome });
  expect(remarksOf(observation, context)).toEqual(codes);
});

test("a redirect to the official host is official", () => {
  const observation = anObservation({
    url: "https://kpu-data.id/a.csv",
    finalUrl: "https://kpu.go.id/a.csv",
  });

  expect(checkUsable(observation, [], { ...file, officialHosts: ["kpu.go.id"] }).code).toBe("USABLE");
});
