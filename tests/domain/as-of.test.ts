import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { rollUp } from "#app/domain/roll-up.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { indexFacts, standingsAsOf } from "#app/domain/standings.ts";
import { bigPlan } from "../bench/big-plan.ts";
import { day } from "../factories.ts";

/** The facts as they were in the books at the end of a day. */
function knownBy(facts: PlanFacts, asOf: CalendarDate): PlanFacts {
  const known = (fact: { knownOn: CalendarDate }) => fact.knownOn <= asOf;
  const { schedule } = facts;
  const reports = facts.reports.filter(known).map((report) => ({
    ...report,
    steps: report.steps.filter(known),
    items: report.items.filter(known).map((item) => ({ ...item, verdicts: item.verdicts.filter(known) })),
  }));
  return {
    ...facts,
    reports,
    closures: facts.closures.filter(known),
    schedule: {
      ...schedule,
      versions: schedule.versions.filter(known),
      occurrences: schedule.occurrences.filter(known),
    },
  };
}

const seed = fc.integer({ min: 1, max: 1_000_000 });
const asOf = fc.integer({ min: 0, max: 900 }).map((days) => plusDays(day("2022-06-01"), days));

test("facts known later never change the scorecard of an earlier day", () => {
  fc.assert(
    fc.property(seed, asOf, (drawn, on) => {
      const facts = bigPlan(24, drawn);
      const then = scorecardAsOf(indexFacts(knownBy(facts, on)), on);
      expect(scorecardAsOf(indexFacts(facts), on)).toEqual(then);
    }),
    { numRuns: 60 },
  );
});

test("every parent on the scorecard agrees with the milestones beneath it", () => {
  fc.assert(
    fc.property(seed, asOf, (drawn, on) => {
      const indexed = indexFacts(bigPlan(24, drawn));
      const card = scorecardAsOf(indexed, on);
      const total = rollUp(standingsAsOf(indexed, on));
      expect(card.total).toEqual(total);
      for (const rows of [card.stages, card.owners, card.commitments, card.checkpoints]) {
        const due = rows.filter((row) => row.total.dueCount > 0);
        const sum = due.reduce((so, row) => so + row.total.weight * (row.total.provenPercent ?? 0), 0);
        expect(rows.reduce((so, row) => so + row.total.totalCount, 0)).toBe(total.totalCount);
        expect(rows.reduce((so, row) => so + row.total.dueCount, 0)).toBe(total.dueCount);
        if (total.provenPercent !== null) expect(sum / total.weight).toBeCloseTo(total.provenPercent, 8);
      }
      expect(card.terms).toHaveLength(total.dueCount);
    }),
    { numRuns: 60 },
  );
});

test("the example plan shows every status and every kind of deadline, so the properties say something", () => {
  const standings = standingsAsOf(indexFacts(bigPlan(400)), day("2023-12-31"));
  expect(new Set(standings.map((standing) => standing.status)).size).toBe(9);
  expect(standings.some((standing) => standing.deadline.kind === "waiting")).toBe(true);
});
