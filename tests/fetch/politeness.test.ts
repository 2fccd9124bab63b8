import { expect, test } from "vitest";
import { createHostGate } from "#app/fetch/politeness.server.ts";

/** A gate whose time moves only when it waits. */
function aGate() {
  let clock = 0;
  const gate = createHostGate({
    now: () => new Date(clock),
    wait: async (ms) => {
      clock += ms;
    },
  });
  return { gate, clock: () => clock };
}

test("requests to one host keep one second apart after a burst of two", async () => {
  const { gate, clock } = aGate();
  const starts: Array<number> = [];
  for (let index = 0; index < 5; index += 1) await gate.run("kpu.go.id", async () => starts.push(clock()));

  expect(starts).toEqual([0, 0, 1_000, 2_000, 3_000]);
});

test("a host pays for itself only", async () => {
  const { gate, clock } = aGate();
  for (const host of ["kpu.go.id", "kpu.go.id", "bps.go.id", "bps.go.id"])
    await gate.run(host, async () => {});

  expect(clock()).toBe(0);
});

test("a faster pace shortens the wait", async () => {
  const { gate, clock } = aGate();
  const pace = { ratePerSecond: 4, concurrent: 2 };
  for (let index = 0; index < 4; index += 1) await gate.run("kpu.go.id", async () => {}, pace);

  expect(clock()).toBe(500);
});

test("no more than two requests run at the same time, and a failing one gives its place back", async () => {
  const { gate } = aGate();
  let running = 0;
  let most = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    throw new Error("gagal");
  };
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => gate.run("kpu.go.id", task)));

  expect(most).toBe(2);
  expect(results.every((result) => result.status === "rejected")).toBe(true);
});
