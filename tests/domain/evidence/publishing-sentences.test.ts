import { expect, test } from "vitest";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { PastObservation } from "#app/domain/evidence/answer.ts";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { checkDeclared } from "#app/domain/evidence/check-declared.ts";
import { checkLicence } from "#app/domain/evidence/check-licence.ts";
import { checkStable } from "#app/domain/evidence/check-stable.ts";
import { checkTimely } from "#app/domain/evidence/check-timely.ts";
import { checkUsable } from "#app/domain/evidence/check-usable.ts";
import { PUBLISHING_CODES } from "#app/domain/evidence/codes/publishing.ts";
import { contentOf } from "#app/domain/evidence/content.ts";
import { AGE_SOURCES } from "#app/domain/evidence/data-age.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { publishingChecks as en, publishingWords as enWords } from "#app/i18n/checks/publishing.en.ts";
import { publishingChecks as id, publishingWords as idWords } from "#app/i18n/checks/publishing.id.ts";
import { aFailure, anAnswer, anObservation, aPage, aSniff, past } from "./factories.ts";
import { aDeclaration, aTable, aTiming } from "./publishing-factories.ts";

const file = bareContext("data-file");
const url = "https://opendata.kpu.go.id/hasil";
const day = (text: string) => CalendarDateSchema.parse(text);
const aPdf = (overrides: Partial<NonNullable<Profile["pdf"]>>) => {
  const pdf = { pages: 9, textPages: 9, tagged: true, lang: "id", title: null, ...overrides };
  const sniff = aSniff({ kind: "pdf", extension: null });
  return anObservation({
    url,
    finalUrl: url,
    sha256: "c".repeat(64),
    sniff,
    profile: { ...blankProfile("pdf"), pdf },
  });
};
const aSheet = (sha: string, rows: number, overrides: Partial<Profile> = {}) =>
  anObservation({
    ...{ url, finalUrl: url, sha256: sha.repeat(64), sniff: aSniff({ kind: "xlsx", extension: null }) },
    profile: aTable("xlsx", ["x"], { rows, tableFp: `${rows}`, ...overrides }),
  });

const before = aSheet("a", 10);
const merged = [{ name: "s", rows: 9, columns: 1, mergedCells: 2 }];
const observations: ReadonlyArray<Observation> = [
  ...[before, aSheet("b", 10), aSheet("b", 12), aSheet("b", 8), aSheet("b", 10, { tableFp: "z" })],
  ...[aSheet("b", 10, { columns: [] }), aSheet("b", 9, { columns: aTable("xlsx", ["y"]).columns })],
  ...[aSheet("b", 9, { sheets: merged }), aSheet("b", 9, { headerRows: 2 })],
  ...[aPdf({}), aPdf({ tagged: false }), aPdf({ lang: null }), aPdf({ textPages: 1 })],
  ...[anObservation({ bytesDecoded: 99_000_000 }), anObservation({ finalUrl: "http://kpu.go.id/a.csv" })],
  ...[
    anObservation({ url: "https://s.id/a" }),
    anObservation({ finalUrl: "https://drive.google.com/uc?id=1" }),
  ],
  ...[anObservation({ sniff: aPage({ lang: "id", title: null }) }), anObservation({ sniff: aPage() })],
  anObservation({ sniff: aPage({ lang: "id", loginForm: true }) }),
  ...[anAnswer(404), aFailure("TIMEOUT")],
];
const opened = past("OK", 500, { sha256: "a".repeat(64) });
const histories: ReadonlyArray<ReadonlyArray<PastObservation>> = [
  ...[[], [opened], [opened, past("NOT_FOUND", 90), past("NOT_FOUND", 50)]],
];
const content = contentOf(before);
const accepted = content === null ? null : { ...content, acceptedOn: day("2026-10-01") };
const late = aTiming({ dueOn: day("2026-01-01") });
const contexts: ReadonlyArray<CheckContext> = [
  file,
  { ...file, accepted, officialHosts: ["bawaslu.go.id"], timing: late, requiredStars: 3, maxAgeDays: 3 },
  { ...file, declared: aDeclaration({ licence: "© KPU", hash: "a".repeat(64) }), requiredStars: 3 },
  {
    ...file,
    declared: aDeclaration({ licence: "CC-BY-NC", bytes: 1 }),
    timing: aTiming({ dueOn: day("2026-11-01") }),
  },
  { ...file, declared: aDeclaration({ licence: "CC-BY", accrualPeriodicity: "R/P1M" }) },
  {
    ...file,
    declared: aDeclaration({ licence: "Lisensi KPU", resourceCreatedAt: "2025-12-01" }),
    timing: late,
  },
  { ...file, declared: aDeclaration({ temporalEnd: "2026-01-01", accrualPeriodicity: "R/P1M" }) },
  { ...file, declared: aDeclaration({ temporalEnd: "2026-11-01", accrualPeriodicity: "R/P1M" }) },
  { ...file, declared: aDeclaration({ temporalEnd: "2020-01-01" }), maxAgeDays: 3 },
  { ...bareContext("document"), timing: aTiming({ dueOn: day("2026-12-01") }) },
];

function allResults(): Array<CheckResult> {
  return observations.flatMap((observation) =>
    histories.flatMap((history) =>
      contexts.flatMap((context) => [
        ...[checkTimely, checkLicence, checkUsable, checkDeclared].map((check) =>
          check(observation, history, context),
        ),
        checkStable(observation, history, context, null),
        checkStable(observation, history, context, before),
      ]),
    ),
  );
}

function named(code: keyof typeof PUBLISHING_CODES): Array<string> {
  const texts = id[code].fact + id[code].todo + en[code].fact + en[code].todo;
  return [...texts.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
}

test("every code is given by some look, and its result carries the facts its sentences name", () => {
  const results = allResults();
  const codes = Object.keys(PUBLISHING_CODES).filter((code) => code in id);

  expect(new Set(results.map(({ code }) => code))).toEqual(new Set(codes));
  for (const { code, check, outcome, data } of results) {
    const [known] = Object.entries(PUBLISHING_CODES).filter(([key]) => key === code);
    if (known === undefined) throw new Error(`unknown code ${code}`);
    expect([code, check, outcome]).toEqual([code, ...known[1]]);
    const key = codeOf(code);
    expect([code, named(key).filter((name) => !(name in data))]).toEqual([code, []]);
    expect("at" in data && "url" in data).toBe(true);
  }
});

function codeOf(code: string): keyof typeof PUBLISHING_CODES {
  const isKnown = (text: string): text is keyof typeof PUBLISHING_CODES =>
    Object.hasOwn(PUBLISHING_CODES, text);
  if (!isKnown(code)) throw new Error(`unknown code ${code}`);
  return code;
}

test("both languages have a word for every source", () => {
  const sources = [...AGE_SOURCES, "catalogue", "page"].sort();

  expect(Object.keys(idWords).sort()).toEqual(sources);
  expect(Object.keys(enWords).sort()).toEqual(sources);
});
