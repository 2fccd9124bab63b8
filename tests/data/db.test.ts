import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bumpDataVersion, readDataVersion } from "#app/data/data-version.server.ts";
import { parseDatabaseUrl } from "#app/data/database-url.server.ts";
import { type Db, inTransaction, isUniqueViolation, openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";
import { testDbs } from "#tests/db.ts";

const createdAt = new Date("2022-11-16T02:03:04.567Z");

function aUser(id: string) {
  return { id, email: `${id}@example.test`, name: "Sari", createdAt };
}

testDbs("an instant comes back to the millisecond", async ({ db }) => {
  await db.user.create({ data: aUser("u1") });

  expect(await db.user.findUnique({ where: { id: "u1" }, select: { createdAt: true } })).toEqual({
    createdAt,
  });
  expect(await db.user.count({ where: { createdAt: { lte: createdAt, gte: createdAt } } })).toBe(1);
});

testDbs("a key used twice is told apart from other faults", async ({ db }) => {
  await db.user.create({ data: aUser("u1") });

  const second = await db.user
    .create({ data: { ...aUser("u2"), email: "u1@example.test" } })
    .catch(isUniqueViolation);
  const orphan = await db.session.create({ data: aSessionOfNobody() }).catch(isUniqueViolation);

  expect(second).toBe(true);
  expect(orphan).toBe(false);
});

testDbs("load, decide, save: of two servers deciding at once the second sees the first", async (context) => {
  const other = await openDb(context.databaseUrl);
  async function registerOnlyOnce(db: Db, id: string): Promise<boolean> {
    return inTransaction(db, async (tx) => {
      if ((await tx.user.count()) > 0) return false;
      await tx.user.create({ data: aUser(id) });
      return true;
    });
  }

  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, n) => registerOnlyOnce(n % 2 === 0 ? context.db : other.db, `u${n}`)),
  ).finally(other.close);

  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await context.db.user.count()).toBe(1);
});

testDbs("what happens beside a transaction neither sees it nor is undone with it", async ({ db }) => {
  const begun = signal();
  const finish = signal();
  const transaction = inTransaction(db, async (tx) => {
    await tx.user.create({ data: aUser("inside") });
    begun.fire();
    await finish.fired;
    throw new Error("refused");
  });
  await begun.fired;

  const seenBeside = await db.user.count();
  const writtenBeside = db.user.create({ data: aUser("beside") });
  finish.fire();
  await expect(transaction).rejects.toThrow("refused");
  await writtenBeside;

  expect(seenBeside).toBe(0);
  expect(await db.user.findMany({ select: { id: true } })).toEqual([{ id: "beside" }]);
});

testDbs("a transaction that outlives its time is undone, and the next one runs", async ({ db }) => {
  const slow = inTransaction(
    db,
    async (tx) => {
      await tx.user.create({ data: aUser("slow") });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tx.user.count();
    },
    { timeoutMs: 100 },
  );

  await expect(slow).rejects.toThrow();
  expect(await inTransaction(db, bumpDataVersion)).toBe(1);
  expect(await db.user.count()).toBe(0);
});

testDbs("a transaction inside a transaction is refused instead of waiting for itself", async ({ db }) => {
  const nested = inTransaction(db, () => inTransaction(db, bumpDataVersion));

  await expect(nested).rejects.toThrow("pass tx on");
  expect(await readDataVersion(db)).toBe(0);
});

testDbs("nested writes and several statements in one call work", async ({ db }) => {
  await db.user.create({
    data: { ...aUser("u1"), sessions: { create: { ...aSessionOfNobody(), userId: undefined } } },
  });
  await db.$transaction([
    db.user.update({ where: { id: "u1" }, data: { name: "Sari Dewi" } }),
    db.user.create({ data: aUser("u2") }),
  ]);

  const users = await db.user.findMany({ orderBy: { id: "asc" }, select: { name: true, sessions: true } });
  expect(users).toMatchObject([{ name: "Sari Dewi", sessions: [{ id: "s1" }] }, { sessions: [] }]);
});

test("on SQLite writing through db inside a transaction is refused instead of waiting for itself", async () => {
  const { db } = await aSqliteDb();

  const write = inTransaction(db, () => db.user.create({ data: aUser("u1") }));

  await expect(write).rejects.toThrow("use tx");
});

test("on SQLite the folder is made, the log is written ahead, and rows must point at rows", async () => {
  const { db, path } = await aSqliteDb();

  const [journal] = await db.$queryRawUnsafe<Array<object>>("SELECT journal_mode FROM pragma_journal_mode");
  const orphan = db.session.create({ data: aSessionOfNobody() });

  expect(journal).toEqual({ journal_mode: "wal" });
  await expect(orphan).rejects.toMatchObject({ code: "P2003" });
  expect(existsSync(path)).toBe(true);
});

test.each([
  ["", "expected file:… or postgresql://…"],
  ["mysql://me:secret@host/db", 'DATABASE_URL "mysql://me:***@host/db": expected file:… or postgresql://…'],
  ["file:", "the path of a file"],
  ["file::memory:", "the path of a file"],
  ["file:data.db?mode=ro", "with no parameters"],
  ["postgresql://host", "expected postgresql://user:password@host:port/database"],
  ["postgresql://host/db?schema=a;b", "schema may hold only"],
])("the address %s is refused, naming itself without its password", (databaseUrl, message) => {
  expect(() => parseDatabaseUrl(databaseUrl)).toThrow(message);
});

test("addresses are understood in the forms people write them", () => {
  expect(parseDatabaseUrl("file:/srv/capaian.db")).toEqual({ provider: "sqlite", path: "/srv/capaian.db" });
  expect(parseDatabaseUrl("file:///srv/capaian.db")).toEqual({ provider: "sqlite", path: "/srv/capaian.db" });
  expect(parseDatabaseUrl("postgres://me@host/db?schema=ogi")).toMatchObject({
    provider: "postgresql",
    schema: "ogi",
  });
});

test("a server that does not answer is named when the database is opened", async () => {
  await expect(openDb("postgresql://me:secret@127.0.0.1:1/none")).rejects.toThrow(
    'DATABASE_URL "postgresql://me:***@127.0.0.1:1/none": the database does not open',
  );
});

async function aSqliteDb(): Promise<{ db: Db; path: string }> {
  const folder = mkdtempSync(join(tmpdir(), "capaian-db-"));
  const path = join(folder, "deep", "er", "capaian.db");
  await migrate(`file:${path}`, { at: createdAt });
  const { db, close } = await openDb(`file:${path}`);
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  return { db, path };
}

function aSessionOfNobody() {
  return {
    id: "s1",
    tokenHash: "h",
    userId: "nobody",
    createdAt,
    lastSeenAt: createdAt,
    expiresAt: createdAt,
  };
}

function signal(): { fire: () => void; fired: Promise<void> } {
  let fire: () => void = () => {};
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fire, fired };
}
