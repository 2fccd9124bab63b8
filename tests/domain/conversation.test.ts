import { expect, test } from "vitest";
import type { Actor } from "#app/domain/permission.ts";
import { daysWaiting, REQUEST_DECISIONS, requestStateAsOf } from "#app/domain/talk/data-request.ts";
import { type Comment, moderationBlocked, shownSince, threadsAsOf } from "#app/domain/talk/discussion.ts";
import { decisionStateAsOf, type Meeting, meetingCode, SETTLEMENTS } from "#app/domain/talk/meeting.ts";
import { readMeeting } from "#app/domain/talk/meeting-form.ts";
import { exposureOf, LEVELS, nextRiskCode, type Risk, riskAsOf } from "#app/domain/talk/risk.ts";
import { AUDIENCES } from "#app/domain/talk/said.ts";
import { decideSupportStep, SUPPORT_STEPS } from "#app/domain/talk/support.ts";
import { day } from "../factories.ts";
import { listOf, oneOf, ruleTable } from "../rule-tables.ts";

const FILE = "conversation.md";
const RECORDED = { recordedAt: "2023-05-01T00:00:00.000Z", illustration: false } as const;

function stepsOf<Word extends string>(cell: string, words: ReadonlyArray<Word>) {
  return listOf(cell).map((text) => {
    const [on = "", word = ""] = text.split(" ");
    return { knownOn: day(on), decision: oneOf(words, word), ...RECORDED };
  });
}

for (const { line, cell } of ruleTable(FILE, "Comments")) {
  test(`${FILE}:${line} a comment as of ${cell("as of")}`, () => {
    const moderations = stepsOf(cell("moderations"), ["published", "rejected"]);
    const comment = { audience: oneOf(AUDIENCES, cell("audience")), knownOn: day("2023-05-01"), moderations };
    const since = shownSince(comment, day(cell("as of")));
    expect(since ?? "–").toBe(cell("shown since"));
  });
}

for (const { line, cell } of ruleTable(FILE, "Data requests")) {
  test(`${FILE}:${line} a data request as of ${cell("as of")}`, () => {
    const told = { text: null, address: null, toOrganisation: null, organisation: "seknas" };
    const steps = stepsOf(cell("steps"), REQUEST_DECISIONS).map((step) => ({ ...step, ...told }));
    const asOf = day(cell("as of"));
    expect(requestStateAsOf(steps, asOf)).toBe(cell("state"));
    expect(daysWaiting({ knownOn: day("2023-05-01"), steps }, asOf)).toBe(Number(cell("days")));
  });
}

for (const { line, cell } of ruleTable(FILE, "Decisions of meetings")) {
  test(`${FILE}:${line} a decision as of ${cell("as of")}`, () => {
    const organisation = cell("who") === "–" ? null : cell("who");
    const dueOn = cell("due") === "–" ? null : day(cell("due"));
    const steps = stepsOf(cell("steps"), SETTLEMENTS);
    expect(decisionStateAsOf({ organisation, dueOn }, steps, day(cell("as of")))).toBe(cell("state"));
  });
}

const TODAY = day("2023-06-30");

function person(organisation: string, role: "owner" | "secretariat" | "reviewer" = "owner"): Actor {
  const office = { role, organisation, plan: null, fromOn: day("2023-01-01"), toOn: null };
  return { userId: organisation, offices: [office] };
}

for (const { line, cell } of ruleTable(FILE, "Support")) {
  test(`${FILE}:${line} ${cell("by")} ${cell("step")} support that is ${cell("state")}`, () => {
    const steps = cell("state") === "open" ? [] : stepsOf(`2023-05-02 ${cell("state")}`, SUPPORT_STEPS);
    const request = {
      from: "asker",
      to: "asked",
      steps: steps.map((step) => ({ ...step, text: "", organisation: "" })),
    };
    const who = { actor: person(cell("by")), plan: "rencana", today: TODAY };
    const decided = decideSupportStep(who, request, oneOf(SUPPORT_STEPS, cell("step")));
    expect(decided.ok ? "yes" : decided.refusal).toBe(cell("answer"));
  });
}

for (const { line, cell } of ruleTable(FILE, "Weight of a risk")) {
  test(`${FILE}:${line} likelihood ${cell("likelihood")}, impact ${cell("impact")}`, () => {
    const level = (name: string) => oneOf(LEVELS, cell(name));
    expect(exposureOf(level("likelihood"), level("impact"))).toBe(cell("weight"));
  });
}

