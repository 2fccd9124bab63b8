import { setTimeout } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  type ConnectionInfo,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { Turnstile } from "./turnstile.server.ts";

const SETTINGS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -16000;
  PRAGMA wal_autocheckpoint = 4000;
`;

/** SQLite itself waits for a lock by stopping the whole program, so it may do so only for this long. */
const BLOCKING_WAIT_MS = 20;
const LOCK_WAIT_MS = 5000;

/** SQLite itself takes this many; Prisma would stop at 999, which a plan of a thousand slots goes beyond. */
const MOST_PARAMETERS = 32_766;

type Options = {
  path: string;
  /** Whether the caller runs inside a transaction of this database, and so must use that transaction. */
  isInsideTransaction: () => boolean;
};

/**
 * Prisma's SQLite adapter on two connections: one reads, one writes.
 *
 * On a single connection everything that happens while a transaction awaits becomes part of it: other requests
 * would read what may yet be rolled back, and lose what they wrote with it. Here reads see only what is committed
 * and never wait, and writes take turns. A transaction takes the write lock when it begins, because one that reads
 * first and writes later fails at once when another process has written in between.
 */
export class SqliteAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = "sqlite";
  readonly adapterName = "capaian-sqlite";
  readonly #options: Options;
  #writer: Database.Database | null = null;
  #reader: Database.Database | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The connection transactions run on, for statements repeated so often that Prisma would cost more than they do. */
  get writer(): Database.Database {
    if (this.#writer === null) throw new Error("the database is not connected");
    return this.#writer;
  }

  /** The connection that sees what is committed, for what every request reads. */
  get reader(): Database.Database {
    if (this.#reader === null) throw new Error("the database is not connected");
    return this.#reader;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const connections = new PrismaBetterSqlite3({ url: `file:${this.#options.path}` });
    const writer = await connections.connect();
    await writer.executeScript(`${SETTINGS} PRAGMA busy_timeout = ${BLOCKING_WAIT_MS};`);
    this.#writer = connectionOf(writer);
    const reader = await connections.connect();
    await reader.executeScript(`${SETTINGS} PRAGMA query_only = ON;`);
    this.#reader = connectionOf(reader);
    return new TwoConnections(reader, writer, this.#options.isInsideTransaction);
  }
}

function connectionOf(adapter: SqlDriverAdapter): Database.Database {
  const connection: unknown = Reflect.get(adapter, "client");
  if (connection instanceof Database) return connection;
  throw new Error("the SQLite adapter does not show its connection");
}

class TwoConnections implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "capaian-sqlite";
  readonly #turnstile = new Turnstile();
  readonly #reader: SqlDriverAdapter;
  readonly #writer: SqlDriverAdapter;
  readonly #isInsideTransaction: () => boolean;

  constructor(reader: SqlDriverAdapter, writer: SqlDriverAdapter, isInsideTransaction: () => boolean) {
    this.#reader = reader;
    this.#writer = writer;
    this.#isInsideTransaction = isInsideTransaction;
  }

  getConnectionInfo(): ConnectionInfo {
    return { maxBindValues: MOST_PARAMETERS, supportsRelationJoins: false };
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    if (/^\s*SELECT\b/i.test(query.sql)) return this.#reader.queryRaw(query);
    return this.#write(() => this.#writer.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#write(() => this.#writer.executeRaw(query));
  }

  executeScript(script: string): Promise<void> {
    return this.#write(() => this.#writer.executeScript(script));
  }

  async startTransaction(): Promise<Transaction> {
    this.#refuseInsideTransaction();
    const leave = await this.#turnstile.enter();
    try {
      await waitingForLock(() => this.#writer.executeScript("BEGIN IMMEDIATE"));
      return new WriteTransaction(this.#writer, leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  async dispose(): Promise<void> {
    await this.#reader.dispose();
    await this.#writer.dispose();
  }

  async #write<T>(work: () => Promise<T>): Promise<T> {
    this.#refuseInsideTransaction();
    return this.#turnstile.run(() => waitingForLock(work));
  }

  #refuseInsideTransaction(): void {
    if (!this.#isInsideTransaction()) return;
    throw new Error("db was used to write inside inTransaction, where it would wait for itself: use tx");
  }
}

class WriteTransaction implements Transaction {
  readonly provider = "sqlite";
  readonly adapterName = "capaian-sqlite";
  readonly options = { usePhantomQuery: false };
  readonly #connection: SqlDriverAdapter;
  readonly #leave: () => void;

  constructor(connection: SqlDriverAdapter, leave: () => void) {
    this.#connection = connection;
    this.#leave = leave;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#connection.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#connection.executeRaw(query);
  }

  /** Prisma has already sent COMMIT. */
  async commit(): Promise<void> {
    this.#leave();
  }

  /** Prisma has sent ROLLBACK, unless it comes here because COMMIT failed. */
  async rollback(): Promise<void> {
    try {
      await this.#connection.executeScript("ROLLBACK");
    } catch {
      // no transaction is open any more
    } finally {
      this.#leave();
    }
  }

  async createSavepoint(name: string): Promise<void> {
    await this.#connection.executeScript(`SAVEPOINT ${name}`);
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.#connection.executeScript(`ROLLBACK TO ${name}`);
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.#connection.executeScript(`RELEASE SAVEPOINT ${name}`);
  }
}

/** Tries again while another process holds the write lock. A statement that did not get it has done nothing. */
async function waitingForLock<T>(work: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + LOCK_WAIT_MS; ; ) {
    try {
      return await work();
    } catch (error) {
      const isLocked = isDriverAdapterError(error) && error.cause.kind === "SocketTimeout";
      if (!isLocked || performance.now() > deadline) throw error;
      await setTimeout(5);
    }
  }
}
