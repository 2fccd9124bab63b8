import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect } from "vitest";
import { z } from "zod";
import { appendAudit, verifyAudit } from "#app/data/audit.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { verifyObservations } from "#app/data/observations.server.ts";
import * as chainHeads from "#app/routes/chain-heads.ts";
import { publishChainHeads } from "#app/services/publish-chain-heads.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import {
  aPlan,
  aWorld,
  fileItem,
  type SampleCkan,
  startSampleCkan,
  type World,
} from "#tests/services/evidence/evidence-factories.ts";
import { contextFor, ORIGIN } from "./request.ts";

const DAY_MS = 86_400_000;
const DAYS = 5;
const GENESIS = "0".repeat(64);
const FileSchema = z.object({
  time_zone: z.literal("Asia/Jakarta"),
  genesis: z.literal(GENESIS),
  heads: z.array(
    z.object({ chain: z.string(), day: z.iso.date(), hash: z.string().length(64), count: z.number().int() }),
  ),
});

let ckan: SampleCkan;
beforeAll(async () => {
  ckan = await startSampleCkan();
});
afterAll(() => ckan.close());

testDbs("each published head is what the chain gives when it is computed again", async ({ db }) => {
  const world = aWorld(db, [ckan]);
  await aPlan(db);
  const targets = [];
  for (let day = 0; day < DAYS; day += 1) {
    if (day !== 2) targets.push(await fileItem(world.deps, `i${day}`, `${ckan.origin}/${day}.csv`));
    if (day !== 3) await note(world);
    await runWorkerBatch(world.deps, { workerId: "w" });
    world.pass(DAY_MS);
  }
  await publishChainHeads(world.deps);

  const read = await published(world);
  for (const target of targets) expect(await verifyObservations(db, target)).toBeNull();
  expect(await verifyAudit(db)).toBeNull();
  const days = [...new Set(read.heads.map(({ day }) => day))].sort();
  expect(days).toHaveLength(DAYS);
  expect(read.heads.map(({ chain, day }) => `${chain} ${day}`)).toEqual(
    ["observations", "audit"].flatMap((chain) => days.map((day) => `${chain} ${day}`)),
  );
  for (const head of read.heads) expect(head).toEqual(await again(db, head));
  const last = read.heads.findLast(({ chain }) => chain === "observations");
  expect(last?.count).toBe(await db.observation.count());
  expect(new Set(read.heads.map(({ hash }) => hash)).size).toBeGreaterThan(DAYS);
  await world.close();
});

testDbs("before the first day has ended nothing is published", async ({ db }) => {
  const world = aWorld(db, []);
  await aPlan(db);
  await publishChainHeads(world.deps);
  expect((await published(world)).heads).toEqual([]);
  await world.close();
});

async function note({ deps }: World): Promise<void> {
  const entry = { actorId: null, actorLabel: "x", action: "x", subjectType: "x", subjectId: "x" };
  const rest = { planId: null, before: null, after: null, reason: null };
  await inTransaction(deps.db, (tx) => appendAudit(tx, { ...entry, ...rest }, { at: deps.now() }));
}

async function published({ deps }: World) {
  const { context } = await contextFor(deps, null);
  const url = `${ORIGIN}/rantai.json`;
  const request = new Request(url);
  const answer = await chainHeads.loader({
    ...{ request, context, params: {}, url: new URL(url), pattern: "/rantai.json" },
  });
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  return FileSchema.parse(await answer.json());
}

/** The rule, written again here: all entries of the chain, day by day in Jakarta. */
async function again(db: Db, { chain, day }: { chain: string; day: string }) {
  const dayOf = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: "Asia/Jakarta" });
  if (chain === "audit") {
    const rows = await db.auditEntry.findMany({ orderBy: { seq: "asc" } });
    const upTo = rows.filter(({ at }) => dayOf(at) <= day);
    return { chain, day, hash: upTo.at(-1)?.selfHash ?? GENESIS, count: upTo.at(-1)?.seq ?? 0 };
  }
  const rows = await db.observation.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] });
  const known = rows.filter(({ at }) => dayOf(at) <= day);
  let hash = GENESIS;
  for (const each of [...new Set(known.map(({ at }) => dayOf(at)))]) {
    const digest = createHash("sha256").update(hash);
    for (const { at, selfHash } of known) if (dayOf(at) === each) digest.update(selfHash);
    hash = digest.digest("hex");
  }
  return { chain, day, hash, count: known.length };
}
