import { expect } from "vitest";
import { appendAudit } from "#app/data/audit.server.ts";
import { type ChainHead, chainHeads, headsAt } from "#app/data/chain-heads.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import { chainDay, publishChainHeads } from "#app/services/publish-chain-heads.server.ts";
import { testDbs } from "#tests/db.ts";

const FIRST = CalendarDateSchema.parse("2023-12-30");
const DAYS = Array.from({ length: 5 }, (_, place) => chainDay(plusDays(FIRST, place)));
/** The last second of a day in Jakarta, the first of the next, a day without any, and a clock that went back. */
const INSTANTS = [
  "2023-12-30T16:59:59.999Z",
  "2023-12-30T17:00:00Z",
  "2023-12-31T09:00:00Z",
  "2024-01-02T03:00:00Z",
  "2024-01-01T20:00:00Z",
];

testDbs("heads of many days at once are those of one day after the other", async ({ db }) => {
  const entry = { actorId: null, actorLabel: "x", action: "x", subjectType: "x", subjectId: "x" };
  const silent = { planId: null, before: null, after: null, reason: null };
  for (const instant of INSTANTS)
    await inTransaction(db, (tx) => appendAudit(tx, { ...entry, ...silent }, { at: new Date(instant) }));

  const together = await headsAt(db, "audit", null, DAYS);
  const apart: Array<ChainHead> = [];
  for (const day of DAYS) apart.push(...(await headsAt(db, "audit", apart.at(-1) ?? null, [day])));
  expect(together).toEqual(apart);
  expect(together.map(({ count }) => count)).toEqual([1, 3, 3, 5, 5]);

  let id = 0;
  const deps = { db, now: () => new Date("2024-01-05T03:00:00Z"), newId: () => `head-${id++}` };
  expect(await publishChainHeads(deps)).toBe(6);
  expect((await chainHeads(db, "audit")).slice(0, 5)).toEqual(together);
});
