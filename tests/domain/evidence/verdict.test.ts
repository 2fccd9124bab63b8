import { expect, test } from "vitest";
import type { CheckName, CheckOutcome, CheckResult } from "#app/domain/evidence/outcome.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import { ITEM_VERDICTS, itemVerdict, verdictClaimsFailure } from "#app/domain/evidence/verdict.ts";
import { AT, hoursBefore } from "./factories.ts";

const good = [
  checkResult("OK"),
  checkResult("REAL_CONTENT"),
  checkResult("MATCHED"),
  checkResult("FORMAT_OPEN"),
];

function other(check: CheckName, outcome: CheckOutcome, code: string, data = {}): CheckResult {
  return { check, outcome, code, data };
}

const rows: Array<[string, Array<CheckResult>, Array<string>]> = [
  ["supported", good, ["OK", "REAL_CONTENT", "MATCHED", "FORMAT_OPEN"]],
  [
    "supported",
    [...good, checkResult("NO_CATALOGUE_KNOWN")],
    ["OK", "REAL_CONTENT", "MATCHED", "FORMAT_OPEN"],
  ],
  [
    "supported",
    [checkResult("OK"), checkResult("REAL_CONTENT"), other("C13", "waived", "CLOSED")],
    ["OK", "REAL_CONTENT"],
  ],
  ["supported_with_remarks", [...good, checkResult("MOVED_PERMANENTLY")], ["MOVED_PERMANENTLY"]],
  ["partly_supported", [...good, checkResult("NOT_IN_CATALOGUE")], ["NOT_IN_CATALOGUE"]],
  ["partly_supported", [...good, checkResult("AMBIGUOUS")], ["AMBIGUOUS"]],
  ["partly_supported", [...good, other("C8", "fail", "LATE_BY")], ["LATE_BY"]],
  ["partly_supported", [...good, checkResult("FORMAT_BELOW_REQUIRED")], ["FORMAT_BELOW_REQUIRED"]],
  ["partly_supported", [...good, other("C6", "fail", "ELEMENTS", { presentCount: 1 })], ["ELEMENTS"]],
  ["not_supported", [...good, other("C6", "fail", "ELEMENTS", { presentCount: 0 })], ["ELEMENTS"]],
  ["supported", [...good.slice(0, 2), other("C6", "waived", "ELEMENTS")], ["OK", "REAL_CONTENT"]],
  ["not_checkable", [checkResult("TIMEOUT"), checkResult("NOT_OPENED")], ["TIMEOUT", "NOT_OPENED"]],
  ["not_checkable", [checkResult("OK"), checkResult("LOGIN_WALL"), checkResult("WITHDRAWN")], ["LOGIN_WALL"]],
  ["not_checkable", [checkResult("LONG_UNVERIFIABLE")], ["LONG_UNVERIFIABLE"]],
  ["not_checkable", [], ["NOT_CHECKED"]],
  ["not_supported", [checkResult("NOT_FOUND"), checkResult("NOT_OPENED")], ["NOT_FOUND"]],
  ["not_supported", [checkResult("OK"), checkResult("TYPE_MISMATCH")], ["TYPE_MISMATCH"]],
  ["withheld", [...good, other("C10", "fail", "PII_PUBLISHED")], ["PII_PUBLISHED"]],
  ["withheld", [checkResult("NOT_FOUND"), other("C10", "fail", "PII_PUBLISHED")], ["PII_PUBLISHED"]],
];

test.each(rows)("%s by the first rule that fits %#", (verdict, results, decidedBy) => {
  expect(itemVerdict(results, null, AT)).toEqual({ verdict, decidedBy, standing: null });
});

test("what cannot be checked keeps its last verdict for thirty days", () => {
  const unopened = [checkResult("TIMEOUT"), checkResult("NOT_OPENED")];
  const recent = { verdict: "supported" as const, at: hoursBefore(30 * 24) };
  const old = { verdict: "supported" as const, at: hoursBefore(30 * 24 + 1) };

  expect(itemVerdict(unopened, recent, AT)).toMatchObject({ verdict: "not_checkable", standing: recent });
  expect(itemVerdict(unopened, old, AT).standing).toBeNull();
  expect(itemVerdict(good, recent, AT).standing).toBeNull();
});

test("only what is broken or withheld for certain claims failure", () => {
  expect(ITEM_VERDICTS.filter(verdictClaimsFailure)).toEqual(["not_supported", "withheld"]);
});
