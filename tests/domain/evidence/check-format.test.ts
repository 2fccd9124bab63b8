import { expect, test } from "vitest";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { checkFormat } from "#app/domain/evidence/check-format.ts";
import { FORMAT_IDS, FORMATS, formatOf, isDeclaredTruly } from "#app/domain/evidence/formats.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { Sniff } from "#app/domain/evidence/sniff.ts";
import { aFailure, anObservation, aPage, aSniff } from "./factories.ts";

const file = bareContext("data-file");

/** A file whose name agrees with its bytes. */
function aFile(kind: Sniff["kind"], overrides: Partial<Sniff> = {}): Observation {
  const extension = FORMATS[kind].names[0] ?? null;
  const url = `https://opendata.kpu.go.id/hasil.${extension ?? "bin"}`;
  return anObservation({ url, finalUrl: url, sniff: aSniff({ kind, extension, ...overrides }) });
}

const rows: Array<[string, string, Observation, Partial<CheckContext>, number | null]> = [
  ["FORMAT_OPEN", "pass", aFile("csv"), {}, 3],
  ["FORMAT_OPEN", "pass", aFile("geojson"), { declaredFormat: "JSON" }, 3],
  ["FORMAT_OPEN", "pass", aFile("zip", { members: ["a.csv", "b.xlsx", "baca.txt"] }), {}, 3],
  [
    "FORMAT_OPEN",
    "pass",
    aFile("turtle"),
    { linkedData: { identifiersAreUris: true, outgoingLinkAnswers: false } },
    4,
  ],
  [
    "FORMAT_OPEN",
    "pass",
    aFile("turtle"),
    { linkedData: { identifiersAreUris: true, outgoingLinkAnswers: true } },
    5,
  ],
  [
    "FORMAT_OPEN",
    "pass",
    aFile("csv"),
    { linkedData: { identifiersAreUris: true, outgoingLinkAnswers: true } },
    4,
  ],
  ["FORMAT_OPEN", "pass", aFile("csv"), { requiredStars: 3 }, 3],
  ["FORMAT_STRUCTURED", "warn", aFile("xlsx"), {}, 2],
  ["FORMAT_STRUCTURED", "warn", aFile("shapefile"), { declaredFormat: "SHP" }, 2],
  ["FORMAT_STRUCTURED", "warn", aFile("zip", { members: ["b.xlsx"] }), {}, 2],
  ["FORMAT_UNSTRUCTURED", "warn", aFile("pdf"), {}, 1],
  ["FORMAT_UNSTRUCTURED", "warn", aFile("png"), {}, 1],
  ["FORMAT_UNSTRUCTURED", "warn", aFile("zip", { members: ["baca.txt"] }), {}, 1],
  ["DECLARED_DIFFERS", "warn", aFile("csv", { extension: "xlsx" }), {}, 3],
  ["DECLARED_DIFFERS", "warn", aFile("pdf"), { declaredFormat: "CSV" }, 1],
  ["FORMAT_BELOW_REQUIRED", "fail", aFile("xlsx"), { requiredStars: 3 }, 2],
  ["FORMAT_BELOW_REQUIRED", "fail", aFile("pdf"), { requiredStars: 3, role: "document" }, 1],
  ["FORMAT_NOT_READ", "unknown", aFailure("TIMEOUT"), {}, null],
  ["FORMAT_NOT_READ", "unknown", anObservation({ status: 404 }), {}, null],
  ["FORMAT_NOT_RATED", "not-applicable", aFile("pdf"), { role: "document" }, 1],
  [
    "FORMAT_NOT_RATED",
    "not-applicable",
    anObservation({ url: "https://x/", sniff: aPage() }),
    { role: "dataset-page" },
    1,
  ],
  ["FORMAT_OPEN", "pass", aFile("csv"), { role: "dataset-page" }, 3],
];

test.each(rows)("C4 %s (%s) %#", (code, outcome, observation, overrides, formatStars) => {
  const result = checkFormat(observation, { ...file, ...overrides });

  expect(result).toMatchObject({ check: "C4", code, outcome });
  if (formatStars !== null) expect(result.data.formatStars).toBe(formatStars);
});

test("stars of the format and of openness are two numbers", () => {
  const stars = (licence: CheckContext["licence"]) => checkFormat(aFile("csv"), { ...file, licence }).data;

  expect(stars("open")).toMatchObject({ formatStars: 3, openStars: 3 });
  expect(stars("not-open")).toMatchObject({ formatStars: 3, openStars: 0 });
  expect(stars("unknown")).toMatchObject({ formatStars: 3, openStars: 0 });
});

test("bytes, extension and declaration are all reported when they differ, with the stars beside them", () => {
  const result = checkFormat(aFile("xlsx", { extension: "csv" }), { ...file, declaredFormat: "CSV" });

  expect(result).toMatchObject({
    code: "DECLARED_DIFFERS",
    data: { sniffed: "xlsx", extension: "csv", declared: "CSV", formatStars: 2, also: ["FORMAT_STRUCTURED"] },
  });
});

test("XLSX is told the step to three stars", () => {
  expect(checkFormat(aFile("xlsx"), file).data.better).toBe("CSV");
  expect(checkFormat(aFile("shapefile"), file).data.better).toBe("GeoJSON");
});

test.each([
  ["CSV", "csv"],
  [".CSV", "csv"],
  ["text/csv; charset=utf-8", "csv"],
  ["Microsoft Excel", "xlsx"],
  ["Esri Shapefile", "shapefile"],
  ["application/vnd.ms-excel", "xls"],
  ["GeoJSON", "geojson"],
  ["application/json", "json"],
  ["application/zip", "zip"],
  ["text/plain", null],
  ["application/octet-stream", null],
  ["API", null],
  ["", null],
])("the declaration %j means %s", (declared, expected) => {
  expect(formatOf(declared)).toBe(expected);
});

test("a wider name is no lie, a narrower one is", () => {
  expect(isDeclaredTruly("geojson", "json")).toBe(true);
  expect(isDeclaredTruly("json", "geojson")).toBe(false);
  expect(isDeclaredTruly("kml", "xml")).toBe(true);
  expect(isDeclaredTruly("html", "xml")).toBe(false);
});

test("every format is found again by its own first name", () => {
  for (const id of FORMAT_IDS) {
    const [name] = FORMATS[id].names;
    if (name !== undefined && name !== "text") expect(formatOf(name) ?? id).toBe(id);
  }
});
