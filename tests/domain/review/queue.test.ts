import fc from "fast-check";
import { expect, test } from "vitest";
import { CHECK_NAMES, CHECK_OUTCOMES, type CheckResult } from "#app/domain/evidence/outcome.ts";
import { awaits, decideAssignment, loadsOf, mayTake } from "#app/domain/review/assignment.ts";
import { changedSince } from "#app/domain/review/changed-since.ts";
import { batchDecisions, isGreenLook, whyNotGreen } from "#app/domain/review/green.ts";
import { DEFAULT_REASONS, reasonTemplates } from "#app/domain/review/reason-template.ts";
import { textDiff } from "#app/domain/review/text-diff.ts";
import { DEFAULT_REASON_WORDS } from "#app/http/review-words.server.ts";
import { acceptedOn, anItem, aReport, aStep, aVerdict, dated, day } from "#tests/factories.ts";
import { oneOf, ruleTable } from "#tests/rule-tables.ts";
import { actorOf } from "./people.ts";

const TODAY = day("2023-06-30");
const RETURNED = aStep({ decision: "returned", reason: "kurang" });

for (const { line, cell } of ruleTable("review.md", "In whose hands a case may pass")) {
  test(`review.md:${line} ${cell("person")} passes a ${cell("state")} case to ${cell("to")}: ${cell("answer")}`, () => {
    const state = oneOf(["submitted", "checked", "returned"], cell("state"));
    const steps = { submitted: [], checked: acceptedOn("2023-06-05").slice(0, 1), returned: [RETURNED] };
    const [userId = "", ...office] = cell("to").split(" ");
    const assignee = cell("to") === "–" ? null : actorOf(userId, office.join(" "));
    const decided = decideAssignment(
      { actor: actorOf(cell("person"), cell("office")), assignee },
      {
        report: aReport({ steps: steps[state] }),
        step: oneOf(["check", "acceptance"], cell("step")),
        plan: "p",
      },
      TODAY,
    );
    expect(decided.ok ? "ok" : decided.refusal).toBe(cell("answer"));
  });
}

function lookOf(text: string): Array<CheckResult> {
  if (text === "–") return [];
  return text.split(" ").map((outcome, index) => ({
    ...{ check: CHECK_NAMES[index] ?? "C1", outcome: oneOf(CHECK_OUTCOMES, outcome), code: "x", data: {} },
  }));
}

for (const { line, cell } of ruleTable("review.md", "What may be accepted in a batch")) {
  test(`review.md:${line} ${cell("e1")} and ${cell("e2")}: ${cell("why not")}`, () => {
    const besides = cell("besides");
    const twice = besides === "one address twice";
    const items = [anItem({ id: "e1" }), anItem({ id: "e2", target: twice ? "t1" : "t2" })];
    const decided = [{ item: "e2", decision: "returned" as const, reason: "x", elements: null }];
    const report = aReport({
      items: besides === "nothing filed" ? [] : items,
      steps: besides === "e2 returned" ? [aStep({ items: decided })] : [],
    });
    const looks = new Map([
      ["e1", lookOf(cell("e1"))],
      ["e2", lookOf(cell("e2"))],
    ]);
    expect(whyNotGreen(report, looks) ?? "–").toBe(cell("why not"));
  });
}

test("no look that holds anything but passes is ever green", () => {
  const outcome = fc.constantFrom(...CHECK_OUTCOMES);
  fc.assert(
    fc.property(fc.array(outcome), (outcomes) => {
      const green = isGreenLook(lookOf(["pass", ...outcomes].join(" ")));
      expect(green).toBe(outcomes.every((each) => each === "pass" || each === "not-applicable"));
    }),
  );
});

test("a batch at the check accepts every item with the elements the machine found; the acceptance decides on none", () => {
  const report = aReport({ items: [anItem({ id: "e1" }), anItem({ id: "e2" })] });
  const found: CheckResult = { check: "C6", outcome: "pass", code: "x", data: { present: ["nama"] } };
  const looks = new Map([["e1", [found]]]);

  expect(batchDecisions("check", report, looks)).toEqual([
    { item: "e1", decision: "accepted", reason: null, elements: ["nama"] },
    { item: "e2", decision: "accepted", reason: null, elements: null },
  ]);
  expect(batchDecisions("acceptance", report, looks)).toEqual([]);
});

