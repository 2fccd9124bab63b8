import { type Db, inTransaction } from "#app/data/db.server.ts";

/** Writes one fact of two rows that only make sense together; back once the database has acknowledged it. */
export async function say(db: Db, id: string, at = new Date()): Promise<void> {
  const dated = { knownOn: "2023-05-10", recordedAt: at };
  await inTransaction(db, async (tx) => {
    const said = { milestoneCode: "A1-B06", audience: "public", language: "id", authorId: "sari" };
    await tx.comment.create({ data: { id, planId: "p", text: "Kata. ".repeat(200), ...said, ...dated } });
    const decided = { commentId: id, decision: "published", userId: "wayan" };
    await tx.commentModeration.create({ data: { id: `${id}-m`, ...decided, ...dated } });
  });
}

/** Facts that are there whole, and those that are half there. */
export async function saidIn(db: Db): Promise<{ whole: Array<string>; half: number }> {
  const rows = await db.comment.findMany({
    orderBy: { id: "asc" },
    select: { id: true, _count: { select: { moderations: true } } },
  });
  const whole = rows.filter(({ _count }) => _count.moderations === 1).map(({ id }) => id);
  const lone = await db.commentModeration.count();
  return { whole, half: rows.length - whole.length + lone - whole.length };
}
