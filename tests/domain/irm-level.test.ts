import { expect, test } from "vitest";
import { IRM_LEVELS, suggestIrmLevel } from "#app/domain/irm-level.ts";
import { numberOrNone, ruleTable, yes } from "../rule-tables.ts";

const cases = ruleTable("irm.md", "Every case");

for (const { line, cell } of cases) {
  const given = `claimed ${cell("claimed")}, proven ${cell("proven")}, filed ${cell("filed")}`;
  test(`irm.md:${line} ${given}: ${cell("level")}`, () => {
    const claimed = numberOrNone(cell("claimed"));
    expect(suggestIrmLevel(claimed, numberOrNone(cell("proven")), yes(cell("filed")))).toBe(cell("level"));
  });
}

test("the table reaches every level", () => {
  expect(new Set(cases.map(({ cell }) => cell("level")))).toEqual(new Set(IRM_LEVELS));
});
