import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { type ChainLink, chainInput, firstBrokenLink, GENESIS_HASH } from "#app/domain/evidence/chain.ts";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function chainOf(values: ReadonlyArray<unknown>): Array<ChainLink> {
  let prevHash = GENESIS_HASH;
  return values.map((value) => {
    const link = { prevHash, selfHash: sha256(chainInput(prevHash, value)), value };
    prevHash = link.selfHash;
    return link;
  });
}

test("canonical JSON sorts keys at every depth and writes no space", () => {
  expect(canonicalJson({ b: [1, { d: null, c: true }], a: "é" })).toBe(
    '{"a":"é","b":[1,{"c":true,"d":null}]}',
  );
});

test("canonical JSON does not depend on the order keys were put in, and loses nothing", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("canonical JSON leaves out undefined properties and sorts by UTF-16 code unit", () => {
  expect(canonicalJson({ z: undefined, "\u{1F600}": 1, "\uFB33": 2 })).toBe('{"\u{1F600}":1,"\uFB33":2}');
});

test.each([
  [{ a: { b: Number.NaN } }, /\$\.a\.b: NaN/],
  [[1, undefined], /\$\[1\]: undefined/],
  [{ at: new Date(0) }, /\$\.at: \[object Date\]/],
  [10n, /\$: bigint/],
])("what JSON cannot carry is refused with its place", (value, message) => {
  expect(() => canonicalJson(value)).toThrow(message);
});

test("a chain holds until one value, hash or order is touched", () => {
  const chain = chainOf([{ at: "2026-11-01" }, { at: "2026-11-02" }, { at: "2026-11-03" }]);
  const [first, second, third] = chain;
  if (!first || !second || !third) throw new Error("three links expected");

  expect(firstBrokenLink(chain, sha256)).toBeNull();
  expect(firstBrokenLink([second, third], sha256, first.selfHash)).toBeNull();
  expect(firstBrokenLink([first, { ...second, value: { at: "2026-10-02" } }, third], sha256)).toBe(1);
  expect(firstBrokenLink([first, third], sha256)).toBe(1);
  expect(firstBrokenLink([second, third], sha256)).toBe(0);
});
