import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { Prisma, PrismaClient as SqliteClient } from "#app/generated/sqlite/client.ts";
import { DatabaseUrlError, parseDatabaseUrl, reasonOf } from "./database-url.server.ts";
import {
  type Db,
  type Engine,
  noteOver,
  noteReader,
  noteSerialised,
  type Provider,
  type Tx,
} from "./db-engine.server.ts";
import { watchFacts } from "./fact-notes.server.ts";
import { sealFacts } from "./fact-seals.server.ts";
import { lazyClient } from "./lazy-client.server.ts";
import { noteCommit } from "./seen-version.server.ts";
import { connectionOf as connectionOfAdapter, SqliteAdapterFactory } from "./sqlite-adapter.server.ts";
import { isLocked } from "./sqlite-transaction.server.ts";
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

/** Runs work in a transaction that no other server's runs beside, and undoes it when it takes too long. */
type Begin = <T>(work: (tx: Tx) => Promise<T>, timeoutMs: number) => Promise<T>;
type Writers = { engine: Engine; begin: Begin; turnstile: Turnstile };

/** Any number will do, as long as every server of one database uses the same. */
const WRITER_LOCK = 1_128_353_857;

const writersOf = new WeakMap<Db, Writers>();
/** By replica: the database that takes its writes. */
const primaryOf = new WeakMap<Db, Db>();
const transactionOf = new AsyncLocalStorage<Db>();

/**
 * Opens the database and proves that it answers. Migrate first.
 *
 * @throws {DatabaseUrlError} when the address is wrong or nothing answers there.
 */
export async function openDb(databaseUrl: string): Promise<OpenDb> {
  const address = parseDatabaseUrl(databaseUrl);
  try {
    const { db, engine, begin, close } =
      address.provider === "sqlite" ? await sqliteClient(address.path) : await postgresClient(address);
    if (address.provider === "postgresql") await db.$queryRaw`SELECT 1`;
    writersOf.set(db, { engine, begin, turnstile: new Turnstile() });
    noteReader(db, engine);
    return { db, provider: address.provider, close };
  } catch (error) {
    throw new DatabaseUrlError(databaseUrl, `the database does not open: ${reasonOf(error)}`);
  }
}

/**
 * Opens a replica of a PostgreSQL database that is open. What is read through it may lag behind; what is written
 * through it goes to the database itself. It need not answer now: whoever reads finds out.
 *
 * @throws {DatabaseUrlError} when the address is not one of PostgreSQL.
 */
export async function openReplica(replicaUrl: string, primary: Db): Promise<Omit<OpenDb, "provider">> {
  const address = parseDatabaseUrl(replicaUrl);
  if (address.provider !== "postgresql")
    throw new DatabaseUrlError(replicaUrl, "a replica is one of PostgreSQL", "DATABASE_REPLICA_URL");
  const { db, engine, close } = await postgresClient(address);
  noteReader(db, engine);
  primaryOf.set(db, primary);
  return { db, close };
}

type Client = Omit<Writers, "turnstile"> & { db: Db; close: () => Promise<void> };

/** Prisma's client for SQLite is loaded by the first question put to it, and a worker may never put one. */
async function sqliteClient(path: string): Promise<Client> {
  mkdirSync(dirname(path), { recursive: true });
  const isInsideTransaction = () => transactionOf.getStore() === db;
  const adapter = new SqliteAdapterFactory({ path, isInsideTransaction });
  const made: Array<Db> = [];
  const clientOn = (factory: SqlDriverAdapterFactory) =>
    lazyClient(() => {
      const client: Db = new SqliteClient({ adapter: factory, errorFormat: "minimal" });
      made.push(client);
      return client;
    });
  const db = clientOn(adapter);
  const inside = clientOn(adapter.withinTransaction);
  const { reader, writer } = await adapter.open();
  const engine: Engine = {
    ...{ provider: "sqlite", reader: connectionOfAdapter(reader), writer: connectionOfAdapter(writer) },
  };
  engine.reader.prepare("SELECT COUNT(*) FROM sqlite_schema").get();
  const close = async () => {
    await Promise.all(made.map((client) => client.$disconnect()));
    await adapter.close();
  };
  const begin: Begin = (work, timeoutMs) => inOwnTransaction(adapter, () => work(inside), timeoutMs);
  return { db, engine, begin, close };
}

/** Begins, works, and ends: what takes longer than its time is undone, and hears so. */
async function inOwnTransaction<T>(
  adapter: SqliteAdapterFactory,
  work: () => Promise<T>,
  timeoutMs: number,
): Promise<T> {
  const transaction = await adapter.begin();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`a transaction took longer than ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    const result = await Promise.race([work(), timeUp]);
    transaction.commit();
    return result;
  } catch (error) {
    transaction.rollback();
    throw error;
  } finally {
    clearTimeout(timer);
  }
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
  const db = client as unknown as Db;
  const begin: Begin = (work, timeoutMs) =>
    db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`;
        return work(tx);
      },
      { maxWait: timeoutMs, timeout: timeoutMs },
    );
  const engine: Engine = { provider: "postgresql", writer: null, reader: null };
  return { db, engine, begin, close: () => db.$disconnect() };
}

/**
 * Runs `work` in one transaction while nobody else runs theirs, on this server or another.
 *
 * So a service may load, decide and save without fearing that what it decided on has changed. `work` must do
 * everything through `tx`, and may run a second time when the database was busy: keep other effects out of it.
 * Every fact it wrote is sealed in the audit log before the transaction ends.
 */
export async function inTransaction<T>(
  asked: Db,
  work: (tx: Tx) => Promise<T>,
  { timeoutMs = 30_000, ahead = false }: { timeoutMs?: number; ahead?: boolean } = {},
): Promise<T> {
  const db = primaryOf.get(asked) ?? asked;
  const writers = writersOf.get(db);
  if (writers === undefined) throw new Error("inTransaction needs a database opened by openDb");
  if (transactionOf.getStore() === db) throw new Error("inTransaction inside inTransaction: pass tx on");
  const once = () => runSerialised(db, writers, work, timeoutMs);
  return writers.turnstile.run(
    () => once().catch((error) => (isBusy(error) ? once() : Promise.reject(error))),
    { ahead },
  );
}

async function runSerialised<T>(
  db: Db,
  { engine, begin }: Writers,
  work: (tx: Tx) => Promise<T>,
  timeoutMs: number,
) {
  let ran: Tx | null = null;
  try {
    const result = await begin((given) => {
      const tx = watchFacts(given);
      ran = tx;
      noteSerialised(tx, engine);
      return withinContext(db, async () => {
        const result = await work(tx); // a query starts when it is awaited
        await sealFacts(tx);
        return result;
      });
    }, timeoutMs);
    if (ran !== null) noteCommit(db, ran);
    return result;
  } finally {
    if (ran !== null) noteOver(ran);
  }
}

let underway = 0;

/** Knowing who runs inside a transaction costs every promise of the program a little: only while one runs. */
async function withinContext<T>(db: Db, work: () => Promise<T>): Promise<T> {
  underway += 1;
  try {
    return await transactionOf.run(db, work);
  } finally {
    underway -= 1;
    if (underway === 0) transactionOf.disable();
  }
}

/** Whether `error` says that a row with the same unique key is already there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** SQLite: another process held the write lock for too long. PostgreSQL: serialisation failure or deadlock. */
function isBusy(error: unknown): boolean {
  if (isLocked(error)) return true;
  return error instanceof Prisma.PrismaClientKnownRequestError && ["P1008", "P2034"].includes(error.code);
}
