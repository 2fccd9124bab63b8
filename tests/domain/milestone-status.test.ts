import fc from "fast-check";
import { expect, test } from "vitest";
import type { Deadline } from "#app/domain/deadline.ts";
import { MILESTONE_STATUSES, milestoneStatus, type StatusInputs } from "#app/domain/milestone-status.ts";
import { day, dueOn, fixedRule } from "../factories.ts";
import { listOf, numberOrNone, oneOf, ruleTable, yes } from "../rule-tables.ts";

const rule = fixedRule("2023-06-30");
const DEADLINES: Record<"dated" | "waiting" | "void" | "none", Deadline> = {
  dated: dueOn("2023-06-30"),
  waiting: { kind: "waiting", for: { kind: "event", key: "mk-ruling" }, rule },
  void: { kind: "void", event: "second-round", rule },
  none: { kind: "none" },
};
const DEADLINE_KINDS = ["dated", "waiting", "void", "none"] as const;

const SLOTS = {
  accepted: { accepted: true, acceptedFails: false, acceptedChanged: false, emptyOrFails: false },
  fails: { accepted: true, acceptedFails: true, acceptedChanged: false, emptyOrFails: true },
  changed: { accepted: true, acceptedFails: false, acceptedChanged: true, emptyOrFails: false },
  pending: { accepted: false, acceptedFails: false, acceptedChanged: false, emptyOrFails: false },
  broken: { accepted: false, acceptedFails: false, acceptedChanged: false, emptyOrFails: true },
  empty: { accepted: false, acceptedFails: false, acceptedChanged: false, emptyOrFails: true },
};
const SLOT_WORDS = ["accepted", "fails", "changed", "pending", "broken", "empty"] as const;

function slotsOf(text: string): StatusInputs["slots"] {
  return listOf(text).map((part) => {
    const word = oneOf(SLOT_WORDS, part.replace("optional ", ""));
    return { ...SLOTS[word], slot: { required: !part.startsWith("optional ") } };
  });
}

const cases = ruleTable("status.md", "Every case");

for (const { line, cell } of cases) {
  const given = ["closed", "claimed", "slots", "deadline", "as of"].map(cell).join(" · ");
  test(`status.md:${line} ${given}: ${cell("status")}`, () => {
    const inputs: StatusInputs = {
      closed: yes(cell("closed")),
      reportedPercent: numberOrNone(cell("claimed")),
      slots: slotsOf(cell("slots")),
      evidenceFiled: /accepted|fails|pending|broken/.test(cell("slots")),
      deadline: DEADLINES[oneOf(DEADLINE_KINDS, cell("deadline"))],
    };
    expect(milestoneStatus(inputs, day(cell("as of")))).toBe(cell("status"));
  });
}

test("the table reaches every status, and the rules are listed in the order they are tried", () => {
  expect(new Set(cases.map(({ cell }) => cell("status")))).toEqual(new Set(MILESTONE_STATUSES));
  const rules = ruleTable("status.md", "The rules");
  expect(new Set(rules.map(({ cell }) => cell("status")))).toEqual(new Set(MILESTONE_STATUSES));
  expect(rules.map(({ cell }) => Number(cell("order")))).toEqual(rules.map((_, index) => index + 1));
});

const anyInputs: fc.Arbitrary<StatusInputs> = fc.record({
  closed: fc.boolean(),
  reportedPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  slots: fc.array(
    fc.record({
      accepted: fc.boolean(),
      acceptedFails: fc.boolean(),
      acceptedChanged: fc.boolean(),
      emptyOrFails: fc.boolean(),
      slot: fc.record({ required: fc.boolean() }),
    }),
    { maxLength: 4 },
  ),
  evidenceFiled: fc.boolean(),
  deadline: fc.constantFrom(...Object.values(DEADLINES)),
});
const anyDay = fc.constantFrom("2023-06-29", "2023-06-30", "2023-07-01").map(day);

test("whatever the facts, a milestone has exactly one status", () => {
  fc.assert(
    fc.property(anyInputs, anyDay, (inputs, asOf) => {
      expect(MILESTONE_STATUSES).toContain(milestoneStatus(inputs, asOf));
    }),
    { numRuns: 2_000 },
  );
});

test("never late by the due day, while waiting, or when reported complete", () => {
  fc.assert(
    fc.property(anyInputs, anyDay, (inputs, asOf) => {
      const excused =
        asOf <= "2023-06-30" || inputs.deadline.kind !== "dated" || inputs.reportedPercent === 100;
      if (excused) expect(milestoneStatus(inputs, asOf)).not.toBe("late");
    }),
    { numRuns: 2_000 },
  );
});

test("never verified while accepted evidence of a required slot is missing or failing", () => {
  fc.assert(
    fc.property(anyInputs, anyDay, (inputs, asOf) => {
      const required = inputs.slots.filter((standing) => standing.slot.required);
      const unsound =
        required.length === 0 ||
        required.some((slot) => !slot.accepted || slot.acceptedFails || slot.acceptedChanged);
      if (unsound) expect(milestoneStatus(inputs, asOf)).not.toBe("verified");
    }),
    { numRuns: 2_000 },
  );
});
