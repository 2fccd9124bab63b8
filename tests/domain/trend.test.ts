import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "#app/domain/calendar-date.ts";
import { heatMapOf } from "#app/domain/heat-map.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { scoreItemsAsOf } from "#app/domain/score-item.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { opennessOf } from "#app/domain/scorecard-openness.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { trendAsOf, trendDays } from "#app/domain/trend.ts";
import { bigPlan } from "../bench/big-plan.ts";
import { aMilestone, day, fixedRule, someFacts } from "../factories.ts";

test.each([
  ["2023-01-01", "2023-01-15", ["2023-01-15"]],
  ["2023-01-01", "2023-01-31", ["2023-01-31"]],
  ["2023-01-01", "2023-02-01", ["2023-01-31", "2023-02-01"]],
  ["2023-11-16", "2024-03-01", ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-01"]],
  ["2023-01-01", "2022-11-20", ["2022-11-20"]],
  ["2024-02-01", "2024-04-30", ["2024-02-29", "2024-03-31", "2024-04-30"]],
  ["2024-02-01", "2026-11-03", ["2024-02-29", "2024-03-31", "2024-04-30", "2026-11-03"]],
])("points from %s to %s, of a plan that ends on 15 April 2024", (from, to, days) => {
  expect(trendDays(day(from), day(to), day("2024-04-15"))).toEqual(days);
});

test("the months after the plan are left out, and the last day of the plan is told", () => {
  const indexed = indexFacts(someFacts());
  const { periodEnd } = indexed.facts.plan;
  expect(trendAsOf(indexed, periodEnd).endedOn).toBeNull();
  const later = trendAsOf(indexed, plusDays(periodEnd, 700));
  expect(later.endedOn).toBe(periodEnd);
  expect(later.points.at(-1)?.on).toBe(plusDays(periodEnd, 700));
  expect((later.points.at(-2)?.on ?? "").slice(0, 7) <= periodEnd.slice(0, 7)).toBe(true);
});

test("every point is what the scorecard says on that day", () => {
  const indexed = indexFacts(bigPlan(40));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), (days) => {
      const asOf = plusDays(day("2023-01-01"), days);
      const { points } = trendAsOf(indexed, asOf);
      expect(points.at(-1)?.on).toBe(asOf);
      for (const point of points) {
        const { total } = scorecardAsOf(indexed, point.on);
        expect(point).toMatchObject({
          ...{ reportedPercent: total.reportedPercent, provenPercent: total.provenPercent },
          ...{ dueCount: total.dueCount, verifiedCount: total.due.verified },
        });
      }
    }),
    { numRuns: 20 },
  );
});

test("an amendment is marked from the day it became known, with the deadlines it moved", () => {
  const deadlineRules = [fixedRule("2023-06-30"), fixedRule("2023-09-30", "2023-05-01")];
  const milestones = ["A1-B06", "A2-B06"].map((code) => aMilestone({ code, deadlineRules }));
  const indexed = indexFacts(someFacts({ milestones }));
  expect(trendAsOf(indexed, day("2023-04-30")).amendments).toEqual([]);
  expect(trendAsOf(indexed, day("2023-05-01")).amendments).toMatchObject([{ on: "2023-05-01", moved: 2 }]);
});

test("the heat map holds every milestone once, under its action and its checkpoint", () => {
  const facts = bigPlan(50);
  const indexed = indexFacts(facts);
  const items = scoreItemsAsOf(indexed, day("2023-12-31"));
  const map = heatMapOf(indexed, items);
  const cells = map.rows.flatMap((row) =>
    row.cells.flatMap((cell, column) =>
      cell.map(({ code, status }) => `${row.code} ${map.columns[column]?.code} ${code} ${status}`),
    ),
  );
  const expected = items.map(
    ({ milestone, code, status }) => `${milestone.action} ${milestone.checkpoint} ${code} ${status}`,
  );
  expect(expected.length).toBeGreaterThan(10);
  expect(cells.sort()).toEqual(expected.sort());
  const counted = MILESTONE_STATUSES.reduce((sum, status) => sum + map.counts[status], 0);
  expect(counted).toBe(map.total);
});

const judged = (judgement: "met" | "not_met" | "unknown") => ({ principle: "timely" as const, judgement });

test("what is unknown is no zero: it stands beside the number", () => {
  const openness = opennessOf(
    [[judged("met")], [judged("not_met")], [judged("met")], [judged("unknown")], []],
    7,
  );
  expect(openness.rows[0]).toMatchObject({ principle: "timely", met: 2, notMet: 1, unknown: 2 });
  expect(openness.rows[0]?.percent).toBeCloseTo(66.67, 1);
  expect(openness.rows[1]).toMatchObject({ met: 0, notMet: 0, unknown: 5, percent: null });
  expect(openness).toMatchObject({ judged: 3, unjudged: 2, empty: 7 });
  expect(openness.meanPercent).toBeCloseTo(66.67, 1);
});

test("each slot counts once in the mean, however much is known of it", () => {
  const whole = [judged("met"), { principle: "granular" as const, judgement: "not_met" as const }];
  expect(opennessOf([whole, [judged("met")]], 0).meanPercent).toBe(75);
  expect(opennessOf([], 3)).toMatchObject({ meanPercent: null, judged: 0, empty: 3 });
});
