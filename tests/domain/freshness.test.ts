import { expect, test } from "vitest";
import { freshnessOf, lastAcceptedUpdate } from "#app/domain/freshness.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { dueSoonOf } from "#app/domain/scorecard-due-soon.ts";
import { acceptedOn, aMilestone, aReport, aStep, dated, day, dueOn, someFacts } from "../factories.ts";
import { numberOrNone, oneOf, ruleTable, yes } from "../rule-tables.ts";

const acceptedUpdate = (iso: string) => ({ on: day(iso), milestone: "A1-B06", illustration: false });
const dayOrNone = (cell: string) => (cell === "–" ? null : day(cell));

test.each(ruleTable("freshness.md", "Days since the last update"))("freshness.md:$line", ({ cell }) => {
  const last = cell("last accepted");
  const fresh = freshnessOf(
    last === "–" ? null : acceptedUpdate(last),
    day("2023-01-01"),
    day(cell("as of")),
  );
  expect(fresh).toMatchObject({
    state: cell("state"),
    days: numberOrNone(cell("days")),
    dueOn: dayOrNone(cell("next update by")),
    updatedOn: dayOrNone(last),
  });
});

test("only a report that went through both steps is an update, and the latest day counts", () => {
  const reports = [
    aReport({ steps: acceptedOn("2023-06-05") }),
    aReport({ id: "r2", milestone: "A2-B06", steps: acceptedOn("2023-08-01") }),
    aReport({ id: "r3", steps: [aStep({ ...dated("2023-09-01") })] }),
    aReport({
      id: "r4",
      steps: [aStep({ ...dated("2023-09-02"), step: "acceptance", decision: "returned" })],
    }),
  ];
  const facts = someFacts({ reports });
  expect(lastAcceptedUpdate(facts, day("2023-06-04"))).toBeNull();
  expect(lastAcceptedUpdate(facts, day("2023-06-05"))).toMatchObject({ on: "2023-06-05" });
  expect(lastAcceptedUpdate(facts, day("2024-01-01"))).toMatchObject({
    on: "2023-08-01",
    milestone: "A2-B06",
  });
});

test.each(ruleTable("freshness.md", "Due soon without evidence"))("freshness.md:$line", ({ cell }) => {
  const due = cell("due");
  const item = {
    milestone: aMilestone(),
    deadline: due === "–" ? ({ kind: "none" } as const) : dueOn(due),
    status: oneOf(MILESTONE_STATUSES, cell("status")),
    evidenceFiled: yes(cell("filed")),
    lead: "kpu",
  };
  const told = dueSoonOf([item], day(cell("as of")));
  expect(told[0]?.daysLeft ?? null).toBe(numberOrNone(cell("told")));
});
