import fc from "fast-check";
import { expect, test } from "vitest";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { type RollUpItem, rollUp } from "#app/domain/roll-up.ts";
import { indexFacts, standingsAsOf } from "#app/domain/standings.ts";
import { aMilestone, aReport, aRollUpItem, aSlot, dated, day, someFacts } from "../factories.ts";
import { listOf, numberOrNone, oneOf, ruleTable, yes } from "../rule-tables.ts";

function itemOf(text: string): RollUpItem {
  const written = /^(\S+) × (\S+) \/ (\S+) (\S+)( not due)?$/.exec(text);
  if (written === null) throw new Error(`«${text}» is no milestone`);
  const [, weight, reported = "", proven = "", status = "", notDue] = written;
  return aRollUpItem({
    weight: Number(weight),
    reportedPercent: numberOrNone(reported),
    provenPercent: numberOrNone(proven),
    status: oneOf(MILESTONE_STATUSES, status),
    counted: notDue === undefined,
  });
}

for (const { line, cell } of ruleTable("roll-up.md", "Means")) {
  test(`roll-up.md:${line} ${cell("milestones")} gives ${cell("reported")} and ${cell("proven")}`, () => {
    const items = listOf(cell("milestones")).map(itemOf);
    const total = rollUp(items);
    expect(total.dueCount).toBe(Number(cell("due")));
    expect(total.totalCount - total.dueCount).toBe(Number(cell("beside")));
    expect(total.reportedPercent).toBe(numberOrNone(cell("reported")));
    expect(total.provenPercent).toBe(numberOrNone(cell("proven")));
    for (const status of MILESTONE_STATUSES) {
      const counted = items.filter((item) => item.status === status && item.counted).length;
      const beside = items.filter((item) => item.status === status && !item.counted).length;
      expect([status, total.due[status], total.notDue[status]]).toEqual([status, counted, beside]);
    }
  });
}

for (const { line, cell } of ruleTable("roll-up.md", "From which day a milestone counts")) {
  test(`roll-up.md:${line} claimed ${cell("claimed")}, as of ${cell("as of")}: counted ${cell("counted")}`, () => {
    const percentDone = numberOrNone(cell("claimed"));
    const reports = percentDone === null ? [] : [aReport({ ...dated(cell("on")), percentDone })];
    const facts = someFacts({ milestones: [aMilestone({ slots: [aSlot()] })], reports });
    const standings = standingsAsOf(indexFacts(facts), day(cell("as of")));
    expect(standings[0]?.status).toBe(cell("status"));
    expect(standings[0]?.counted).toBe(yes(cell("counted")));
    expect(rollUp(standings).reportedPercent).toBe(numberOrNone(cell("reported of the plan")));
  });
}

for (const { line, cell } of ruleTable("roll-up.md", "Refused weights")) {
  test(`roll-up.md:${line} a weight of ${cell("weight")} is refused and names the milestone`, () => {
    const weight = numberOrNone(cell("weight")) ?? Number.NaN;
    const counted = [aRollUpItem({ code: "A1-B12", weight })];
    const beside = [aRollUpItem({ code: "A1-B12", weight, counted: false })];
    expect(() => rollUp(counted)).toThrow(/A1-B12: weight must be positive/);
    expect(() => rollUp(beside)).toThrow(/A1-B12: weight must be positive/);
  });
}

const percent = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
const item: fc.Arbitrary<RollUpItem> = fc.record({
  code: fc.constant("A1-B06"),
  weight: fc.double({ min: 0.001, max: 1_000, noNaN: true }),
  status: fc.constantFrom(...MILESTONE_STATUSES),
  counted: fc.boolean(),
  reportedPercent: percent,
  provenPercent: percent,
});

test("a roll-up stays within 0 to 100, and has no number exactly when nothing is due", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      const { reportedPercent, provenPercent, dueCount } = rollUp(items);
      for (const value of [reportedPercent, provenPercent]) {
        expect(value === null).toBe(dueCount === 0);
        expect(value ?? 0).toBeGreaterThanOrEqual(0);
        expect(value ?? 0).toBeLessThanOrEqual(100);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("all complete is exactly 100, whatever the weights", () => {
  const complete = item.map((each) => ({ ...each, counted: true, reportedPercent: 100 }));
  fc.assert(
    fc.property(fc.array(complete, { minLength: 1, maxLength: 30 }), (items) => {
      expect(rollUp(items).reportedPercent).toBe(100);
    }),
    { numRuns: 1_000 },
  );
});

test("a parent is the weighted mean of its children, and never outside them", () => {
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (groups) => {
      const parent = rollUp(groups.flat());
      const children = groups.map((group) => rollUp(group)).filter((child) => child.dueCount > 0);
      if (children.length === 0) {
        expect(parent.provenPercent).toBeNull();
        return;
      }
      const weights = children.reduce((sum, child) => sum + child.weight, 0);
      const values = children.map((child) => child.provenPercent ?? Number.NaN);
      const mean = children.reduce((sum, child, at) => sum + child.weight * (values[at] ?? 0), 0) / weights;

      expect(parent.provenPercent).toBeCloseTo(mean, 8);
      expect(parent.provenPercent).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(parent.provenPercent).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      expect(parent.dueCount).toBe(children.reduce((sum, child) => sum + child.dueCount, 0));
    }),
    { numRuns: 500 },
  );
});
