import { expect, test } from "vitest";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { PastObservation } from "#app/domain/evidence/answer.ts";
import { type AcceptedContent, bareContext } from "#app/domain/evidence/check-context.ts";
import { checkReachable } from "#app/domain/evidence/check-reachable.ts";
import { checkStable, reopensAcceptance } from "#app/domain/evidence/check-stable.ts";
import { contentOf } from "#app/domain/evidence/content.ts";
import { FORMAT_IDS } from "#app/domain/evidence/formats.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { numberOrNone, oneOf, ruleTable, yes } from "../../rule-tables.ts";
import { aFailure, anAnswer, anObservation, aPage, aSniff, hoursBefore, past } from "./factories.ts";
import { aTable } from "./publishing-factories.ts";

const file = bareContext("data-file");

/** A content as the rule table writes it: `csv a p 10 x,y` or `html a 00…`. */
function seen(cell: string, at = hoursBefore(0)): Observation {
  const [kindCell = "", sha = "–", mark = "–", rows = "–", columns = ""] = cell.split(" ");
  const kind = oneOf(FORMAT_IDS, kindCell);
  const sha256 = sha === "–" ? null : sha.repeat(64);
  const url = "https://opendata.kpu.go.id/hasil";
  const like = { at, url, finalUrl: url, sha256 };
  if (kind === "html") return anObservation({ ...like, sniff: aPage({ simhash: mark }) });
  const sniff = aSniff({ kind, extension: null });
  if (rows === "–") return anObservation({ ...like, sniff });
  const profile = aTable(kind, columns.split(","), { rows: numberOrNone(rows) ?? 0, tableFp: mark });
  return anObservation({ ...like, sniff, profile });
}

function accepted(observation: Observation): AcceptedContent {
  const content = contentOf(observation);
  if (content === null) throw new Error("no content to accept");
  return { ...content, acceptedOn: CalendarDateSchema.parse("2026-10-01") };
}

test.each(ruleTable("evidence-publishing.md", "Stability"))("stability, line $line", ({ cell }) => {
  const before = cell("before") === "–" ? null : seen(cell("before"), hoursBefore(48));
  const history = before === null ? [] : [past("OK", 48, { sha256: before.sha256 })];
  const context = before !== null && yes(cell("accepted")) ? { ...file, accepted: accepted(before) } : file;
  const result = checkStable(seen(cell("now")), history, { ...context, role: "web-page" }, before);

  expect(result).toMatchObject({ check: "C12", code: cell("code") });
});

const base = "csv a p 10 x,y";
const acceptedBase = { ...file, accepted: accepted(seen(base)) };
const opened = past("OK", 200, { sha256: "a".repeat(64) });
const gone = [past("NOT_FOUND", 100), past("NOT_FOUND", 70)];
const noHost = [past("NO_SUCH_HOST", 80), past("NO_SUCH_HOST", 40)];

const vanishing: Array<[string, string, Observation, Array<PastObservation>, boolean]> = [
  ["VANISHED_AFTER_ACCEPTANCE", "fail", anAnswer(404), [opened, past("NOT_FOUND", 24)], true],
  ["STABILITY_NOT_READ", "unknown", anAnswer(404), [opened, past("NOT_FOUND", 23)], true],
  ["STABILITY_NOT_READ", "unknown", anAnswer(404), [opened], true],
  ["VANISHED_AFTER_ACCEPTANCE", "fail", anAnswer(410), [opened, past("GONE", 1)], true],
  ["VANISHED_AFTER_ACCEPTANCE", "fail", aFailure("NO_SUCH_HOST"), [opened, ...noHost], true],
  ["VANISHED_AFTER_ACCEPTANCE", "fail", anObservation({ bytesDecoded: 1 }), [opened], true],
  ["CONTENT_VANISHED", "warn", anAnswer(404), [opened, past("NOT_FOUND", 24)], false],
  ["STABILITY_NOT_READ", "unknown", anAnswer(404), [past("NOT_FOUND", 24)], false],
  ["STABILITY_NOT_READ", "unknown", aFailure("TIMEOUT"), [opened], true],
  ["STABILITY_NOT_READ", "unknown", aFailure("CERT_INVALID"), [opened], true],
  ["STABILITY_NOT_READ", "unknown", anAnswer(403), [opened], true],
];

test.each(vanishing)("C12 %s (%s) %#", (code, outcome, observation, history, isAccepted) => {
  const context = isAccepted ? acceptedBase : file;

  expect(checkStable(observation, history, context)).toMatchObject({ check: "C12", code, outcome });
});

test("what was gone for certain and opens again has returned; one bad answer is no leaving", () => {
  const codeAfter = (...between: Array<PastObservation>) =>
    checkStable(seen(base), [opened, ...between], file, seen(base, opened.at));

  expect(codeAfter(...gone)).toMatchObject({
    code: "CONTENT_RETURNED",
    data: { also: ["CONTENT_UNCHANGED"] },
  });
  expect(codeAfter(past("GONE", 5), past("GONE", 4)).code).toBe("CONTENT_RETURNED");
  expect(codeAfter(past("NOT_FOUND", 100)).code).toBe("CONTENT_UNCHANGED");
  expect(codeAfter(past("NOT_FOUND", 100), past("NOT_FOUND", 90)).code).toBe("CONTENT_UNCHANGED");
  expect(codeAfter(past("TIMEOUT", 100), past("TIMEOUT", 70)).code).toBe("CONTENT_UNCHANGED");
  expect(codeAfter(...noHost).code).toBe("CONTENT_UNCHANGED");
  expect(codeAfter(...noHost, past("NO_SUCH_HOST", 5)).code).toBe("CONTENT_RETURNED");
  expect(checkStable(seen(base), gone, file).code).toBe("FIRST_SEEN");
  expect(codeAfter(...gone, past("OK", 50)).code).toBe("CONTENT_UNCHANGED");
});

