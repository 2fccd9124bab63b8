import { requireUnderway, type Tx } from "./db-engine.server.ts";
import { isSealed, keyColumnsOf, rowKey, SEALED_TABLES } from "./fact-tables.server.ts";

/** Which facts a transaction wrote and removed, by table. */
export type FactNotes = {
  written: Map<string, Set<string>>;
  /** Of those written whole by one statement, and by no other since: the row itself, by key. */
  rows: Map<string, Map<string, WholeRow>>;
  removed: Map<string, Set<string>>;
  /** Instant of the last audit entry the transaction wrote; null without one. */
  at: Date | null;
};

export type WholeRow = Readonly<Record<string, unknown>>;

const notesOf = new WeakMap<Tx, FactNotes>();

/** What has been noted of a transaction so far; null of one that nobody watches. */
export function factNotes(tx: Tx): FactNotes | null {
  return notesOf.get(tx) ?? null;
}

/** Notes new rows, every column of them, written otherwise than through the client's own methods. */
export function noteWritten(tx: Tx, table: string, rows: ReadonlyArray<WholeRow>): void {
  const notes = notesOf.get(tx);
  if (notes === undefined || !isSealed(table)) return;
  addWritten(notes, table, keysIn(table, rows));
  const whole = notes.rows.get(table) ?? new Map<string, WholeRow>();
  notes.rows.set(table, whole);
  for (const row of rows) whole.set(rowKey(table, row) ?? "", row);
}

/** Notes rows changed otherwise than through the client's own methods, by their keys. */
export function noteChanged(tx: Tx, table: string, rows: ReadonlyArray<WholeRow>): void {
  const notes = notesOf.get(tx);
  if (notes !== undefined && isSealed(table)) addWritten(notes, table, keysIn(table, rows));
}

function addWritten(notes: FactNotes, table: string, keys: ReadonlyArray<string>): void {
  addTo(notes.written, table, keys);
  const whole = notes.rows.get(table);
  if (whole !== undefined) for (const key of keys) whole.delete(key);
}

/** Notes when the transaction's last audit entry was made. */
export function noteEntryInstant(tx: Tx, at: Date): void {
  const notes = notesOf.get(tx);
  if (notes !== undefined) notes.at = at;
}

/** The same transaction, with every fact noted that is written or removed through it. */
export function watchFacts(tx: Tx): Tx {
  const notes: FactNotes = { written: new Map(), rows: new Map(), removed: new Map(), at: null };
  const watched: Tx = new Proxy(tx, {
    get(target, property) {
      requireUnderway(watched);
      const value: unknown = Reflect.get(target, property);
      const table = typeof property === "string" ? TABLE_OF.get(property) : undefined;
      if (table === undefined) return typeof value === "function" ? value.bind(target) : value;
      return isRecord(value) ? watchTable(value, table, notes) : value;
    },
  });
  notesOf.set(watched, notes);
  return watched;
}

/** By the client's name for it: `report` for the table `Report`. */
const TABLE_OF = new Map(
  SEALED_TABLES.map((table) => [`${table.charAt(0).toLowerCase()}${table.slice(1)}`, table]),
);

type Method = (args: unknown) => Promise<unknown>;
type Watch = (call: Method, args: unknown, find: Find, notes: FactNotes, table: string) => Promise<unknown>;
/** Keys of the rows a condition means. */
type Find = (where: unknown, how: "findUnique" | "findMany") => Promise<Array<string>>;

function watchTable(delegate: Record<string, unknown>, table: string, notes: FactNotes): object {
  const find: Find = async (where, how) => {
    const select = Object.fromEntries(keyColumnsOf(table).map((column) => [column, true]));
    return keysIn(table, await methodOf(delegate, how)({ where, select }));
  };
  return new Proxy(delegate, {
    get(target, property) {
      const watch = typeof property === "string" ? WATCHES[property] : undefined;
      if (watch === undefined || typeof property !== "string") return Reflect.get(target, property);
      const call = methodOf(target, property);
      return (args: unknown) => watch(call, args, find, notes, table);
    },
  });
}

const create: Watch = async (call, args, _find, notes, table) => {
  addWritten(notes, table, keysIn(table, partOf(args, "data")));
  return call(args);
};

const update =
  (how: "findUnique" | "findMany"): Watch =>
  async (call, args, find, notes, table) => {
    addWritten(notes, table, await find(partOf(args, "where"), how));
    return call(args);
  };

const remove =
  (how: "findUnique" | "findMany"): Watch =>
  async (call, args, find, notes, table) => {
    const keys = await find(partOf(args, "where"), how);
    addTo(notes.removed, table, keys);
    const written = notes.written.get(table);
    for (const key of keys) written?.delete(key);
    return call(args);
  };

const upsert: Watch = async (call, args, find, notes, table) => {
  const known = await find(partOf(args, "where"), "findUnique");
  addWritten(notes, table, known.length > 0 ? known : keysIn(table, partOf(args, "create")));
  return call(args);
};

const WATCHES: Readonly<Record<string, Watch>> = {
  ...{ create, createMany: create, createManyAndReturn: create, upsert },
  ...{ update: update("findUnique"), updateMany: update("findMany") },
  ...{ delete: remove("findUnique"), deleteMany: remove("findMany") },
};

function methodOf(delegate: Record<string, unknown>, name: string): Method {
  const method = delegate[name];
  if (typeof method !== "function") throw new Error(`the client has no ${name}`);
  return (args) => method.call(delegate, args);
}

function partOf(args: unknown, name: string): unknown {
  return isRecord(args) ? args[name] : undefined;
}

function keysIn(table: string, rows: unknown): Array<string> {
  const list: ReadonlyArray<unknown> = Array.isArray(rows) ? rows : [rows];
  return list.flatMap((row) => (isRecord(row) ? (rowKey(table, row) ?? []) : []));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function addTo(noted: Map<string, Set<string>>, table: string, keys: ReadonlyArray<string>): void {
  const known = noted.get(table) ?? new Set<string>();
  noted.set(table, known);
  for (const key of keys) known.add(key);
}
