import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "#app/domain/calendar-date.ts";
import { type ComparedDay, compareDays } from "#app/domain/compare.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import type { ScoreItem } from "#app/domain/score-item.ts";
import { scoreItemsAsOf } from "#app/domain/score-item.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { bigPlan } from "../bench/big-plan.ts";
import { aMilestone, aRollUpItem, day, dueOn } from "../factories.ts";

function anItem(overrides: Partial<ScoreItem> = {}): ScoreItem {
  return {
    ...aRollUpItem(),
    milestone: aMilestone({ code: overrides.code ?? "A1-B06" }),
    deadline: dueOn("2023-06-30"),
    ...{ topStage: null, lead: "kpu", evidenceFiled: false, illustration: false },
    ...overrides,
  };
}

const at = (iso: string, ...items: Array<ScoreItem>): ComparedDay => ({ on: day(iso), items });

test.each([
  ["a rise of the proven number gains", { provenPercent: 50 }, { provenPercent: 60 }, ["gained"]],
  ["a fall loses", { provenPercent: 50 }, { provenPercent: 0 }, ["lost"]],
  [
    "proof weighs before the claim",
    { provenPercent: 50, reportedPercent: 60 },
    { provenPercent: 40, reportedPercent: 90 },
    ["lost"],
  ],
  ["the claim decides where proof stood still", { reportedPercent: 60 }, { reportedPercent: 90 }, ["gained"]],
  ["another deadline moves", {}, { deadline: dueOn("2023-07-31") }, ["moved"]],
  ["coming into the sum re-weights", { counted: false }, { counted: true }, ["reweighted"]],
  ["another weight re-weights", { weight: 1 }, { weight: 2 }, ["reweighted"]],
  [
    "a weight outside the sum is no difference",
    { counted: false, weight: 1 },
    { counted: false, weight: 2 },
    [],
  ],
  ["only the status differs", { status: "not_started" }, { status: "late" }, ["status"]],
] as const)("%s", (_, before, after, differences) => {
  const compared = compareDays(at("2023-06-01", anItem(before)), at("2023-07-01", anItem(after)));
  expect(compared.milestones.flatMap((milestone) => milestone.differences)).toEqual(differences);
});

test("a milestone that is new, or gone, stands with one side empty", () => {
  const compared = compareDays(
    at("2023-06-01", anItem({ code: "A1" })),
    at("2023-07-01", anItem({ code: "A2" })),
  );
  expect(
    compared.milestones.map(({ code, before, after }) => [code, before === null, after === null]),
  ).toEqual([
    ["A2", true, false],
    ["A1", false, true],
  ]);
});

const item = fc.record({
  status: fc.constantFrom(...MILESTONE_STATUSES),
  counted: fc.boolean(),
  weight: fc.integer({ min: 1, max: 9 }),
  reportedPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  provenPercent: fc.option(fc.integer({ min: 0, max: 100 })),
  due: fc.constantFrom("2023-06-30", "2023-07-31"),
});
const plan = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), item), { selector: ([code]) => code })
  .map((items) =>
    items.map(([code, { due, ...values }]) => anItem({ code: `A${code}`, deadline: dueOn(due), ...values })),
  );

test("nothing differs between a day and itself", () => {
  fc.assert(
    fc.property(plan, (items) => {
      const { milestones, counts, others } = compareDays(
        at("2023-06-30", ...items),
        at("2023-06-30", ...items),
      );
      expect(milestones).toEqual([]);
      expect(Object.values(counts).every((count) => count === 0)).toBe(true);
      expect(others).toEqual({ count: items.length, reportedPoints: 0, provenPoints: 0 });
    }),
  );
});

test("the points of the milestones and the others sum to the difference of the totals", () => {
  fc.assert(
    fc.property(plan, plan, (first, last) => {
      const compared = compareDays(at("2023-06-30", ...first), at("2023-12-31", ...last));
      for (const number of ["reported", "proven"] as const) {
        const listed = compared.milestones.reduce((sum, each) => sum + each[`${number}Points`], 0);
        const sum = listed + compared.others[`${number}Points`];
        const [before, after] = [compared.before[`${number}Percent`], compared.after[`${number}Percent`]];
        expect(sum).toBeCloseTo((after ?? 0) - (before ?? 0), 8);
      }
    }),
  );
});

test("backwards, what was gained is lost, and the points change their sign", () => {
  fc.assert(
    fc.property(plan, plan, (first, last) => {
      const there = compareDays(at("2023-06-30", ...first), at("2023-12-31", ...last));
      const back = compareDays(at("2023-12-31", ...last), at("2023-06-30", ...first));
      expect([back.counts.gained, back.counts.lost]).toEqual([there.counts.lost, there.counts.gained]);
      expect(back.counts.moved).toBe(there.counts.moved);
      expect(back.counts.reweighted).toBe(there.counts.reweighted);
      const byCode = new Map(back.milestones.map((each) => [each.code, each]));
      for (const each of there.milestones)
        expect(byCode.get(each.code)?.provenPoints).toBeCloseTo(-each.provenPoints, 8);
    }),
  );
});

test("on whole facts, every step of a path sums to the whole way", () => {
  const indexed = indexFacts(bigPlan(60));
  const start = day("2023-01-31");
  const days = Array.from({ length: 9 }, (_, step) => plusDays(start, step * 80));
  const dayOf = (on: (typeof days)[number]) => ({ on, items: scoreItemsAsOf(indexed, on) });
  const total = (from: number, to: number) => {
    const [first, last] = [days[from], days[to]];
    if (first === undefined || last === undefined) throw new Error("no such day");
    const { milestones, others } = compareDays(dayOf(first), dayOf(last));
    return milestones.reduce((sum, each) => sum + each.provenPoints, others.provenPoints);
  };
  const steps = days.slice(1).reduce((sum, _, index) => sum + total(index, index + 1), 0);
  expect(steps).toBeCloseTo(total(0, days.length - 1), 6);
});
