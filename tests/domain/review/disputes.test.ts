import { expect, test } from "vitest";
import { decideAnswer, decideDispute, disputesOf, disputeView, isOpenDispute } from "#app/domain/dispute.ts";
import type { Dispute, ReviewStep } from "#app/domain/facts.ts";
import { reportStateAsOf } from "#app/domain/review.ts";
import { acceptedOn, aReport, aStep, dated, day } from "#tests/factories.ts";
import { listOf, oneOf, ruleTable, yes } from "#tests/rule-tables.ts";
import { actorOf } from "./people.ts";

const TODAY = day("2023-06-30");
const STATES = ["returned", "checked", "disputed", "answered"] as const;

function answerOf(text: string): Dispute["answer"] {
  if (text === "–") return null;
  const [on = "", decision = ""] = text.split(" ");
  const said = { text: "Jawaban", organisation: "seknas-ogi", author: "putu" };
  return { ...dated(on), ...said, decision: oneOf(["upheld", "withdrawn"], decision) };
}

function disputeOn(on: string, answer: Dispute["answer"] = null): Dispute {
  return { ...dated(on), id: "d1", text: "Tautannya terbuka.", organisation: "kpu", author: "ani", answer };
}

const RETURN = { decision: "returned", reason: "Tidak terbuka" } as const;

for (const { line, cell } of ruleTable("review.md", "After an objection")) {
  test(`review.md:${line} objection ${cell("objection")}, answer ${cell("answer")}, as of ${cell("as of")}`, () => {
    const dispute = cell("objection") === "–" ? null : disputeOn(cell("objection"), answerOf(cell("answer")));
    const returned = aStep({ ...dated("2023-06-05"), ...RETURN, dispute });
    const later = listOf(cell("later")).map((text): ReviewStep => {
      const [on = "", step = "", decision = ""] = text.split(" ");
      const taken = { step: oneOf(["check"], step), decision: oneOf(["accepted", "returned"], decision) };
      return aStep({ ...dated(on), id: "s2", ...taken });
    });
    const report = aReport({ steps: [returned, ...later] });
    expect(reportStateAsOf(report, day(cell("as of")))).toBe(cell("state"));
    expect(isOpenDispute(returned, day(cell("as of")))).toBe(yes(cell("open")));
  });
}

function stepIn(state: (typeof STATES)[number]): ReviewStep {
  if (state === "checked") return aStep({ ...dated("2023-06-05") });
  const answer = state === "answered" ? answerOf("2023-06-07 upheld") : null;
  const dispute = state === "returned" ? null : disputeOn("2023-06-06", answer);
  return aStep({ ...dated("2023-06-05"), ...RETURN, dispute });
}

const objecting = ruleTable("review.md", "Who may object");
for (const { line, cell } of objecting) {
  test(`review.md:${line} ${cell("person")} (${cell("office")}) objects: ${cell("answer")}`, () => {
    const step = stepIn(oneOf(STATES, cell("state")));
    const report = aReport({ steps: [step] });
    const newer = yes(cell("newer")) ? [aReport({ id: "r2", ...dated("2023-06-08") })] : [];
    const actor = actorOf(cell("person"), cell("office"));
    const decided = decideDispute(
      { actor, plan: "rencana", today: TODAY },
      { report, step, reports: [report, ...newer] },
    );
    expect(decided.ok ? "ok" : decided.refusal).toBe(cell("answer"));
  });
}

const answering = ruleTable("review.md", "Who may answer an objection");
for (const { line, cell } of answering) {
  test(`review.md:${line} ${cell("person")} (${cell("office")}) answers: ${cell("answer")}`, () => {
    const step = stepIn(oneOf(STATES, cell("state")));
    const decided = decideAnswer(
      { actor: actorOf(cell("person"), cell("office")), plan: "rencana", today: TODAY },
      { report: aReport({ steps: [step] }), step },
    );
    expect(decided.ok ? "ok" : decided.refusal).toBe(cell("answer"));
  });
}

test("both tables refuse for every reason there is", () => {
  const refused = [...objecting, ...answering].map(({ cell }) => cell("answer"));
  expect([...new Set(refused)].filter((answer) => answer !== "ok").sort()).toEqual([
    ...["already_answered", "already_disputed", "not_disputed", "not_owner", "not_returned"],
    ...["not_the_body", "own_decision", "own_organisation", "own_submission", "superseded"],
  ]);
});

test("who judged the acceptance answers for the acceptance only, in the office of that step", () => {
  const step = {
    ...stepIn("disputed"),
    step: "acceptance" as const,
    organisation: "bappenas",
    reviewer: "budi",
  };
  const report = aReport({ steps: [...acceptedOn("2023-06-04").slice(0, 1), step] });
  const answer = (person: string, office: string) =>
    decideAnswer({ actor: actorOf(person, office), plan: "rencana", today: TODAY }, { report, step });

  expect(answer("lala", "reviewer bappenas")).toEqual({ ok: true });
  expect(answer("lala", "secretariat bappenas")).toMatchObject({ refusal: "not_the_body" });
});

test("both texts are shown on their days, without names of people, the newest first", () => {
  const first = { ...stepIn("answered"), id: "s1" };
  const second = aStep({ ...dated("2023-06-20"), ...RETURN, id: "s2", dispute: disputeOn("2023-06-21") });
  const reports = [aReport({ steps: [first] }), aReport({ id: "r2", steps: [second] })];

  expect(disputeView(first, day("2023-06-05"))).toBeNull();
  expect(disputeView(first, day("2023-06-06"))?.answer).toBeNull();
  const shown = disputesOf(reports, TODAY);
  expect(shown.map(({ on, report }) => `${report} ${on}`)).toEqual(["r2 2023-06-21", "r1 2023-06-06"]);
  expect(shown[1]).toMatchObject({
    ...{ text: "Tautannya terbuka.", reason: "Tidak terbuka", by: "seknas-ogi" },
    answer: { decision: "upheld", text: "Jawaban", organisation: "seknas-ogi" },
  });
  expect(JSON.stringify(shown)).not.toMatch(/"(ani|putu|sari)"/);
});
