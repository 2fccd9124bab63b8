import { fork } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { sealWhatStands } from "#app/data/audit-facts.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { insertCast } from "#tests/data-factories.ts";
import { testDatabases } from "#tests/db.ts";

/** `npm run test:faults` asks for fifty; a few show the same in the run of everything. */
const ROUNDS = Number(process.env.CAPAIAN_FAULT_ROUNDS ?? 3);

testDatabases(
  "whatever moment the server is killed at, what it acknowledged is there, nothing is half, and the record is whole",
  async ({ databaseUrl }) => {
    const first = await openDb(databaseUrl);
    await insertCast(first.db);
    await sealWhatStands(first.db, new Date());
    const { id: planId } = await first.db.plan.findFirstOrThrow({ select: { id: true } });
    await first.close();
    const acknowledged = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const id of await writeUntilKilled(databaseUrl, planId, round)) acknowledged.add(id);
    }
    await migrate(databaseUrl, { at: new Date() }); // as the next start does
    const { db, close } = await openDb(databaseUrl);
    try {
      const comments = await db.comment.findMany({
        select: { id: true, _count: { select: { moderations: true } } },
      });
      const present = new Set(comments.map(({ id }) => id));
      expect([...acknowledged].filter((id) => !present.has(id))).toEqual([]);
      expect(comments.filter(({ _count }) => _count.moderations !== 1)).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(ROUNDS);
      expect((await verifyAll({ kept: [] }, { db })).findings).toEqual([]);
    } finally {
      await close();
    }
  },
  { timeoutMs: 60_000 + ROUNDS * 20_000 },
);

/** Names of what a writing process saw acknowledged before it was killed, some writes after its first. */
async function writeUntilKilled(databaseUrl: string, planId: string, round: number): Promise<Array<string>> {
  const writer = fork(join(import.meta.dirname, "writer.ts"), [databaseUrl, planId, `r${round}`], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const killAfter = 5 + ((round * 37) % 60); // another number of facts each time
  let text = "";
  const ended = new Promise<void>((resolve) => writer.once("close", () => resolve()));
  writer.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    if (text.split("\n").length > killAfter) writer.kill("SIGKILL");
  });
  await ended;
  return text.split("\n").slice(0, -1);
}
