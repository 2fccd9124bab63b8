import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Prisma, PrismaClient as SqliteClient } from "#app/generated/sqlite/client.ts";
import { DatabaseUrlError, parseDatabaseUrl, reasonOf } from "./database-url.server.ts";
import {
  type Db,
  type Engine,
  noteReader,
  noteSerialised,
  type Provider,
  type Tx,
} from "./db-engine.server.ts";
import { watchFacts } from "./fact-notes.server.ts";
import { sealFacts } from "./fact-seals.server.ts";
import { noteCommit } from "./seen-version.server.ts";
import { SqliteAdapterFactory } from "./sqlite-adapter.server.ts";
import { Turnstile } from "./turnstile.server.ts";

export {
  connectionOf,
  type Db,
  engineOf,
  type Provider,
  readerOf,
  requireSerialised,
  type Tx,
} from "./db-engine.server.ts";

export type OpenDb = { db: Db; provider: Provider; close: () => Promise<void> };

type Writers = { engine: Engine; turnstile: Turnstile };

/** Any number will do, as long as every server of one database uses the same. */
const WRITER_LOCK = 1_128_353_857;

const writersOf = new WeakMap<Db, Writers>();
const transactionOf = new AsyncLocalStorage<Db>();

/**
 * Opens the database and proves that it answers. Migrate first.
 *
 * @throws {DatabaseUrlError} when the address is wrong or nothing answers there.
 */
export async function openDb(databaseUrl: string): Promise<OpenDb> {
  const address = parseDatabaseUrl(databaseUrl);
  try {
    const { db, engine } =
      address.provider === "sqlite" ? sqliteClient(address.path) : await postgresClient(address);
    await db.$queryRaw`SELECT 1`;
    const opened = engine();
    writersOf.set(db, { engine: opened, turnstile: new Turnstile() });
    noteReader(db, opened);
    return { db, provider: address.provider, close: () => db.$disconnect() };
  } catch (error) {
    throw new DatabaseUrlError(databaseUrl, `the database does not open: ${reasonOf(error)}`);
  }
}

type Client = { db: Db; engine: () => Engine };

function sqliteClient(path: string): Client {
  mkdirSync(dirname(path), { recursive: true });
  const isInsideTransaction = () => transactionOf.getStore() === db;
  const adapter = new SqliteAdapterFactory({ path, isInsideTransaction });
  const db: Db = new SqliteClient({ adapter, errorFormat: "minimal" });
  return { db, engine: () => ({ provider: "sqlite", writer: adapter.writer, reader: adapter.reader }) };
}

/** Loads its driver only here: a process on SQLite does without. */
async function postgresClient({ url, schema }: { url: string; schema: string }): Promise<Client> {
  const [{ PrismaPg }, { PrismaClient: PostgresClient }] = await Promise.all([
    import("@prisma/adapter-pg"),
    import("#app/generated/postgres/client.ts"),
  ]);
  const pool = {
    connectionString: url,
    options: `-c search_path=${schema}`,
    application_name: "capaian",
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  };
  const client = new PostgresClient({ adapter: new PrismaPg(pool, { schema }), errorFormat: "minimal" });
  return {
    db: client as unknown as Db,
    engine: () => ({ provider: "postgresql", writer: null, reader: null }),
  };
}

/**
 * Runs `work` in one transaction while nobody else runs theirs, on this server or another.
 *
 * So a service may load, decide and save without fearing that what it decided on has changed. `work` must do
 * everything through `tx`, and may run a second time when the database was busy: keep other effects out of it.
 * Every fact it wrote is sealed in the audit log before the transaction ends.
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  { timeoutMs = 30_000 }: { timeoutMs?: number } = {},
): Promise<T> {
  const writers = writersOf.get(db);
  if (writers === undefined) throw new Error("inTransaction needs a database opened by openDb");
  if (transactionOf.getStore() === db) throw new Error("inTransaction inside inTransaction: pass tx on");
  const once = () => runSerialised(db, writers.engine, work, timeoutMs);
  return writers.turnstile.run(() =>
    once().catch((error) => (isBusy(error) ? once() : Promise.reject(error))),
  );
}

async function runSerialised<T>(db: Db, engine: Engine, work: (tx: Tx) => Promise<T>, timeoutMs: number) {
  let ran: Tx | null = null;
  const result = await db.$transaction(
    async (given) => {
      const tx = watchFacts(given);
      ran = tx;
      if (engine.provider === "postgresql")
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`;
      noteSerialised(tx, engine);
      return transactionOf.run(db, async () => {
        const result = await work(tx); // a query starts when it is awaited
        await sealFacts(tx);
        return result;
      });
    },
    { maxWait: timeoutMs, timeout: timeoutMs },
  );
  if (ran !== null) noteCommit(db, ran);
  return result;
}

/** Whether `error` says that a row with the same unique key is already there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** SQLite: another process held the write lock for too long. PostgreSQL: serialisation failure or deadlock. */
function isBusy(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && ["P1008", "P2034"].includes(error.code);
}
