import type { Database } from "better-sqlite3";
import type { Prisma, PrismaClient as SqliteClient } from "#app/generated/sqlite/client.ts";
import type { DatabaseAddress } from "./database-url.server.ts";

export type Provider = DatabaseAddress["provider"];

/** The database outside a transaction. Both engines answer to the SQLite client's type. */
export type Db = SqliteClient;

/** The database inside `inTransaction`. */
export type Tx = Prisma.TransactionClient;

/** How a transaction writes many rows: SQLite's own connection, or null for PostgreSQL. */
export type Engine =
  | { provider: "sqlite"; writer: Database; reader: Database }
  | { provider: "postgresql"; writer: null; reader: null };

const readersOf = new WeakMap<Db | Tx, Engine>();
const serialisedTransactions = new WeakMap<Tx, Engine>();
const overTransactions = new WeakSet<Tx>();

/** Remembers what an opened database runs on. */
export function noteReader(db: Db, engine: Engine): void {
  readersOf.set(db, engine);
}

/** Remembers what a transaction runs on that no other runs beside. */
export function noteSerialised(tx: Tx, engine: Engine): void {
  serialisedTransactions.set(tx, engine);
}

/** Marks a transaction as over: nothing may be done through it any more. */
export function noteOver(tx: Tx): void {
  serialisedTransactions.delete(tx);
  overTransactions.add(tx);
}

/** @throws {Error} when the transaction is over: what is done now would be part of nobody's. */
export function requireUnderway(tx: Tx): void {
  if (overTransactions.has(tx)) throw new Error("this transaction is over");
}

/** SQLite's connection that sees what is committed; null for PostgreSQL and inside a transaction. */
export function readerOf(db: Db | Tx): Database | null {
  return readersOf.get(db)?.reader ?? null;
}

/** SQLite's connection for reading: within a transaction the transaction's own; null for PostgreSQL. */
export function connectionOf(db: Db | Tx): Database | null {
  return serialisedTransactions.get(db)?.writer ?? readerOf(db);
}

/** Guards what is only right while no other transaction runs, such as adding to a chain. */
export function requireSerialised(tx: Tx): void {
  engineOf(tx);
}

/** What a transaction runs on, for the few statements the two engines spell differently. */
export function engineOf(tx: Tx): Engine {
  const engine = serialisedTransactions.get(tx);
  if (engine === undefined) throw new Error("this needs the tx of inTransaction");
  return engine;
}
