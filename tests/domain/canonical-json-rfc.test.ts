import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { readStrictJson } from "#app/domain/period-report/strict-json.ts";

function doubleOf(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

/** RFC 8785, appendix B: IEEE 754 bits and their text. */
const NUMBERS = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
] as const;

test.each(NUMBERS)("RFC 8785 appendix B: %s is %s", (bits, text) => {
  expect(canonicalJson(doubleOf(bits))).toBe(text);
});

test("RFC 8785 §3.2.2 and §3.2.3: the example, and keys by UTF-16 code unit", () => {
  const literals = '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],';
  const rest =
    '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
  expect(canonicalJson(JSON.parse(literals + rest))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
  const sorted = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  const expected = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
  expect(sorted).toBe(`{${expected.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
});

test("the strict reader reads what JSON.parse reads, and refuses what it refuses", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, isPretty) => {
      const text = isPretty
        ? JSON.stringify(value, null, 2)
        : canonicalJson(JSON.parse(JSON.stringify(value)));
      const read = readStrictJson(text);
      expect(read.ok && canonicalJson(read.value)).toBe(canonicalJson(JSON.parse(text)));
    }),
  );
  for (const broken of [
    "",
    "{",
    '{"a":1,"a":2}',
    "[1,]",
    "01",
    '"\u0001"',
    '"\\x"',
    "1e999",
    "nul",
    "[1] 2",
  ]) {
    expect(readStrictJson(broken).ok, broken).toBe(false);
  }
  expect(readStrictJson('{"a":[1,{"b":x}]}')).toMatchObject({ ok: false, at: "/a/1/b" });
  expect(readStrictJson('{"a":[1,{"b":2}]}', 13)).toMatchObject({ ok: true, at: "/a/1/b" });
});
