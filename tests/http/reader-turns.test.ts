import { setImmediate as nextRound } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPlaces, createReaderTurns } from "#app/http/reader-turns.server.ts";

test("a reader who comes alone is answered at once, a crowd in rounds with others' work between them", async () => {
  const order: Array<string> = [];
  const roomy = createReaderTurns(60_000);
  roomy.take(() => order.push("alone"));
  expect(order).toEqual(["alone"]);

  const tight = createReaderTurns(0);
  for (const reader of ["a", "b", "c"]) tight.take(() => order.push(reader));
  expect(order).toEqual(["alone"]);
  for (const other of ["1", "2", "3"]) {
    await nextRound();
    order.push(other);
  }
  expect(order).toEqual(["alone", "a", "1", "b", "2", "c", "3"]);

  await nextRound();
  tight.take(() => order.push("d"));
  await nextRound();
  expect(order.at(-1)).toBe("d");
});

test("only so many pages are made at a time, one that fails leaves its place, and none is forgotten", async () => {
  const places = createPlaces(2);
  let inside = 0;
  let most = 0;
  const make = (page: number) =>
    places.within(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await nextRound();
      inside -= 1;
      if (page % 2 === 1) throw new Error(`page ${page}`);
      return page;
    });

  const made = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(make));

  expect(most).toBe(2);
  expect(made.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []))).toEqual([0, 2, 4, 6]);
  expect(made.filter(({ status }) => status === "rejected")).toHaveLength(3);
});

test("a page that takes long gives its place to the next", async () => {
  const places = createPlaces(1, 1);
  const order: Array<string> = [];
  let finish: () => void = () => {};
  const slow = places.within(() => new Promise<void>((resolve) => (finish = resolve)));
  await places.within(async () => void order.push("next"));
  finish();
  await slow;
  await places.within(async () => void order.push("after"));

  expect(order).toEqual(["next", "after"]);
});