test("a report waits for one step at most, and nobody takes both", () => {
  const someSteps = [[], acceptedOn("2023-06-05").slice(0, 1), acceptedOn("2023-06-05"), [RETURNED]];
  for (const steps of someSteps) {
    const report = aReport({ steps });
    expect(awaits(report, "check", TODAY) && awaits(report, "acceptance", TODAY)).toBe(false);
  }
  const both = {
    userId: "sari",
    offices: [...actorOf("sari", "secretariat x").offices, ...actorOf("sari", "reviewer x").offices],
  };
  const checked = aReport({ steps: acceptedOn("2023-06-05").slice(0, 1) });
  expect(mayTake(both, { report: aReport(), step: "check", plan: "p" }, TODAY)).toBe(true);
  expect(mayTake(both, { report: checked, step: "acceptance", plan: "p" }, TODAY)).toBe(false);
});

test("the load of people: most cases first, the oldest wait beside it, nobody left out", () => {
  const people = ["Ani", "Budi", "Citra"].map((name) => ({ userId: name, name }));
  const cases = [
    { assignee: "Citra", waitedDays: 3 },
    { assignee: "Citra", waitedDays: 9 },
    { assignee: "Ani", waitedDays: 1 },
    { assignee: null, waitedDays: 40 },
  ];
  expect(loadsOf(people, cases).map(({ name, cases: held, oldestDays }) => [name, held, oldestDays])).toEqual(
    [
      ["Citra", 2, 9],
      ["Ani", 1, 1],
      ["Budi", 0, null],
    ],
  );
});

test("a text without its removed words reads as the new one, without the added ones as the old", () => {
  const text = fc.array(fc.constantFrom("data", "calon", "sudah", "terbit", "NIHIL", "12"), {
    maxLength: 30,
  });
  const without = (parts: ReturnType<typeof textDiff>, kind: "removed" | "added") =>
    parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join(" ");
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = textDiff(before.join(" "), after.join(" "));
      expect(without(parts, "removed")).toBe(after.join(" "));
      expect(without(parts, "added")).toBe(before.join(" "));
    }),
  );
  const long = Array.from({ length: 1_501 }, (_each, index) => `k${index}`).join(" ");
  expect(textDiff(long, "baru").map(({ kind }) => kind)).toEqual(["removed", "added"]);
});

test("what changed since the last decision: percent, words, links that came and went, verdicts that turned", () => {
  const stays = { target: "t1", url: "https://a.example.id" };
  const returned = aStep({ ...dated("2023-06-05"), decision: "returned", reason: "kurang" });
  const old = aReport({
    ...{ percentDone: 40, narrative: "Data terbit.", steps: [returned] },
    items: [
      anItem({ ...stays, verdicts: [aVerdict("not_supported", "2023-06-04")] }),
      anItem({ id: "e2", target: "t2", url: "https://b.example.id" }),
    ],
  });
  const now = aReport({
    ...{ ...dated("2023-06-10"), id: "r2", percentDone: 80, narrative: "Data sudah terbit." },
    items: [
      anItem({ ...stays, id: "e3", report: "r2", verdicts: [aVerdict("supported", "2023-06-11")] }),
      anItem({ id: "e4", report: "r2", target: "t4", url: "https://d.example.id" }),
    ],
  });

  const since = changedSince(now, [old, now], TODAY);
  expect(since).toMatchObject({
    decision: "returned",
    on: "2023-06-05",
    percentBefore: 40,
    sameReport: false,
  });
  expect(since?.narrative.filter(({ kind }) => kind !== "same")).toEqual([{ kind: "added", text: "sudah" }]);
  expect(since?.evidence.map(({ url, change, before, now: seen }) => [url, change, before, seen])).toEqual([
    ["https://a.example.id", "filed_again", "not_supported", "supported"],
    ["https://d.example.id", "added", null, null],
    ["https://b.example.id", "removed", null, null],
  ]);
  expect(changedSince(old, [old], day("2023-06-04"))).toBeNull();
});

test("a template is offered in its own words until it is rewritten or retired; what was added stays last", () => {
  const stored = [
    { key: "outdated", text: "Sudah usang.", textEn: "Outdated." },
    { key: "unofficial", text: "", textEn: null },
    { key: "k1", text: "Kurang lengkap.", textEn: null },
  ];
  const { offered, retired } = reasonTemplates(stored, DEFAULT_REASON_WORDS);

  expect(offered).toHaveLength(DEFAULT_REASONS.length);
  expect(offered.find(({ key }) => key === "outdated")).toMatchObject({
    isDefault: false,
    text: { en: "Outdated." },
  });
  expect(offered.at(-1)).toMatchObject({ key: "k1", text: { id: "Kurang lengkap." } });
  expect(retired.map(({ key, text }) => [key, text.id])).toEqual([
    ["unofficial", DEFAULT_REASON_WORDS.unofficial.id],
  ]);
});
