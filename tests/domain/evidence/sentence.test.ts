import { expect, test } from "vitest";
import { bareContext } from "#app/domain/evidence/check-context.ts";
import { type CheckResult, CODES, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { sentenceValues } from "#app/domain/evidence/sentence.ts";
import { checks as en } from "#app/i18n/checks.en.ts";
import { checks as id } from "#app/i18n/checks.id.ts";
import { urlRefusals as enRefusals } from "#app/i18n/url-refusals.en.ts";
import { urlRefusals as idRefusals } from "#app/i18n/url-refusals.id.ts";
import { aFailure, aMatch, anAnswer, anObservation, aPage, aSniff, past } from "./factories.ts";

const FORMAT = {
  instant: (iso: string) => `<${iso}>`,
  number: (value: number) => String(value),
  bytes: (value: number) => `${value} B`,
  list: (values: ReadonlyArray<string>) => values.join(", "),
  none: "–",
};

function placeholders(text: string): Array<string> {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
}

test("both languages have a fact and a step for every code, and nothing else", () => {
  const codes = Object.keys(CODES).sort();

  expect(Object.keys(id).sort()).toEqual(codes);
  expect(Object.keys(en).sort()).toEqual(codes);
  expect(Object.keys(enRefusals)).toEqual(Object.keys(idRefusals));
});

test("both languages say the same facts", () => {
  for (const code of Object.keys(CODES).filter(isCheckCode)) {
    expect([code, placeholders(en[code].fact), placeholders(en[code].todo)]).toEqual([
      ...[code, placeholders(id[code].fact), placeholders(id[code].todo)],
    ]);
  }
});

test("every sentence ends as one and stays under twenty words of its own", () => {
  for (const texts of [id, en]) {
    for (const text of Object.values(texts).flatMap(({ fact, todo }) => [fact, todo])) {
      expect(text).toMatch(/[.:]$/);
      for (const sentence of text.split(/(?<=\.)\s/)) expect(sentence.split(/\s+/).length).toBeLessThan(20);
    }
  }
});

/** One result of nearly every kind, from the checks themselves. */
function allResults(): Array<CheckResult> {
  const file = bareContext("data-file");
  const catalogue = {
    name: "KPU",
    kind: "ckan" as const,
    completeAt: "2026-11-02T00:00:00Z",
    attemptedAt: null,
  };
  const observations = [
    anObservation(),
    anObservation({ status: 304, conditional: true }),
    anObservation({ tlsExpiry: "2026-11-05T00:00:00.000Z" }),
    anObservation({ url: "http://kpu.go.id/x", sniff: aPage({ errorMarker: "php" }) }),
    anObservation({ url: "http://kpu.go.id/x", sniff: aPage({ parkedMarker: "for-sale" }) }),
    anObservation({ url: "http://kpu.go.id/x", finalUrl: "http://kpu.go.id/x", sniff: aPage() }),
    anObservation({
      url: "http://kpu.go.id/x",
      finalUrl: "http://kpu.go.id/x",
      sniff: aPage({ scripts: 1, textLength: 9 }),
    }),
    anObservation({ url: "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOp/view", sniff: aPage() }),
    anObservation({ sniff: aPage() }),
    anObservation({ sniff: aSniff({ kind: "xlsx" }) }),
    anObservation({ sniff: aSniff({ kind: "pdf" }) }),
    anObservation({
      sniff: aSniff({ sample: { dataRows: 0, columns: 2, textCells: 0, placeholderCells: 0 } }),
    }),
    anObservation({
      sniff: aSniff({ sample: { dataRows: 1, columns: 2, textCells: 2, placeholderCells: 2 } }),
    }),
    ...[404, 410, 401, 403, 429, 451, 500].map((status) => anAnswer(status)),
    ...(["TIMEOUT", "NO_SUCH_HOST", "CERT_INVALID", "REDIRECT_LOOP", "URL_FORBIDDEN"] as const).map(aFailure),
    ...(["DNS_FAILED", "CONNECT_FAILED", "ROBOTS_DISALLOWED", "REDIRECT_INVALID"] as const).map(aFailure),
  ];
  const histories = [
    [],
    [past("NOT_FOUND", 100), past("GONE", 90), past("NO_SUCH_HOST", 100), past("NO_SUCH_HOST", 90)],
    [past("CERT_INVALID", 100), past("CERT_INVALID", 90)],
    [past("TIMEOUT", 24 * 20)],
  ];
  const contexts = [
    file,
    { ...file, match: aMatch(), catalogue, requiredStars: 4, declaredFormat: "XLSX" },
    { ...file, match: aMatch({ withdrawnAt: "2026-01-01T00:00:00Z" }), catalogue },
    { ...file, match: aMatch({ level: "content" }), publisherIds: ["kpu"] },
    { ...file, match: aMatch({ publisherId: "bps" }), publisherIds: ["kpu"] },
    { ...file, match: aMatch({ confidence: 0.7 }) },
    { ...file, match: aMatch({ level: "dataset" }), catalogue },
    { ...file, match: aMatch(), catalogue: { ...catalogue, completeAt: null } },
    { ...file, match: { ambiguous: [aMatch(), aMatch()] } },
    { ...file, catalogue },
    { ...file, catalogue: { ...catalogue, completeAt: null } },
    bareContext("document"),
  ];
  return observations.flatMap((observation) =>
    histories.flatMap((history) => contexts.flatMap((context) => runChecks(observation, history, context))),
  );
}

test("every result carries the facts its sentences name", () => {
  const results = allResults();
  const codes = new Set(results.map((result) => result.code));

  expect(codes.size).toBeGreaterThan(45);
  for (const result of results) {
    if (!isCheckCode(result.code)) throw new Error(`unknown code ${result.code}`);
    const named = placeholders(id[result.code].fact + id[result.code].todo);
    expect([result.code, named.filter((name) => !(name in result.data))]).toEqual([result.code, []]);
  }
});

test("facts become words: instants, sizes, formats, lists, and a dash for what is absent", () => {
  expect(
    sentenceValues(
      {
        at: "2026-11-03T03:12:00Z",
        lastOkAt: null,
        bytes: 900,
        kind: "csv",
        links: ["a", "b"],
        status: 404,
        also: [],
      },
      FORMAT,
    ),
  ).toEqual({
    ...{ at: "<2026-11-03T03:12:00Z>", lastOkAt: "–", bytes: "900 B", kind: "CSV", links: "a, b" },
    ...{ status: "404", also: "–" },
  });
});
