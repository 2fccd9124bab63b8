import { expect, test } from "vitest";
import { realPlan } from "./real-plan.ts";

test("the plan has six actions at four checkpoints, and a target in every cell", () => {
  const { actions, checkpoints, milestones } = realPlan();
  const cells = actions.flatMap((action) =>
    checkpoints.map((checkpoint) => `${action.code}-${checkpoint.code}`),
  );

  expect(actions.map(({ code }) => code)).toEqual(["A0", "A1", "A2", "A3", "A4", "A5"]);
  expect(checkpoints.map(({ code, dueOn }) => [code, dueOn])).toEqual([
    ["B06", "2023-06-30"],
    ["B12", "2023-12-31"],
    ["B18", "2024-06-30"],
    ["B24", "2024-12-31"],
  ]);
  expect(milestones.map(({ code }) => code)).toEqual(cells);
  for (const { code, action, checkpoint } of milestones) expect(code).toBe(`${action}-${checkpoint}`);
});

test("every milestone has a required slot, one lead, an indicator, and a deadline with its reason", () => {
  for (const milestone of realPlan().milestones) {
    const { code, slots, owners, indicators, deadlineRules } = milestone;
    expect(
      slots.some(({ required }) => required),
      code,
    ).toBe(true);
    expect(
      owners.filter(({ role }) => role === "lead"),
      code,
    ).toHaveLength(1);
    expect(indicators.length, code).toBeGreaterThan(0);
    expect(
      deadlineRules.map(({ reason, knownOn }) => [typeof reason?.id, knownOn]),
      code,
    ).toEqual([["string", "2022-11-16"]]);
  }
});

test("every slot is numbered within the checkpoint of its milestone", () => {
  const slots = realPlan().milestones.flatMap((milestone) =>
    milestone.slots.map(({ code }) => ({ code, checkpoint: milestone.checkpoint })),
  );

  expect(slots).toHaveLength(42);
  expect(slots.filter(({ code, checkpoint }) => !code.startsWith(`${checkpoint}.`))).toEqual([]);
});

test("a slot that only a dataset can fill says which elements it must contain", () => {
  const slots = realPlan()
    .milestones.flatMap((milestone) => milestone.slots)
    .filter(({ acceptedKinds }) => acceptedKinds.includes("dataset"))
    .filter(({ acceptedKinds }) => acceptedKinds.every((kind) => kind === "dataset" || kind === "api"));
  const vague = slots.filter(({ elements }) => !elements.some((element) => element.required));

  expect(slots.length).toBeGreaterThan(10);
  expect(vague.map(({ code }) => code)).toEqual([]);
});

test("every text a reader sees has its English twin", () => {
  const untranslated: Array<string> = [];
  function visit(value: unknown, where: string): void {
    if (typeof value !== "object" || value === null) return;
    if ("id" in value && "en" in value && value.en === null && value.id !== "" && !isCitation(where))
      untranslated.push(where);
    for (const [key, inner] of Object.entries(value)) visit(inner, `${where}.${key}`);
  }
  visit(realPlan(), "plan");

  expect(untranslated).toEqual([]);
});

/** Sources are cited under their own names. */
function isCitation(where: string): boolean {
  return /\.citation$|\.snapshots\.\d+\.source$/.test(where);
}
