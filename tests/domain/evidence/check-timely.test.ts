import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarDate, CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import { accrualDays, allowedAgeDays } from "#app/domain/evidence/accrual.ts";
import { bareContext, type CheckContext, type Timing } from "#app/domain/evidence/check-context.ts";
import { checkTimely } from "#app/domain/evidence/check-timely.ts";
import { CODES } from "#app/domain/evidence/outcome.ts";
import { blankProfile } from "#app/domain/evidence/profile.ts";
import { statedDay } from "#app/domain/evidence/stated-day.ts";
import { numberOrNone, ruleTable, yes } from "../../rule-tables.ts";
import { aFailure, anObservation, past } from "./factories.ts";
import { aDeclaration, aTiming } from "./publishing-factories.ts";

const FILE = "evidence-publishing.md";
const file = bareContext("data-file");

function dayOrNone(cell: string): CalendarDate | null {
  return cell === "–" ? null : CalendarDateSchema.parse(cell);
}

function textOrNone(cell: string): string | null {
  return cell === "–" ? null : cell;
}

function httpDate(day: string | null): Record<string, string> {
  return day === null ? {} : { "last-modified": new Date(`${day}T03:00:00Z`).toUTCString() };
}

test.each(ruleTable(FILE, "Timeliness"))("timeliness, line $line", ({ cell }) => {
  const timing = aTiming({
    ...{ dueOn: dayOrNone(cell("due")), firstOpenedOn: dayOrNone(cell("A")) },
    ...{ archivedOn: dayOrNone(cell("B")), saidOn: dayOrNone(cell("E")) },
  });
  const declared = aDeclaration({ resourceCreatedAt: textOrNone(cell("C")) });
  const headers = httpDate(textOrNone(cell("D")));
  const observation = yes(cell("opens today")) ? anObservation({ headers }) : aFailure("TIMEOUT");

  expect(checkTimely(observation, [], { ...file, timing, declared })).toMatchObject({
    ...{ check: "C8", code: cell("code") },
    data: {
      ...{ grade: textOrNone(cell("grade")), on: textOrNone(cell("on")), dueOn: cell("due") },
      ...{ lateDays: numberOrNone(cell("late")), saidOn: textOrNone(cell("E")), also: ["AGE_NOT_LIMITED"] },
    },
  });
});

test.each(ruleTable(FILE, "Age of the data"))("age, line $line", ({ cell }) => {
  const declared = aDeclaration({
    ...{ temporalEnd: textOrNone(cell("period")), resourceModifiedAt: textOrNone(cell("file")) },
    ...{ datasetModifiedAt: textOrNone(cell("dataset")), accrualPeriodicity: textOrNone(cell("rhythm")) },
  });
  const observation = anObservation({
    profile: { ...blankProfile("csv"), dateMax: textOrNone(cell("column")) },
    headers: httpDate(textOrNone(cell("server"))),
  });
  const context = { ...file, declared, maxAgeDays: numberOrNone(cell("limit")) };

  expect(checkTimely(observation, [], context)).toMatchObject({
    code: cell("code"),
    data: {
      ...{ ageSource: textOrNone(cell("source")), ageDays: numberOrNone(cell("age")), also: [] },
      allowedDays: numberOrNone(cell("allowed")),
    },
  });
});

test.each(ruleTable(FILE, "Rhythms"))("rhythm, line $line", ({ cell }) => {
  expect(accrualDays(cell("text"))).toBe(numberOrNone(cell("days")));
  expect(allowedAgeDays(cell("text"))).toBe(numberOrNone(cell("allowed")));
});

test.each([
  ["Asia/Jakarta", "2024-03-20T16:59:59.999Z", "ON_TIME"],
  ["Asia/Jakarta", "2024-03-20T17:00:00.000Z", "LATE_BY"],
  ["Asia/Jayapura", "2024-03-20T14:59:59.999Z", "ON_TIME"],
  ["Asia/Jayapura", "2024-03-20T15:00:00.000Z", "LATE_BY"],
  ["UTC", "2024-03-20T23:59:59.999Z", "ON_TIME"],
  ["UTC", "2024-03-21T00:00:00.000Z", "LATE_BY"],
])("the deadline ends with its day in %s: seen %s is %s", (timeZone, at, code) => {
  const timing = aTiming({ timeZone, dueOn: CalendarDateSchema.parse("2024-03-20") });

  expect(checkTimely(anObservation({ at }), [], { ...file, timing }).code).toBe(code);
});

test.each([
  ["2024-03-20", "2024-03-20"],
  ["2024-03-20T16:59:59Z", "2024-03-20"],
  ["2024-03-20T17:00:00Z", "2024-03-21"],
  ["2024-03-21T06:59:59+07:00", "2024-03-21"],
  ["2024-03-20T18:30:00.123456", "2024-03-21"],
  ["2024-03-20 16:00:00", "2024-03-20"],
  ["Wed, 20 Mar 2024 17:30:00 GMT", "2024-03-21"],
  ["2024", "2024-12-31"],
  ["2024-02", "2024-02-29"],
  ["2023-02", "2023-02-28"],
  ["2024-12", "2024-12-31"],
  ["2023-02-29", null],
  ["1970-01-01T00:00:00Z", null],
  ["20/03/2024", null],
  ["kemarin", null],
  ["", null],
  [null, null],
])("the stated day %j is %s in Jakarta", (text, day) => {
  expect(statedDay(text, "Asia/Jakarta")).toBe(day);
});

