import { expect, test } from "vitest";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { checkReal } from "#app/domain/evidence/check-real.ts";
import { type Observation, withKnownContent } from "#app/domain/evidence/observation.ts";
import { blankProfile } from "#app/domain/evidence/profile.ts";
import { viewerOf } from "#app/domain/evidence/viewer.ts";
import { AT, aFailure, anAnswer, anObservation, aPage, aSniff, past } from "./factories.ts";

const PAGE_URL = "https://kpu.go.id/dataset/hasil";
const PROBE = { url: `${PAGE_URL}0`, status: 200, finalUrl: null, sha256: "b".repeat(64), at: AT };
const SAME = { ...PROBE, simhash: "0123456789abcdee" };
const OTHER = { ...PROBE, simhash: "fedcba9876543210" };
const page = bareContext("dataset-page");
const file = bareContext("data-file");

function atPage(overrides: Partial<Observation> = {}): Observation {
  return anObservation({ url: PAGE_URL, finalUrl: PAGE_URL, sniff: aPage(), ...overrides });
}

type Row = [string, string, Observation, CheckContext, Parameters<typeof checkReal>[1]?];

const rows: Array<Row> = [
  ["REAL_CONTENT", "pass", anObservation(), file],
  ["REAL_CONTENT", "pass", atPage(), page],
  ["REAL_CONTENT", "pass", atPage({ probe: OTHER }), page],
  ["REAL_CONTENT", "pass", atPage({ probe: { ...SAME, status: 404 } }), page],
  ["REAL_CONTENT", "pass", anObservation({ errorCode: "TOO_LARGE", sniff: aSniff({ sample: null }) }), file],
  ["SOFT_404", "fail", atPage({ probe: SAME }), page, [past("OK", 5, { sameAsProbe: true })]],
  [
    "SOFT_404",
    "fail",
    atPage({ probe: { ...OTHER, sha256: "a".repeat(64) } }),
    page,
    [past("OK", 5, { sameAsProbe: true })],
  ],
  ["SOFT_404_ONCE", "unknown", atPage({ probe: SAME }), page],
  [
    "SOFT_404_ONCE",
    "unknown",
    atPage({ probe: SAME }),
    page,
    [past("OK", 5), past("OK", 9, { sameAsProbe: true })],
  ],
  [
    "SOFT_404_POSSIBLE",
    "warn",
    atPage({ probe: SAME }),
    bareContext("web-page"),
    [past("OK", 5, { sameAsProbe: true })],
  ],
  ["ERROR_IN_200", "fail", atPage({ sniff: aPage({ errorMarker: "php" }) }), page],
  [
    "ERROR_IN_200",
    "fail",
    anObservation({ sniff: aSniff({ kind: "json", errorMarker: "json" }) }),
    bareContext("api"),
  ],
  ["PARKED_DOMAIN", "fail", atPage({ sniff: aPage({ parkedMarker: "for-sale" }) }), page],
  ["TYPE_MISMATCH", "fail", anObservation({ sniff: aPage() }), file],
  ["TYPE_MISMATCH", "fail", atPage({ sniff: aPage({ extension: "pdf" }) }), bareContext("document")],
  ["TYPE_MISMATCH", "fail", atPage(), { ...page, declaredFormat: "XLSX" }],
  ["EMPTY_TABLE", "fail", anObservation({ sniff: aSniff({ sample: { ...ROWS(0) } }) }), file],
  ["PLACEHOLDER", "fail", anObservation({ sniff: aSniff({ sample: ROWS(3, 4, 3) }) }), file],
  ["REAL_CONTENT", "pass", anObservation({ sniff: aSniff({ sample: ROWS(4, 4, 4) }) }), file],
  ["REAL_CONTENT", "pass", anObservation({ sniff: aSniff({ sample: ROWS(3, 4, 2) }) }), file],
  [
    "LANDING_PAGE_NOT_FILE",
    "warn",
    atPage({ sniff: aPage({ dataLinks: [{ url: "https://x/a.csv", format: "csv" }] }) }),
    file,
  ],
  ["PAGE_NOT_FILE", "warn", atPage(), file],
  [
    "VIEWER_ONLY",
    "warn",
    atPage({ finalUrl: "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit" }),
    file,
  ],
  ["JS_REQUIRED", "warn", atPage({ sniff: aPage({ textLength: 40, scripts: 2 }), probe: SAME }), page],
  ["LOGIN_WALL", "unknown", atPage({ sniff: aPage({ loginForm: true, textLength: 120 }) }), page],
  ["LOGIN_WALL", "unknown", anObservation({ sniff: aPage({ loginForm: true, textLength: 120 }) }), file],
  ["REAL_CONTENT", "pass", atPage({ sniff: aPage({ loginForm: true }) }), page],
  ["NOT_OPENED", "unknown", anAnswer(404), file],
  ["NOT_OPENED", "unknown", aFailure("TIMEOUT"), file],
  ["NOT_OPENED", "unknown", anObservation({ bytesDecoded: 0 }), file],
];

function ROWS(dataRows: number, textCells = 0, placeholderCells = 0) {
  return { dataRows, columns: 2, textCells, placeholderCells };
}

test.each(rows)("C2 %s (%s) %#", (code, outcome, observation, context, history = []) => {
  expect(checkReal(observation, history, context)).toMatchObject({ check: "C2", code, outcome });
});

test("an empty profile of a large file counts before its first bytes", () => {
  const profile = blankProfile("csv");
  expect(checkReal(anObservation({ profile }), [], file).code).toBe("EMPTY_TABLE");
});

test("a page in place of a file lists the files it links to", () => {
  const dataLinks = [{ url: "https://x/a.csv", format: "csv" as const }];
  expect(checkReal(atPage({ sniff: aPage({ dataLinks }) }), [], file).data).toMatchObject({
    ...{ links: ["https://x/a.csv"], linkCount: 1 },
  });
});

test("after a 304 the content of the last full observation is judged", () => {
  const unchanged = anObservation({
    status: 304,
    conditional: true,
    sniff: null,
    sha256: null,
    bytesDecoded: 0,
  });

  expect(checkReal(unchanged, [], file).code).toBe("NOT_OPENED");
  expect(checkReal(withKnownContent(unchanged, anObservation()), [], file).code).toBe("REAL_CONTENT");
});

test.each([
  [
    "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=7",
    "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/export?format=csv&gid=7",
  ],
  [
    "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/edit",
    "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/export?format=pdf",
  ],
  [
    "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOp/view",
    "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKlMnOp",
  ],
  ["https://kpu-my.sharepoint.com/:x:/g/x?e=1", "https://kpu-my.sharepoint.com/:x:/g/x?e=1&download=1"],
  [
    "https://public.tableau.com/app/profile/kpu/viz/Hasil/Peta",
    "https://public.tableau.com/views/Hasil/Peta.csv",
  ],
  ["https://github.com/kpu/data/blob/main/a.csv", "https://raw.githubusercontent.com/kpu/data/main/a.csv"],
])("the viewer %s offers %s", (address, exportUrl) => {
  expect(viewerOf(address)?.exportUrl).toBe(exportUrl);
});

test.each([
  "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/export?format=csv",
  "https://kpu-my.sharepoint.com/:x:/g/x?download=1",
  "https://github.com/kpu/data",
  "https://kpu.go.id/",
])("%s is no viewer", (address) => {
  expect(viewerOf(address)).toBeNull();
});
