import { expect, test } from "vitest";
import {
  CHECK_NAMES,
  CHECK_OUTCOMES,
  type CheckResult,
  checkResult,
  isCheckCode,
} from "#app/domain/evidence/outcome.ts";
import { ITEM_VERDICTS, itemVerdict, verdictClaimsFailure } from "#app/domain/evidence/verdict.ts";
import { VERDICTS } from "#app/domain/facts.ts";
import { aSlot } from "../factories.ts";
import { listOf, oneOf, ruleTable, yes } from "../rule-tables.ts";
import { slotOf } from "./slot-notation.ts";

const AT = "2023-06-30T05:00:00.000Z";

function resultsOf(text: string): Array<CheckResult> {
  return listOf(text).map((written) => {
    if (isCheckCode(written)) return checkResult(written);
    const [check = "", outcome = "", presentCount] = written.split(" ");
    const data: CheckResult["data"] =
      presentCount === undefined ? {} : { presentCount: Number(presentCount) };
    return { check: oneOf(CHECK_NAMES, check), outcome: oneOf(CHECK_OUTCOMES, outcome), code: check, data };
  });
}

const cases = ruleTable("evidence-verdict.md", "Every case");

for (const { line, cell } of cases) {
  test(`evidence-verdict.md:${line} ${cell("results")}: ${cell("verdict")}`, () => {
    const decision = itemVerdict(resultsOf(cell("results")), null, AT);
    expect(decision.verdict).toBe(cell("verdict"));
    expect(decision.decidedBy).toEqual(listOf(cell("decided by")));
  });
}

for (const { line, cell } of ruleTable("evidence-verdict.md", 'The last verdict beside "could not tell"')) {
  const hours = Number(cell("last good, hours ago"));
  test(`evidence-verdict.md:${line} ${cell("results")}, last good ${hours} hours ago`, () => {
    const at = new Date(Date.parse(AT) - hours * 3_600_000).toISOString();
    const lastGood = { verdict: "supported" as const, at };
    const { standing } = itemVerdict(resultsOf(cell("results")), lastGood, AT);
    expect(standing).toEqual(yes(cell("stands beside it")) ? lastGood : null);
  });
}

const failing = ruleTable("evidence-verdict.md", "What counts as failing");

for (const { line, cell } of failing) {
  test(`evidence-verdict.md:${line} ${cell("verdict")} takes evidence out of the proven number: ${cell("failing")}`, () => {
    const verdict = oneOf(VERDICTS, cell("verdict"));
    expect(verdictClaimsFailure(verdict)).toBe(yes(cell("failing")));
    const standing = slotOf(aSlot(), `accepted ${verdict}`);
    expect(standing.items[0]?.failing).toBe(yes(cell("failing")));
    expect(standing.valueRatio).toBe(yes(cell("failing")) ? 0 : 1);
  });
}

test("the checker and the facts speak of the same verdicts, and the tables of every one", () => {
  expect([...ITEM_VERDICTS]).toEqual([...VERDICTS]);
  expect(failing.map(({ cell }) => cell("verdict"))).toEqual([...VERDICTS]);
  expect(new Set(cases.map(({ cell }) => cell("verdict")))).toEqual(new Set(VERDICTS));
});