test("an earlier look of our own proves, and one that did not open does not", () => {
  const timing = aTiming({ dueOn: CalendarDateSchema.parse("2026-11-02") });
  const code = (...history: Parameters<typeof checkTimely>[1]) =>
    checkTimely(anObservation(), history, { ...file, timing }).code;

  expect(code(past("OK", 48))).toBe("ON_TIME");
  expect(code(past("NOT_FOUND", 48))).toBe("LATE_BY");
});

test("a dataset may be older than its files: its own dates count only where the file has none", () => {
  const timing = aTiming({ dueOn: CalendarDateSchema.parse("2024-03-20") });
  const code = (declared: CheckContext["declared"]) =>
    checkTimely(anObservation(), [], { ...file, timing, declared }).code;

  expect(code(aDeclaration({ datasetCreatedAt: "2024-01-01" }))).toBe("ON_TIME_STATED");
  expect(code(aDeclaration({ datasetCreatedAt: "2024-01-01", resourceCreatedAt: "2026-10-01" }))).toBe(
    "LATE",
  );
});

test("a refusal's Last-Modified dates the refusal, not the file", () => {
  const timing = aTiming({ dueOn: CalendarDateSchema.parse("2024-03-20") });
  const observation = anObservation({ status: 404, headers: httpDate("2024-03-01") });

  expect(checkTimely(observation, [], { ...file, timing }).code).toBe("TIMELINESS_UNPROVEN");
});

test("the graver answer is the result, the other stands beside it with its facts", () => {
  const timing = aTiming({ dueOn: CalendarDateSchema.parse("2026-11-03") });
  const declared = aDeclaration({ accrualPeriodicity: "R/P1M", temporalEnd: "2026-01-01" });
  const late = { ...timing, dueOn: CalendarDateSchema.parse("2026-11-01") };

  expect(checkTimely(anObservation(), [], { ...file, timing, declared })).toMatchObject({
    ...{ code: "DATA_OLD", outcome: "warn" },
    data: { also: ["ON_TIME"], grade: "A", ageDays: 306 },
  });
  expect(checkTimely(anObservation(), [], { ...file, timing: late, declared, maxAgeDays: 9 })).toMatchObject({
    ...{ code: "DATA_TOO_OLD", outcome: "fail", data: { also: ["LATE_BY"], lateDays: 2, allowedDays: 9 } },
  });
});

const WORSE = ["pass", "warn", "unknown", "fail"];
const dueOn = CalendarDateSchema.parse("2024-03-20");
const aDay = fc.integer({ min: -400, max: 900 }).map((days) => plusDays(dueOn, days));
const maybeDay = fc.option(aDay, { nil: null });

function verdictOf(
  proofs: Omit<Timing, "timeZone" | "dueOn">,
  catalogue: CalendarDate | null,
  opens: boolean,
) {
  const declared = aDeclaration({ resourceCreatedAt: catalogue });
  const observation = opens ? anObservation() : aFailure("TIMEOUT");
  const result = checkTimely(observation, [], { ...file, timing: aTiming({ dueOn, ...proofs }), declared });
  return { rank: WORSE.indexOf(result.outcome), lateDays: Number(result.data.lateDays) };
}

test("an earlier proof never makes timeliness worse, once it was seen by anyone but the publisher", () => {
  const kinds = fc.constantFrom("firstOpenedOn", "archivedOn", "catalogue", "saidOn");
  fc.assert(
    fc.property(
      maybeDay,
      maybeDay,
      maybeDay,
      maybeDay,
      kinds,
      fc.integer({ min: 0, max: 900 }),
      (a, b, c, e, kind, days) => {
        const proofs = { firstOpenedOn: a, watchedSince: dueOn, archivedOn: b, saidOn: e };
        const known = [a, b, c, e].filter((day) => day !== null).sort()[0] ?? dueOn;
        const earlier = plusDays(known, -days);
        const before = verdictOf(proofs, c, true);
        const after =
          kind === "catalogue"
            ? verdictOf(proofs, earlier, true)
            : verdictOf({ ...proofs, [kind]: earlier }, c, true);
        expect(before.rank).toBeGreaterThanOrEqual(0);
        expect(after.rank).toBeLessThanOrEqual(before.rank);
        expect(after.lateDays).toBeLessThanOrEqual(before.lateDays);
      },
    ),
  );
});

test("a result is one of the codes of C8 whatever is known", () => {
  fc.assert(
    fc.property(maybeDay, maybeDay, maybeDay, maybeDay, fc.boolean(), (a, b, c, e, opens) => {
      const { rank } = verdictOf(
        { firstOpenedOn: a, watchedSince: dueOn, archivedOn: b, saidOn: e },
        c,
        opens,
      );
      expect(rank).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(Object.values(CODES).filter(([check]) => check === "C8")).toHaveLength(10);
});
