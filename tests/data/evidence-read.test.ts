import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import {
  findRetiredSlot,
  loadDueInstants,
  loadLastLooks,
  loadLookDetails,
  loadLooks,
} from "#app/data/evidence-read.server.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aCheckRun } from "#tests/check-runs.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";

/** One filed link; its item and its target. */
async function filed(db: Db): Promise<{ item: string; target: string }> {
  const { owner } = await insertCast(db);
  const where = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari" };
  const outcome = await submitReport({ ...where, submission: aSubmission() }, testDeps(db));
  if (!outcome.ok) throw new Error(outcome.refusal);
  const item = outcome.itemIds[0] ?? "";
  const { targetId } = await db.evidenceItem.findUniqueOrThrow({ where: { id: item } });
  return { item, target: targetId };
}

type Row = { check: string; outcome: string; code?: string; ruleVersion?: string };

async function seen(
  db: Db,
  { item, target }: { item: string; target: string },
  { id, at, rows }: { id: string; at: string; rows: ReadonlyArray<Row> },
): Promise<void> {
  const dated = { at: new Date(at), knownOn: at.slice(0, 10) };
  await db.observation.create({
    data: {
      ...{ id, targetId: target, workerId: "w", ruleVersion: "1", bodyJson: "{}", prevHash: "0" },
      ...{ selfHash: id, finalUrl: "https://a.example.org/x", bytesDecoded: 12, ...dated },
    },
  });
  const byRules = groupBy(rows, ({ ruleVersion = "1" }) => ruleVersion);
  for (const [ruleVersion, said] of byRules) {
    await aCheckRun(db, { item, observation: id, ...dated, ruleVersion }, said);
  }
}

const FIRST = {
  id: "o1",
  at: "2023-06-01T03:00:00.000Z",
  rows: [
    { check: "C2", outcome: "pass" },
    { check: "C1", outcome: "pass" },
  ],
};
const SECOND = {
  id: "o2",
  at: "2023-06-02T03:00:00.000Z",
  rows: [
    { check: "C1", outcome: "fail", code: "BROKEN" },
    { check: "C1", outcome: "unknown", code: "BROKEN", ruleVersion: "2" },
  ],
};

testDbs("looks come oldest first with their checks in order, only those known by the day", async ({ db }) => {
  const place = await filed(db);
  await seen(db, place, SECOND);
  await seen(db, place, FIRST);

  const outcomesBy = async (asOf: string) =>
    (await loadLooks(db, [place.item], day(asOf)))
      .get(place.item)
      ?.map(({ at, results }) => [at, results.map(({ check, outcome }) => `${check} ${outcome}`)]);
  const first = [FIRST.at, ["C1 pass", "C2 pass"]];

  expect(await outcomesBy("2023-05-31")).toBeUndefined();
  expect(await outcomesBy("2023-06-01")).toEqual([first]);
  expect(await outcomesBy("2023-06-02")).toEqual([first, [SECOND.at, ["C1 unknown"]]]);
  expect(await loadLooks(db, [], day("2023-06-02"))).toEqual(new Map());
});

testDbs("the last look at an item is the latest one known by the day", async ({ db }) => {
  const place = await filed(db);
  await seen(db, place, FIRST);
  await seen(db, place, SECOND);

  const lastBy = (asOf: string) => loadLastLooks(db, [place.item, "unknown"], day(asOf));
  expect(await lastBy("2023-05-31")).toEqual([]);
  expect(await lastBy("2023-06-01")).toEqual([{ item: place.item, at: FIRST.at }]);
  expect(await lastBy("2023-12-31")).toEqual([{ item: place.item, at: SECOND.at }]);
});

testDbs("looks tell where they arrived and how much they held", async ({ db }) => {
  await seen(db, await filed(db), SECOND);

  const details = await loadLookDetails(db, ["o2", "o9"]);
  expect([...details]).toEqual([["o2", { finalUrl: "https://a.example.org/x", bytes: 12 }]]);
});

testDbs("an item is due when its address is", async ({ db }) => {
  const { item, target } = await filed(db);
  const dueAt = new Date("2023-07-01T00:00:00.000Z");
  await db.target.update({ where: { id: target }, data: { dueAt } });

  expect([...(await loadDueInstants(db, [item]))]).toEqual([[item, dueAt.toISOString()]]);
});

testDbs("a retired slot is found by its code in any case, a slot in use is not", async ({ db }) => {
  await insertCast(db);
  expect(await findRetiredSlot(db, "rencana", "B06.1")).toBeNull();

  const data = { retiredOn: "2023-05-01", retiredReason: "dipecah", successorCode: "B06.3" };
  await db.evidenceSlot.update({ where: { id: "s" }, data });
  const retired = { code: "B06.1", retiredOn: "2023-05-01", reason: "dipecah", successor: "B06.3" };
  expect(await findRetiredSlot(db, "rencana", "b06.1")).toEqual(retired);
  expect(await findRetiredSlot(db, "rencana", "B06.10")).toBeNull();
  expect(await findRetiredSlot(db, "lain", "B06.1")).toBeNull();
});
