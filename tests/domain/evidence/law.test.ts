import { expect, test } from "vitest";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { checkClosure, closedElements } from "#app/domain/evidence/check-closure.ts";
import { bareContext, type WantedElement } from "#app/domain/evidence/check-context.ts";
import { checkPersonalData, placeOf } from "#app/domain/evidence/check-personal-data.ts";
import type { ClosureInForce } from "#app/domain/evidence/closure.ts";
import { type EvidenceDecision, TASK_ANSWERS } from "#app/domain/evidence/decision.ts";
import { evidenceTasks, kindOf, type TaskLook } from "#app/domain/evidence/evidence-task.ts";
import { isHidden, withReleases } from "#app/domain/evidence/hidden.ts";
import { fitsStanding, mixesStandings } from "#app/domain/evidence/legal-standing.ts";
import { type CheckResult, checkResult, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { judgePrinciples, PRINCIPLES } from "#app/domain/evidence/principles.ts";
import { blankProfile, isPiiKind, type PiiFinding } from "#app/domain/evidence/profile.ts";
import { lawChecks } from "#app/i18n/checks/law.id.ts";
import { listOf, numberOrNone, oneOf, ruleTable, yes } from "../../rule-tables.ts";
import { AT, anObservation } from "./factories.ts";

const FILE = "evidence-law.md";

function result(code: string, data: CheckResult["data"] = {}): CheckResult {
  if (!isCheckCode(code)) throw new Error(`${code} is no code`);
  return checkResult(code, data);
}

/** Every fact the sentences of a result name is in its data. */
function expectFacts({ code, data }: CheckResult): void {
  const sentences = Object.entries(lawChecks).find(([name]) => name === code)?.[1];
  if (sentences === undefined) throw new Error(`${code} has no sentences`);
  const named = [...`${sentences.fact} ${sentences.todo}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key);
  for (const key of named) expect(Object.keys(data), `${code} {{${key}}}`).toContain(key);
}

function finding(text: string): PiiFinding {
  const [kind = "", column = "", certainty = ""] = text.split(" ");
  if (!isPiiKind(kind)) throw new Error(kind);
  return {
    ...{ kind, sheet: null, column: column === "text" ? "" : column, count: 3, firstRow: 1, lastRow: 9 },
    ...{ byLabel: true, certainty: oneOf(["certain", "possible"], certainty), mask: "32••" },
  };
}

test.each(ruleTable(FILE, "What the guard says"))("line $line: C10", ({ cell }) => {
  const pii = listOf(cell("findings")).map(finding);
  const profile = {
    ...{ ...blankProfile("csv"), pii, piiSearched: yes(cell("searched")), partial: !yes(cell("whole")) },
  };
  const judged = checkPersonalData(anObservation({ profile }));
  expect(judged.code).toBe(cell("result"));
  expectFacts(judged);
});

test("without a profile nothing was looked for", () => {
  expect(checkPersonalData(anObservation())).toMatchObject({ code: "PII_NOT_SEARCHED", outcome: "unknown" });
});

function day(ofMonth: number) {
  return CalendarDateSchema.parse(`2026-11-${String(ofMonth).padStart(2, "0")}`);
}

function instant(ofMonth: number): string {
  return `${day(ofMonth)}T03:00:00.000Z`;
}

test.each(ruleTable(FILE, "Hidden"))("line $line: hidden from public pages", ({ cell }) => {
  const finds = listOf(cell("finds")).map((text) => {
    const [on = "", place = ""] = text.split(" ");
    const found = result("PII_PUBLISHED", { places: [place] });
    return { at: instant(Number(on)), knownOn: day(Number(on)), result: found };
  });
  const decisions = listOf(cell("decisions")).map((text) => {
    const [on = "", kind = "", place = ""] = text.split(" ");
    const said = oneOf(["release", "hold"], kind);
    return { kind: said, at: instant(Number(on)), knownOn: day(Number(on)), places: [place] };
  });
  const since = numberOrNone(cell("hidden since"));
  expect(isHidden(finds, decisions)).toEqual(since === null ? null : { since: day(since) });
});

test("a release turns the find into a waiver, and no other find", () => {
  const found = result("PII_PUBLISHED", { places: [placeOf(finding("nik NIK certain"))] });
  const release = { kind: "release" as const, at: instant(4), knownOn: day(4), places: ["nik:NIK"] };
  expect(withReleases([found, result("OK")], instant(5), [release])).toMatchObject([
    { code: "PII_RELEASED", outcome: "waived" },
    { code: "OK" },
  ]);
  const other = result("PII_PUBLISHED", { places: ["phone:HP"] });
  expect(withReleases([other], instant(5), [release])).toEqual([other]);
});

const ELEMENTS: ReadonlyArray<WantedElement> = ["nama", "alamat", "cv"].map((key) => ({
  ...{ key, labels: [key], type: "string", required: true, isKey: false, register: null, pattern: null },
}));

function closureFrom(cell: (column: string) => string): ClosureInForce {
  const scope = oneOf(["whole", "rows", "elements"], /whole|rows/.exec(cell("scope"))?.[0] ?? "elements");
  const textOf = (column: string) => (cell(column) === "–" ? null : cell(column));
  const [number, link] = textOf("decision")?.split(" ") ?? [];
  const consent = /^(\d+) of (\d+)( list)?$/.exec(cell("consent"));
  const until = textOf("until");
  return {
    ...{ id: "c1", scope, elements: scope === "elements" ? cell("scope").split(" ") : [], scopeNote: "-" },
    ...{ ground: "kip-17-h", groundKnown: cell("ground") === "known" },
    decision:
      number === undefined
        ? null
        : { number, decidedOn: null, issuer: null, url: link === undefined ? null : "https://kpu.go.id/12" },
    ...{
      validUntil: until === null ? null : CalendarDateSchema.parse(until),
      endCondition: textOf("ends when"),
    },
    audience: oneOf(["public", "bawaslu"], cell("audience")),
    summaryUrl: yes(cell("summary")) ? "https://kpu.go.id/ringkasan" : null,
    approvedBy: yes(cell("approved")) ? "Bappenas" : null,
    consent:
      consent === null
        ? null
        : {
            ...{ agreed: Number(consent[1]), asked: Number(consent[2]) },
            refusedListUrl: consent[3] === undefined ? null : "https://kpu.go.id/daftar",
          },
  };
}

const CONTEXT = { ...bareContext("data-file"), elements: ELEMENTS };

test.each(ruleTable(FILE, "Closures"))("line $line: a closure", ({ cell }) => {
  const context = { ...CONTEXT, closures: [closureFrom(cell)] };
  const judged = checkClosure(anObservation({ at: AT }), [], context);
  expect(judged.code).toBe(cell("result"));
  expectFacts(judged);
  const closed = closedElements(context.closures, ELEMENTS, CalendarDateSchema.parse("2026-11-03"));
  const waives = yes(cell("approved")) && judged.outcome !== "fail" && cell("scope") !== "rows";
  expect(closed.size > 0).toBe(waives);
});

test("of several closures the one that most needs a person is told", () => {
  const [good] = ruleTable(FILE, "Closures");
  if (good === undefined) throw new Error("no rows");
  const fine = closureFrom(good.cell);
  const closures = [fine, { ...fine, id: "c2", groundKnown: false }];
  expect(checkClosure(anObservation(), [], { ...CONTEXT, closures })).toMatchObject({
    code: "GROUND_UNKNOWN",
    data: { closureId: "c2" },
  });
});

test("a catalogue that says not public wants a closure", () => {
  const declared = {
    ...{ format: null, mediaType: null, hash: null, bytes: null, licence: null, licenceUrl: null },
    ...{ accrualPeriodicity: null, temporalEnd: null, datasetCreatedAt: null, datasetModifiedAt: null },
    ...{ resourceCreatedAt: null, resourceModifiedAt: null },
  };
  const codeFor = (accessLevel: string | null) =>
    checkClosure(anObservation(), [], { ...CONTEXT, declared: { ...declared, accessLevel } }).code;
  expect(codeFor("restricted public")).toBe("ACCESS_LEVEL_WITHOUT_CLOSURE");
  expect(codeFor("non-public")).toBe("ACCESS_LEVEL_WITHOUT_CLOSURE");
  expect(codeFor("public")).toBe("NOTHING_CLOSED");
  expect(codeFor(null)).toBe("NOTHING_CLOSED");
});

test.each(ruleTable(FILE, "Principles"))("line $line: a principle", ({ cell }) => {
  const results = listOf(cell("results")).map((text) => {
    const [code = "", stars] = text.split(" ");
    return result(code, stars === undefined ? {} : { formatStars: Number(stars), openStars: 0 });
  });
  const sheet = judgePrinciples([results], null);
  const row = sheet.rows.find(({ principle }) => principle === cell("principle"));
  expect(row?.machine).toBe(cell("machine"));
});

test("a person's word stands over the machine's, and unknown is no zero", () => {
  const nothing = judgePrinciples([], null);
  expect(nothing).toMatchObject({ met: 0, known: 0, unknown: PRINCIPLES.length, formatStars: null });
  const judged = judgePrinciples([[result("OK")], [result("NOT_FOUND")]], {
    judgements: { granular: "met", free_online: "not_met" },
  });
  expect(judged).toMatchObject({ met: 1, known: 2, unknown: 7 });
  const online = judged.rows.find(({ principle }) => principle === "free_online");
  expect(online).toMatchObject({
    machine: "met",
    person: "not_met",
    judgement: "not_met",
    judgedBy: "person",
  });
});

test.each(ruleTable(FILE, "Tasks"))("line $line: what asks a person", ({ cell }) => {
  const looks = cell("looks")
    .split("/")
    .map((codes, index): TaskLook => {
      const results = listOf(codes.trim()).map((code) => result(code, { places: ["nik:NIK"] }));
      return { at: instant(index + 1), knownOn: day(index + 1), results };
    });
  const decisions = listOf(cell("decisions")).map((text): EvidenceDecision => {
    const [on = "", answer = "", code = ""] = text.split(" ");
    return {
      ...{ id: on, kind: kindOf(oneOf(TASK_ANSWERS, answer)), itemId: "i", slotId: "s", targetId: "t" },
      ...{ closureId: null, value: { code, places: ["nik:NIK"] }, reason: "-", userId: "u" },
      ...{ organisation: "Seknas", knownOn: day(Number(on)), recordedAt: instant(Number(on)) },
    };
  });
  const asked = evidenceTasks(looks, decisions, yes(cell("accepted")));
  expect(asked.map(({ question }) => question)).toEqual(listOf(cell("asked")));
});

test("official and unofficial are never mixed, and unknown is neither", () => {
  expect(mixesStandings(["official", "unknown", "official"])).toBe(false);
  expect(mixesStandings(["official", "unofficial"])).toBe(true);
  expect([fitsStanding("official", "unofficial"), fitsStanding("official", "unknown")]).toEqual([
    false,
    true,
  ]);
  expect(fitsStanding("any", "unofficial")).toBe(true);
});