function aComment(id: string, over: Partial<Comment> = {}): Comment {
  return {
    ...{
      id,
      milestone: "A1-B06",
      parent: null,
      audience: "internal",
      text: id,
      language: "id",
      author: null,
    },
    ...{ organisation: "kpu", guestName: null, moderations: [], knownOn: day("2023-05-01"), ...RECORDED },
    ...over,
  };
}

test("an answer stands under its beginning, and by itself where that is not shown", () => {
  const comments = [
    aComment("a", { audience: "public" }),
    aComment("b", { parent: "a" }),
    aComment("c"),
    aComment("d", { parent: "c" }),
  ];
  const view = { asOf: TODAY, reader: "internal" } as const;
  const shape = threadsAsOf(comments, view).map(({ id, answers }) => [id, answers.map((each) => each.id)]);
  expect(shape).toEqual([
    ["b", []],
    ["c", ["d"]],
  ]);
  expect(threadsAsOf(comments, { asOf: TODAY, reader: "public" })).toEqual([]);
});

test("nobody moderates their own words nor their own organisation's target", () => {
  const asked = (actor: Actor, author: string | null) =>
    moderationBlocked({ actor, plan: "rencana", today: TODAY }, { author, owners: ["kpu"] });
  expect(asked(person("seknas", "secretariat"), null)).toBeNull();
  expect(asked(person("bappenas", "reviewer"), null)).toBeNull();
  expect(asked(person("seknas", "secretariat"), "seknas")).toBe("own_submission");
  expect(asked(person("kpu", "secretariat"), null)).toBe("own_organisation");
  expect(asked(person("perludem"), null)).toBe("not_allowed");
});

test("the public loses sight of a risk when its last version is internal", () => {
  const words = { id: "x", en: null };
  const said = { title: words, trigger: words, fallback: words, organisation: "kpu", reason: null } as const;
  const version = { ...said, likelihood: "low", impact: "high", state: "open", ...RECORDED } as const;
  const risk: Risk = {
    ...{ code: "R1", milestone: null },
    versions: [
      { ...version, audience: "public", knownOn: day("2023-05-01") },
      { ...version, audience: "internal", knownOn: day("2023-05-09") },
    ],
  };
  expect(riskAsOf(risk, { asOf: day("2023-05-08"), reader: "public" })).toMatchObject({ exposure: "medium" });
  expect(riskAsOf(risk, { asOf: day("2023-05-09"), reader: "public" })).toBeNull();
  expect(riskAsOf(risk, { asOf: day("2023-05-09"), reader: "internal" })?.since).toBe("2023-05-01");
  expect(nextRiskCode(["R9", "R10"])).toBe("R11");
});

test("a corrected record keeps the numbers and quotes of its decisions, and gives none twice", () => {
  const known = { today: TODAY, from: day("2022-11-16"), organisations: ["kpu"], cells: new Map() };
  const base = {
    audience: "public",
    heldOn: "2023-05-02",
    title: "Rapat",
    "d.0.text": "Satu",
    "d.2.text": "Tiga",
  };
  const first = readMeeting(base, ["kpu", "nobody"], { ...known, corrects: null });
  if (!first.ok) throw new Error(JSON.stringify(first.problems));
  expect(first.meeting.organisations).toEqual(["kpu"]);
  expect(first.meeting.decisions.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  const { reason: _reason, attendees: _names, ...record } = first.meeting;
  const second = record.decisions.at(-1);
  if (second === undefined) throw new Error("no second decision");
  const corrects: Meeting = {
    ...{ ...record, code: "x", version: 1, knownOn: TODAY, ...RECORDED },
    decisions: [{ ...second, quote: "kata", lines: "5" }],
  };
  expect(meetingCode(day("2023-05-02"), ["2023-05-02"])).toBe("2023-05-02-2");
  const again = { ...base, reason: "ralat", "d.0.ordinal": "2" };
  const next = readMeeting(again, ["kpu"], { ...known, corrects });
  if (!next.ok) throw new Error(JSON.stringify(next.problems));
  expect(next.meeting.decisions.map(({ ordinal, quote }) => [ordinal, quote])).toEqual([
    [2, "kata"],
    [3, null],
  ]);
  const bad = { ...base, "d.0.cell": "Z9", minutesUrl: "ftp://x", title: "Telepon 081234567890" };
  expect(readMeeting(bad, [], { ...known, corrects: null })).toMatchObject({
    problems: [
      { field: "title", problem: "personal_data" },
      { field: "organisations", problem: "missing" },
      { field: "minutesUrl", problem: "address_invalid" },
      { field: "d.0.cell", problem: "unknown" },
    ],
  });
});
