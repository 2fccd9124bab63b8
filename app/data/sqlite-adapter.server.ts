import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  ConnectionInfo,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { CONNECTION_INFO, WithinTransaction, waitingForLock } from "./sqlite-transaction.server.ts";
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

/** Kibibytes, as a negative number. What is written goes to the log and need not be held. */
const WRITER_CACHE = -8_000;

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
  readonly #turnstile = new Turnstile();
  #opened: Promise<Opened> | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Opens the file. Prisma, which costs far more, is loaded when something first asks it. */
  open(): Promise<Opened> {
    this.#opened ??= openBoth(this.#options.path);
    return this.#opened;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const { reader, writer } = await this.open();
    return new TwoConnections(reader, writer, this.#turnstile, this.#options.isInsideTransaction);
  }

  /** Prisma's way to the connection of a transaction begun with {@link begin}. */
  get withinTransaction(): SqlDriverAdapterFactory {
    const connect = async () => new WithinTransaction((await this.open()).writer);
    return { provider: this.provider, adapterName: this.adapterName, connect };
  }

  /** Takes the write lock; whoever calls it ends the transaction. */
  async begin(): Promise<OpenTransaction> {
    const { writer } = await this.open();
    const leave = await this.#turnstile.enter();
    try {
      await waitingForLock(() => writer.executeScript("BEGIN IMMEDIATE"));
    } catch (error) {
      leave();
      throw error;
    }
    const connection = connectionOf(writer);
    return {
      commit() {
        connection.exec("COMMIT");
        leave();
      },
      rollback() {
        if (connection.inTransaction) connection.exec("ROLLBACK");
        leave();
      },
    };
  }

  async close(): Promise<void> {
    if (this.#opened === null) return;
    const { reader, writer } = await this.#opened;
    await reader.dispose();
    await writer.dispose();
  }
}

type Opened = { reader: SqlDriverAdapter; writer: SqlDriverAdapter };
export type OpenTransaction = { commit: () => void; rollback: () => void };

async function openBoth(path: string): Promise<Opened> {
  const connections = new PrismaBetterSqlite3({ url: `file:${path}` });
  const writer = await connections.connect();
  const forWriting = `PRAGMA busy_timeout = ${BLOCKING_WAIT_MS}; PRAGMA cache_size = ${WRITER_CACHE};`;
  await writer.executeScript(`${SETTINGS} ${forWriting}`);
  const reader = await connections.connect();
  await reader.executeScript(`${SETTINGS} PRAGMA query_only = ON;`);
  return { reader, writer };
}

/** The driver's own connection, for statements repeated so often that Prisma would cost more than they do. */
export function connectionOf(adapter: SqlDriverAdapter): Database.Database {
  const connection: unknown = Reflect.get(adapter, "client");
  if (connection instanceof Database) return connection;
  throw new Error("the SQLite adapter does not show its connection");
}

class TwoConnections implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "capaian-sqlite";
  readonly #turnstile: Turnstile;
  readonly #reader: SqlDriverAdapter;
  readonly #writer: SqlDriverAdapter;
  readonly #isInsideTransaction: () => boolean;

  constructor(
    reader: SqlDriverAdapter,
    writer: SqlDriverAdapter,
    turnstile: Turnstile,
    isInsideTransaction: () => boolean,
  ) {
    this.#reader = reader;
    this.#writer = writer;
    this.#turnstile = turnstile;
    this.#isInsideTransaction = isInsideTransaction;
  }

  getConnectionInfo(): ConnectionInfo {
    return CONNECTION_INFO;
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
