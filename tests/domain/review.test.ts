import { expect, test } from "vitest";
import type { ItemDecision, ReviewStep } from "#app/domain/facts.ts";
import { decideReview, itemDecisionAsOf, reportStateAsOf } from "#app/domain/review.ts";
import { acceptedOn, anItem, aReport, aStep, dated, day } from "../factories.ts";
import { listOf, oneOf, ruleTable } from "../rule-tables.ts";

const STEPS = ["check", "acceptance"] as const;
const DECISIONS = ["accepted", "returned"] as const;
const STATES = ["future", "submitted", "checked", "accepted", "returned"] as const;
const TODAY = day("2023-06-30");

function stepOf(text: string): ReviewStep {
  const [on = "", step = "", decision = ""] = text.split(" ");
  return aStep({ ...dated(on), step: oneOf(STEPS, step), decision: oneOf(DECISIONS, decision) });
}

for (const { line, cell } of ruleTable("review.md", "Where a report stands")) {
  test(`review.md:${line} after ${cell("steps")}, as of ${cell("as of")}: ${cell("state")}`, () => {
    const report = aReport({ steps: listOf(cell("steps")).map(stepOf) });
    expect(reportStateAsOf(report, day(cell("as of"))) ?? "none").toBe(cell("state"));
  });
}

function reportIn(state: (typeof STATES)[number]) {
  const items = [anItem({ id: "e1" }), anItem({ id: "e2" })];
  const both = acceptedOn("2023-06-05", ["e1", "e2"]);
  const returned = aStep({ ...dated("2023-06-05"), decision: "returned", reason: "kurang" });
  const steps = {
    future: [],
    submitted: [],
    checked: both.slice(0, 1),
    accepted: both,
    returned: [returned],
  };
  const submitted = dated(state === "future" ? "2023-07-01" : "2023-06-01");
  return aReport({ ...submitted, items, steps: steps[state] });
}

function itemsOf(text: string): Array<ItemDecision> {
  if (text === "–") return [];
  return text.split(" ").map((written) => ({
    item: written.slice(1),
    decision: written.startsWith("+") ? "accepted" : "returned",
    reason: written.startsWith("-") ? "tidak terbuka" : null,
    elements: null,
  }));
}

const cases = ruleTable("review.md", "Who may decide what");

for (const { line, cell } of cases) {
  const act = `${cell("step")} ${cell("decision")} on a ${cell("state")} report`;
  test(`review.md:${line} ${cell("person")} of ${cell("organisations")}, ${act}: ${cell("answer")}`, () => {
    const rights = listOf(cell("rights"));
    const reason = cell("reason") === "–" ? null : cell("reason") === "blank" ? "  " : cell("reason");
    const outcome = decideReview(
      reportIn(oneOf(STATES, cell("state"))),
      {
        userId: cell("person"),
        organisations: listOf(cell("organisations")),
        mayCheck: rights.includes("check"),
        mayAccept: rights.includes("accept"),
      },
      {
        step: oneOf(STEPS, cell("step")),
        decision: oneOf(DECISIONS, cell("decision")),
        reason,
        items: itemsOf(cell("items")),
      },
      TODAY,
    );
    const answer = outcome.ok ? "ok" : [outcome.refusal, outcome.item].filter(Boolean).join(" ");
    expect(answer).toBe(cell("answer"));
  });
}

test("the table refuses for every reason there is", () => {
  const refusals = cases.map(({ cell }) => cell("answer").split(" ")[0]).filter((answer) => answer !== "ok");
  expect([...new Set(refusals)].sort()).toEqual([
    "item_undecided",
    "item_unknown",
    "not_a_reviewer",
    "not_a_secretary",
    "nothing_accepted",
    "own_organisation",
    "own_submission",
    "reason_required",
    "report_not_awaiting_this_step",
  ]);
});

test("a report without evidence may be checked: there is nothing to decide item by item", () => {
  const reviewer = { userId: "sari", organisations: ["seknas-ogi"], mayCheck: true, mayAccept: false };
  const input = { step: "check" as const, decision: "accepted" as const, reason: null, items: [] };
  expect(decideReview(aReport(), reviewer, input, TODAY)).toEqual({ ok: true });
});

test("the decision on an item is known from the day of its check", () => {
  const report = reportIn("checked");
  expect(itemDecisionAsOf(report, "e1", day("2023-06-04"))).toBeNull();
  expect(itemDecisionAsOf(report, "e1", day("2023-06-05"))?.decision).toBe("accepted");
  expect(itemDecisionAsOf(report, "e9", day("2023-06-05"))).toBeNull();
});
