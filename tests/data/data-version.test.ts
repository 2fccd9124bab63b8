import { expect } from "vitest";
import { bumpDataVersion, readDataVersion } from "#app/data/data-version.server.ts";
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
