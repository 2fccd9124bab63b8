import { writeSync } from "node:fs";
import { inTransaction, openDb } from "#app/data/db.server.ts";

/**
 * Eight who write at once in a process of its own, to be killed in the middle of it. Every fact is two rows that
 * only make sense together; its name is printed once the database has acknowledged it.
 * Arguments: database, plan, name of the round.
 */
const [databaseUrl = "", planId = "", round = ""] = process.argv.slice(2);
const { db } = await openDb(databaseUrl);
const at = new Date();
const dated = { knownOn: "2026-11-02", recordedAt: at };

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const id = `${round}-${writer}-${n}`;
    await inTransaction(db, async (tx) => {
      const said = {
        milestoneCode: "A1-B06",
        audience: "public",
        text: "Kata.",
        language: "id",
        authorId: "sari",
      };
      await tx.comment.create({ data: { id, planId, ...said, ...dated } });
      const decided = { commentId: id, decision: "published", userId: "wayan" };
      await tx.commentModeration.create({ data: { id: `${id}-m`, ...decided, ...dated } });
    });
    writeSync(1, `${id}\n`); // at once: a killed process loses what it has not handed on
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
