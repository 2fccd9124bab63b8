import { expect, test } from "vitest";
import { Turnstile } from "#app/data/turnstile.server.ts";

test("one is in at a time, in the order they came, but for who may go ahead", async () => {
  const turnstile = new Turnstile();
  const order: Array<string> = [];
  let inside = 0;
  const enter = (name: string, options = {}) =>
    turnstile.run(async () => {
      inside += 1;
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name}${inside}`);
      inside -= 1;
    }, options);
  await Promise.all([enter("a"), enter("b"), enter("c"), enter("d", { ahead: true })]);
  expect(order).toEqual(["a1", "d1", "b1", "c1"]);
});

test("who fails lets the next one in, and leaving twice lets in one", async () => {
  const turnstile = new Turnstile();
  await expect(turnstile.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  const leave = await turnstile.enter();
  const waiting = [turnstile.enter(), turnstile.enter()];
  leave();
  leave();
  const isIn = await Promise.race([
    Promise.all(waiting).then(() => true),
    new Promise((resolve) => setImmediate(() => resolve(false))),
  ]);
  expect(isIn).toBe(false);
  (await waiting[0])?.();
  await waiting[1];
});