test("it returns changed: the change is told beside it, and what fails stays first", () => {
  const before = seen(base, opened.at);

  expect(checkStable(seen("csv b q 8 x,y"), [opened, ...gone], acceptedBase, before)).toMatchObject({
    ...{
      code: "CONTENT_RETURNED",
      outcome: "warn",
      data: { also: ["CONTENT_SHRANK"], rows: 8, rowsBefore: 10 },
    },
  });
  expect(checkStable(seen("pdf b – – –"), [opened, ...gone], acceptedBase, before)).toMatchObject({
    ...{ code: "REPLACED_AFTER_ACCEPTANCE", outcome: "fail", data: { also: ["CONTENT_RETURNED"] } },
  });
});

test("a login or an error page in place of the content says nothing of the content", () => {
  const url = "https://opendata.kpu.go.id/hasil";
  const instead = (sniff: Parameters<typeof aPage>[0]) =>
    checkStable(
      anObservation({ url, finalUrl: url, sha256: "b".repeat(64), sniff: aPage(sniff) }),
      [opened],
      acceptedBase,
    ).code;

  expect(instead({ loginForm: true, textLength: 100 })).toBe("STABILITY_NOT_READ");
  expect(instead({ errorMarker: "php" })).toBe("STABILITY_NOT_READ");
  expect(instead({ parkedMarker: "for-sale" })).toBe("VANISHED_AFTER_ACCEPTANCE");
  expect(instead({})).toBe("REPLACED_AFTER_ACCEPTANCE");
});

test("what vanished, was replaced or changed after acceptance reopens the decision, and nothing before it does", () => {
  const replaced = checkStable(seen("pdf b – – –"), [opened], acceptedBase);
  const gone404 = checkStable(anAnswer(404), [opened, past("NOT_FOUND", 24)], acceptedBase);

  expect([replaced, gone404].map((result) => reopensAcceptance([result]))).toEqual([true, true]);
  expect(reopensAcceptance([checkStable(seen("csv b q 8 x,y"), [opened], acceptedBase)])).toBe(true);
  expect(reopensAcceptance([checkStable(seen("csv b q 12 x,y"), [opened], acceptedBase)])).toBe(false);
  expect(reopensAcceptance([checkStable(seen("csv b q 8 x,y"), [opened], file, seen(base))])).toBe(false);
  expect(reopensAcceptance([checkStable(seen("pdf b – – –"), [opened], file, seen(base))])).toBe(false);
  expect(reopensAcceptance([checkReachable(anAnswer(404), [opened, past("NOT_FOUND", 24)])])).toBe(false);
});

test("the accepted bytes are there, whatever another rule thinks of them", () => {
  const parked = anObservation({ sha256: "d".repeat(64), sniff: aPage({ parkedMarker: "for-sale" }) });
  const context = { ...file, accepted: accepted(parked) };

  expect(checkStable(parked, [opened], context).code).toBe("CONTENT_UNCHANGED");
});

test("columns lost and gained are named", () => {
  const result = checkStable(seen("csv b q 10 x,z"), [opened], file, seen(base));

  expect(result.data).toMatchObject({ lost: ["y"], gained: ["z"] });
});

test("without the content of the last look its digest is compared", () => {
  expect(checkStable(seen(base), [opened], file).code).toBe("CONTENT_UNCHANGED");
  expect(checkStable(seen("csv b q 10 x,y"), [opened], file).code).toBe("CONTENT_CHANGED");
  expect(checkStable(seen(base), [past("OK", 9)], file).code).toBe("STABILITY_NOT_READ");
  expect(checkStable(seen(base), [past("TIMEOUT", 9)], file).code).toBe("FIRST_SEEN");
});

test("«not modified» refers to the last content that was read", () => {
  const notModified = anObservation({ status: 304, conditional: true, sniff: null, sha256: null });
  const other = { ...file, accepted: accepted(seen("csv c r 10 x,y")) };

  expect(checkStable(notModified, [opened], file).code).toBe("CONTENT_UNCHANGED");
  expect(checkStable(notModified, [opened], acceptedBase).code).toBe("CONTENT_UNCHANGED");
  expect(checkStable(notModified, [opened], other).code).toBe("CHANGED_SINCE_ACCEPTED");
});

test("equal rows in one sheet do not hide a change in another", () => {
  const sheets = (rows: number) => [
    { name: "a", rows: 10, columns: 2, mergedCells: 0 },
    { name: "b", rows, columns: 2, mergedCells: 0 },
  ];
  const book = (sha: string, rows: number) =>
    anObservation({
      ...{
        sha256: sha.repeat(64),
        sniff: aSniff({ kind: "xlsx", extension: null }),
        url: "https://kpu.go.id/hasil",
      },
      profile: aTable("xlsx", ["x"], { tableFp: "p", sheets: sheets(rows) }),
    });

  expect(checkStable(book("b", 5), [opened], file, book("a", 5)).code).toBe("RE_EXPORTED");
  expect(checkStable(book("b", 9), [opened], file, book("a", 5)).code).toBe("CONTENT_CHANGED");
});
