import fc from "fast-check";
import { expect, test } from "vitest";
import { milestoneStandingAsOf, provenPercentOf } from "#app/domain/milestone-standing.ts";
import { indexSchedule } from "#app/domain/schedule.ts";
import { slotVerdict } from "#app/domain/slot-standing.ts";
import { createFormats, displayPercent } from "#app/i18n/formats.ts";
import { acceptedOn, aMilestone, aReport, aSchedule, aSlot, aStep, dated, day } from "../factories.ts";
import { listOf, numberOrNone, oneOf, ruleTable, yes } from "../rule-tables.ts";
import { slotOf, slotsOf } from "./slot-notation.ts";

const noStages = indexSchedule(aSchedule());

function claimsOf(text: string) {
  return listOf(text).map((part, position) => {
    const [percent, state = "submitted"] = part.split(" ");
    const steps = {
      submitted: [],
      checked: [aStep(dated("2023-06-20"))],
      accepted: acceptedOn("2023-06-20"),
      returned: [aStep({ ...dated("2023-06-20"), decision: "returned", reason: "kurang" })],
    }[oneOf(["submitted", "checked", "accepted", "returned"], state)];
    return aReport({ ...dated(`2023-06-0${position + 1}`), percentDone: Number(percent), steps });
  });
}

for (const { line, cell } of ruleTable("numbers.md", "Reported")) {
  test(`numbers.md:${line} claims ${cell("claims, oldest first")} report ${cell("reported")}`, () => {
    const reports = claimsOf(cell("claims, oldest first"));
    const standing = milestoneStandingAsOf(aMilestone(), reports, [], noStages, day("2023-06-30"));
    expect(standing.reportedPercent).toBe(numberOrNone(cell("reported")));
  });
}

for (const { line, cell } of ruleTable("numbers.md", "Proven")) {
  test(`numbers.md:${line} ${cell("slots")} proves ${cell("proven")}`, () => {
    expect(provenPercentOf(slotsOf(cell("slots")))).toBe(numberOrNone(cell("proven")));
  });
}

for (const { line, cell } of ruleTable("numbers.md", "Standing of a slot")) {
  test(`numbers.md:${line} a slot with ${cell("items, oldest first")} says ${cell("verdict")}`, () => {
    const standing = slotOf(aSlot(), cell("items, oldest first"));
    expect(standing.accepted).toBe(yes(cell("accepted")));
    expect(standing.acceptedFails).toBe(yes(cell("fails")));
    expect(standing.emptyOrFails).toBe(yes(cell("empty")));
    expect(slotVerdict(standing)).toBe(cell("verdict"));
  });
}

for (const { line, cell } of ruleTable("numbers.md", "Rounding on display")) {
  test(`numbers.md:${line} ${cell("value")} is shown as ${cell("shown")}`, () => {
    expect(displayPercent(Number(cell("value")))).toBe(Number(cell("shown")));
  });
}

test("no number is shown as a dash, never as 0 %", () => {
  expect(createFormats("id").percent(null)).toBe("–");
  expect(createFormats("id").percent(0)).toMatch(/^0/);
});

test("present and missing elements together are the required ones", () => {
  const [standing] = slotsOf("1 × abcd: accepted supported caz");
  expect(standing?.present).toEqual(["a", "c"]);
  expect(standing?.missing).toEqual(["b", "d"]);
});

test("a report's evidence counts only from the day each fact became known", () => {
  const [milestone] = [aMilestone({ slots: [aSlot()] })];
  const reports = [aReport({ ...dated("2023-06-01"), percentDone: 100 })];
  const before = milestoneStandingAsOf(milestone, reports, [], noStages, day("2023-05-31"));
  expect([before.reportedPercent, before.provenPercent, before.claim]).toEqual([null, 0, null]);
});

const weight = fc.double({ min: 0.001, max: 1_000, noNaN: true });
const slot = fc.record({
  weight,
  required: fc.boolean(),
  valueRatio: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("the proven number stays within 0 to 100, and is exactly 100 when every required slot is whole", () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 8 }), fc.boolean(), (drawn, whole) => {
      const slots = drawn.map((each) => ({
        slot: aSlot({ weight: each.weight, required: each.required }),
        valueRatio: whole ? 1 : each.valueRatio,
      }));
      const proven = provenPercentOf(slots);
      if (!drawn.some((each) => each.required)) {
        expect(proven).toBeNull();
        return;
      }
      expect(proven).toBeGreaterThanOrEqual(0);
      expect(proven).toBeLessThanOrEqual(100);
      if (whole) expect(proven).toBe(100);
    }),
  );
});
