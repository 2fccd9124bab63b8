import { expect } from "vitest";
import * as slot from "#app/routes/slot.tsx";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

async function opened(db: Parameters<typeof testDeps>[0], code: string, query = "") {
  const { context } = await contextFor(testDeps(db), null);
  const request = new Request(`${ORIGIN}/rencana/bukti/${code}${query}`);
  const params = { plan: "rencana", slot: code };
  const args = { request, url: new URL(request.url), params, context, pattern: "" };
  return () => slot.loader(args);
}

testDbs("a slot has one address: its code as written, in any case, and no other", async ({ db }) => {
  await insertCast(db);

  expect(await (await opened(db, "B06.1"))()).toMatchObject({ slot: { code: "B06.1" }, mayCheck: false });
  expect(await statusOf(await opened(db, "b06.1", "?per=2023-05-01"))).toEqual({
    status: 301,
    location: "/rencana/bukti/B06.1?per=2023-05-01",
  });
  expect(await statusOf(await opened(db, "B06.9"))).toMatchObject({ status: 404 });
});

testDbs("a retired slot is gone for good, and names its successor where it has one", async ({ db }) => {
  await insertCast(db);
  const retired = { retiredOn: "2023-05-01", retiredReason: "dipecah" };
  await db.evidenceSlot.update({ where: { id: "s" }, data: { ...retired, successorCode: "B06.3" } });

  const thrown = async (code: string) => (await opened(db, code))().catch((answer: unknown) => answer);
  const gone = { data: { code: "slot_retired", successor: "B06.3" }, init: { status: 410 } };
  expect(await thrown("B06.1")).toMatchObject(gone);
  expect(await thrown("b06.1")).toMatchObject(gone);

  await db.evidenceSlot.update({ where: { id: "s" }, data: { successorCode: null } });
  expect(await thrown("B06.1")).toMatchObject({ data: { successor: null }, init: { status: 410 } });
});
