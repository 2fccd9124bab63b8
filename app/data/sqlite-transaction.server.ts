import { setTimeout } from "node:timers/promises";
import {
  type ConnectionInfo,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";

const LOCK_WAIT_MS = 5000;

/** SQLite itself takes this many; Prisma would stop at 999, which a plan of a thousand slots goes beyond. */
const MOST_PARAMETERS = 32_766;

export const CONNECTION_INFO: ConnectionInfo = {
  maxBindValues: MOST_PARAMETERS,
  supportsRelationJoins: false,
};

/**
 * Prisma's adapter on a connection whose transaction somebody else has begun and ends. What Prisma would put
 * in a transaction of its own is part of that one.
 */
export class WithinTransaction implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "capaian-sqlite";
  readonly #connection: SqlDriverAdapter;

  constructor(connection: SqlDriverAdapter) {
    this.#connection = connection;
  }

  getConnectionInfo(): ConnectionInfo {
    return CONNECTION_INFO;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#connection.queryRaw(query);
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#connection.executeRaw(query);
  }

  executeScript(script: string): Promise<void> {
    return this.#connection.executeScript(script);
  }

  async startTransaction(): Promise<Transaction> {
    const nothing = async () => {};
    return {
      ...{ provider: this.provider, adapterName: this.adapterName, options: { usePhantomQuery: true } },
      queryRaw: (query) => this.queryRaw(query),
      executeRaw: (query) => this.executeRaw(query),
      ...{ commit: nothing, rollback: nothing },
      ...{ createSavepoint: nothing, rollbackToSavepoint: nothing, releaseSavepoint: nothing },
    };
  }

  async dispose(): Promise<void> {
    // the connection is its opener's
  }
}

/** Whether the write lock was another process's for too long. */
export function isLocked(error: unknown): boolean {
  return isDriverAdapterError(error) && error.cause.kind === "SocketTimeout";
}

/** Tries again while another process holds the write lock. A statement that did not get it has done nothing. */
export async function waitingForLock<T>(work: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + LOCK_WAIT_MS; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error) || performance.now() > deadline) throw error;
      await setTimeout(5);
    }
  }
}
