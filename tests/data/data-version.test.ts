import { expect } from "vitest";
import { bumpDataVersion, readDataVersion, reportsChangedBetween } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { testDbs } from "#tests/db.ts";

testDbs("the data version starts at 0 and grows by one with every change", async ({ db }) => {
  expect(await readDataVersion(db)).toBe(0);

  expect(await inTransaction(db, bumpDataVersion)).toBe(1);
  expect(await inTransaction(db, bumpDataVersion)).toBe(2);

  expect(await readDataVersion(db)).toBe(2);
});

testDbs("changes made at the same time each count", async ({ db }) => {
  await Promise.all(Array.from({ length: 20 }, () => inTransaction(db, bumpDataVersion)));

  expect(await readDataVersion(db)).toBe(20);
});

testDbs("a change that is rolled back does not count", async ({ db }) => {
  const change = inTransaction(db, async (tx) => {
    await bumpDataVersion(tx);
    throw new Error("refused");
  });

  await expect(change).rejects.toThrow("refused");
  expect(await readDataVersion(db)).toBe(0);
});

testDbs("what only reports changed is told, for as long as every version since says so", async ({ db }) => {
  const raise = (...reportsOn: ReadonlyArray<string>) =>
    inTransaction(db, (tx) => bumpDataVersion(tx, reportsOn));
  await raise("a");
  await raise("b", "a", "b");
  expect(await reportsChangedBetween(db, 0, 2)).toEqual(new Set(["a", "b"]));
  expect(await reportsChangedBetween(db, 1, 1)).toEqual(new Set());
  expect(await reportsChangedBetween(db, 2, 1)).toBeNull();

  await raise();
  await raise("c");
  expect(await reportsChangedBetween(db, 3, 4)).toEqual(new Set(["c"]));
  expect(await reportsChangedBetween(db, 1, 4)).toBeNull();
});

testDbs("what versions long ago changed is forgotten, and then counts as anything", async ({ db }) => {
  await inTransaction(db, (tx) => bumpDataVersion(tx, ["a"]));
  await db.dataVersion.update({ where: { id: 1 }, data: { version: 1_099 } });
  await inTransaction(db, (tx) => bumpDataVersion(tx, ["b"]));

  expect(await db.reportChange.findMany()).toEqual([{ version: 1_100, milestoneId: "b" }]);
  expect(await reportsChangedBetween(db, 0, 1_100)).toBeNull();
});
