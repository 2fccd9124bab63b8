import { expect } from "vitest";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import {
  allSnapshots,
  findSnapshot,
  type NewSnapshot,
  recordSnapshot,
  snapshotsOfTarget,
  type WithheldReason,
  withholdSnapshots,
} from "#app/data/snapshots.server.ts";
import { ensureTarget } from "#app/data/targets.server.ts";
import { testDbs } from "#tests/db.ts";

const AT = new Date("2026-11-03T03:12:00.000Z");
const LATER = new Date("2026-11-04T03:12:00.000Z");
const [A, B] = ["a".repeat(64), "b".repeat(64)];

let serial = 0;

function targetOf(db: Db, name: string): Promise<string> {
  const k1 = `https://data.example.go.id/${name}`;
  const address = { url: k1, k1, k2: k1, host: "data.example.go.id" };
  const newId = () => `target-${name}`;
  return inTransaction(db, (tx) => ensureTarget(tx, address, { at: AT, illustration: false, newId }));
}

function record(db: Db, targetId: string, sha256: string, withheld: WithheldReason | null, storedAt = AT) {
  serial += 1;
  const snapshot: NewSnapshot = {
    ...{
      id: `snapshot-${String(serial).padStart(6, "0")}`,
      targetId,
      observationId: `observation-${serial}`,
    },
    ...{ sha256, bytes: 120, withheld, storedAt },
  };
  return inTransaction(db, (tx) => recordSnapshot(tx, snapshot));
}

testDbs("a content has one row per target, found again and listed latest first", async ({ db }) => {
  const [one, two] = [await targetOf(db, "satu"), await targetOf(db, "dua")];
  const first = await record(db, one, A, null);
  expect(await record(db, one, A, null, LATER)).toBe(first);
  await record(db, one, B, "licence", LATER);
  await record(db, two, A, "too-large");

  expect((await snapshotsOfTarget(db, one)).map(({ sha256, withheld }) => [sha256, withheld])).toEqual([
    [B, "licence"],
    [A, null],
  ]);
  expect(await findSnapshot(db, one, A)).toMatchObject({
    id: first,
    bytes: 120,
    storedAt: AT,
    withheld: null,
  });
  expect(await findSnapshot(db, two, B)).toBeNull();
});

testDbs(
  "the latest word on keeping counts, but what was kept stays when it cannot be kept again",
  async ({ db }) => {
    const target = await targetOf(db, "satu");
    const steps: Array<[WithheldReason | null, WithheldReason | null]> = [
      ["licence", "licence"],
      [null, null],
      ["not-kept", null],
      ["too-large", null],
      ["personal-data", "personal-data"],
      ["not-kept", "not-kept"],
    ];
    for (const [said, standing] of steps) {
      await record(db, target, A, said);
      expect(await findSnapshot(db, target, A)).toMatchObject({ withheld: standing });
    }
  },
);

testDbs("a content that is taken back is withheld for every target", async ({ db }) => {
  const [one, two] = [await targetOf(db, "satu"), await targetOf(db, "dua")];
  for (const target of [one, two]) await record(db, target, A, null);
  await record(db, one, B, null);

  expect(await inTransaction(db, (tx) => withholdSnapshots(tx, A, "personal-data", LATER))).toBe(2);
  expect(await findSnapshot(db, two, A)).toMatchObject({ withheld: "personal-data", storedAt: LATER });
  expect(await findSnapshot(db, one, B)).toMatchObject({ withheld: null });
});

testDbs("all contents come once, in order, across batches", async ({ db }) => {
  const target = await targetOf(db, "banyak");
  await inTransaction(db, async (tx) => {
    for (let number = 0; number < 1_001; number += 1) {
      const sha256 = number.toString(16).padStart(64, "0");
      const id = `snapshot-${number.toString(16).padStart(6, "0")}`;
      const row = {
        id,
        targetId: target,
        observationId: "o",
        sha256,
        bytes: number,
        withheld: null,
        storedAt: AT,
      };
      await tx.snapshot.create({ data: row });
    }
  });
  const sizes: Array<number> = [];
  for await (const { bytes } of allSnapshots(db)) sizes.push(bytes);

  expect(sizes).toEqual(Array.from({ length: 1_001 }, (_, index) => index));
});
