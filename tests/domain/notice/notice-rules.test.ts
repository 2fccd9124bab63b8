import { expect, test } from "vitest";
import { type Audience, isTold } from "#app/domain/notice/audience.ts";
import { clockEvents, clockStep } from "#app/domain/notice/clock.ts";
import { evidenceTurns } from "#app/domain/notice/evidence-events.ts";
import { isOptional, isUrgent, NOTICE_KINDS } from "#app/domain/notice/kinds.ts";
import { MAIL_RHYTHMS, mailFate } from "#app/domain/notice/mail-fate.ts";
import { type Office, ROLES } from "#app/domain/permission.ts";
import { indexFacts } from "#app/domain/standings.ts";
import {
  aClosure,
  aMilestone,
  aReport,
  aStep,
  aVerdict,
  dated,
  day,
  someFacts,
  stageRule,
} from "../../factories.ts";
import { listOf, numberOrNone, oneOf, ruleTable, yes } from "../../rule-tables.ts";

const KINDS = ruleTable("notices.md", "Kinds");

for (const { line, cell } of KINDS) {
  test(`notices.md:${line} ${cell("kind")} ${cell("step")}`, () => {
    const kind = oneOf(NOTICE_KINDS, cell("kind"));
    expect(isUrgent(kind, numberOrNone(cell("step")))).toBe(yes(cell("urgent")));
    expect(isOptional(kind)).toBe(yes(cell("may be switched off")));
  });
}

test("the table names every kind", () => {
  expect([...new Set(KINDS.map(({ cell }) => cell("kind")))].sort()).toEqual([...NOTICE_KINDS].sort());
});

for (const { line, cell } of ruleTable("notices.md", "Deadlines")) {
  test(`notices.md:${line} due ${cell("due")}, closed to ${cell("after")}, on ${cell("today")}`, () => {
    const after = cell("after") === "–" ? null : day(cell("after"));
    const step = clockStep(day(cell("due")), { after, today: day(cell("today")) });
    expect(step === null ? "none" : `${step.kind} ${step.days}`).toBe(cell("step"));
  });
}

const STATES = {
  "not reported": {},
  "reported 50": { reports: [aReport({ percentDone: 50 })] },
  "reported 100": { reports: [aReport({ percentDone: 100 })] },
  "reported 100, returned": {
    reports: [
      aReport({ percentDone: 100, steps: [aStep({ ...dated("2023-07-01"), decision: "returned" })] }),
    ],
  },
  "reported 100, checked": {
    reports: [aReport({ percentDone: 100, steps: [aStep({ ...dated("2023-07-01") })] })],
  },
  withdrawn: { closures: [aClosure("withdrawn", "2023-06-10")] },
  "withdrawn, reinstated": {
    closures: [aClosure("withdrawn", "2023-06-10"), aClosure("reinstated", "2023-06-20")],
  },
  "waits for an event": { milestones: [aMilestone({ deadlineRules: [stageRule("pemilu/T99")] })] },
} as const;

const STATE_NAMES = Object.keys(STATES) as ReadonlyArray<keyof typeof STATES>;

for (const { line, cell } of ruleTable("notices.md", "Which milestones")) {
  test(`notices.md:${line} ${cell("milestone")}: ${cell("told")}`, () => {
    const facts = someFacts({ milestones: [aMilestone()], ...STATES[oneOf(STATE_NAMES, cell("milestone"))] });
    const window = { after: day("2023-07-06"), today: day("2023-07-07") };
    const told = clockEvents(indexFacts(facts), window).map(({ kind }) => kind);
    expect(told).toEqual(listOf(cell("told")));
  });
}

const TODAY = day("2023-07-07");
const OWNERS = ["kpu", "perludem"];
const CASE = { kind: "deciders", author: "ani", organisation: "kpu", checkedBy: ["sari"] } as const;
const AUDIENCES = {
  owners: { kind: "owners", organisations: OWNERS },
  "colleagues of the lead": { kind: "colleagues", organisation: "kpu", owners: OWNERS },
  secretariat: { kind: "secretariat", owners: OWNERS },
  "may check": { ...CASE, step: "check" },
  "may accept": { ...CASE, step: "acceptance" },
  "members of kpu": { kind: "members", organisation: "kpu" },
} satisfies Record<string, Audience>;

function officeOf(text: string): Office {
  const [, when = "", role = "", organisation = ""] = /^(?:(ended|future) )?(\S+) (\S+)$/.exec(text) ?? [];
  const toOn = when === "ended" ? day("2023-07-06") : null;
  const fromOn = day(when === "future" ? "2023-07-08" : "2023-01-01");
  return { role: oneOf(ROLES, role), organisation, plan: null, fromOn, toOn };
}

for (const { line, cell } of ruleTable("notices.md", "Who is told")) {
  test(`notices.md:${line} who holds ${cell("offices")}`, () => {
    const person = { userId: "dewi", offices: listOf(cell("offices")).map(officeOf), illustration: false };
    const at = { plan: "rencana", today: TODAY };
    for (const [name, audience] of Object.entries(AUDIENCES)) {
      expect([name, isTold(person, audience, at)]).toEqual([name, yes(cell(name))]);
    }
  });
}

test("nobody is asked to decide on what they wrote or checked themselves", () => {
  const both = [officeOf("secretariat seknas-ogi"), officeOf("reviewer seknas-ogi")];
  const at = { plan: "rencana", today: TODAY };
  const told = (userId: string, name: "may check" | "may accept") =>
    isTold({ userId, offices: both, illustration: false }, AUDIENCES[name], at);
  expect([told("ani", "may check"), told("ani", "may accept")]).toEqual([false, false]);
  expect([told("sari", "may check"), told("sari", "may accept")]).toEqual([true, false]);
});

const VERDICTS = {
  holds: { verdict: "supported", changed: false },
  fails: { verdict: "not_supported", changed: false },
  withheld: { verdict: "withheld", changed: false },
  changed: { verdict: "supported", changed: true },
  "?": { verdict: "not_checkable", changed: false },
} as const;
const VERDICT_NAMES = Object.keys(VERDICTS) as ReadonlyArray<keyof typeof VERDICTS>;

for (const { line, cell } of ruleTable("notices.md", "Evidence")) {
  test(`notices.md:${line} ${cell("verdicts")}: ${cell("turns")}`, () => {
    const points = listOf(cell("verdicts")).map((name, index) => {
      const { verdict, changed } = VERDICTS[oneOf(VERDICT_NAMES, name)];
      return { ...aVerdict(verdict, `2023-06-0${index + 1}`), changed };
    });
    expect(evidenceTurns(points).map(({ kind }) => kind)).toEqual(listOf(cell("turns")));
  });
}

for (const { line, cell } of ruleTable("notices.md", "Mail")) {
  const named = `${cell("kind")}, urgent ${cell("urgent")}, ${cell("rhythm")}, off ${cell("switched off")}`;
  test(`notices.md:${line} ${named}: ${cell("mail")}`, () => {
    const kind = oneOf(NOTICE_KINDS, cell("kind"));
    const off = new Set(yes(cell("switched off")) ? [kind] : []);
    const rhythm = oneOf(MAIL_RHYTHMS, cell("rhythm"));
    expect(mailFate({ kind, urgent: yes(cell("urgent")) }, { rhythm, off })).toBe(cell("mail"));
  });
}
