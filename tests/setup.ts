import { afterEach, beforeEach, expect, vi } from "vitest";

type Method = "error" | "warn";

const undeclared: Array<string> = [];

/** Declares that this test makes the console complain; returns the mock to assert on. */
export function expectConsole(method: Method) {
  return vi.spyOn(console, method).mockImplementation(() => {});
}

beforeEach(() => {
  undeclared.length = 0;
  forbid("error");
  forbid("warn");
});

afterEach(() => {
  expect(undeclared, "console calls that the test does not declare").toEqual([]);
});

function forbid(method: Method): void {
  vi.spyOn(console, method).mockImplementation((...args: Array<unknown>) => {
    const call = `console.${method}: ${args.map(String).join(" ")}`;
    undeclared.push(call);
    throw new Error(call);
  });
}
