import { hash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { appendAudit, lastEntry } from "./audit.server.ts";
import { connectionOf, type Db, type Tx } from "./db-engine.server.ts";
import { factNotes } from "./fact-notes.server.ts";
import { FACT_TABLES, keyColumnsOf, rowKey } from "./fact-tables.server.ts";

/** Action of an audit entry that carries digests of facts. */
export const FACTS_SEALED = "facts.sealed";

/** Of one table: the columns a digest is made over, and the digest of each row by its key. */
const TableSeal = z.object({ columns: z.array(z.string()), rows: z.record(z.string(), z.string()) });

/** What a sealing entry says: rows as they now stand, and rows that were removed on purpose. */
export const SealSchema = z.object({
  written: z.record(z.string(), TableSeal),
  removed: z.record(z.string(), z.array(z.string())),
});
export type Seal = z.infer<typeof SealSchema>;

/** A row as the database gives it, whichever engine. */
export type FactRow = Readonly<Record<string, unknown>>;

/** From how many rows of a table on others are answered before they are sealed. */
const MANY_ROWS = 500;

/** Seals in the audit log what a transaction wrote and removed. Writes nothing when that was no facts. */
export async function sealFacts(tx: Tx): Promise<void> {
  const notes = factNotes(tx);
  if (notes === null) return;
  const written: Seal["written"] = {};
  let latest: Date | null = notes.at;
  for (const [table, keys] of notes.written) {
    if (keys.size > MANY_ROWS) await setImmediate();
    const rows = await rowsOf(tx, table, [...keys], notes.rows.get(table));
    if (rows.length > 0) written[table] = sealOf(table, rows);
    if (notes.at === null) latest = latestOf(rows, latest);
  }
  const removed = Object.fromEntries([...notes.removed].map(([table, keys]) => [table, [...keys].sort()]));
  await appendSeal(tx, { written, removed: withoutEmpty(removed) }, latest);
}

/** Rows as they stand: those whose one statement is known need not be read again. */
async function rowsOf(
  tx: Tx,
  table: string,
  keys: ReadonlyArray<string>,
  whole: ReadonlyMap<string, FactRow> = new Map(),
): Promise<Array<FactRow>> {
  const known = keys.map((key) => whole.get(key)).filter((row) => row !== undefined);
  if (known.length === keys.length) return known;
  return [
    ...known,
    ...(await factRows(
      tx,
      table,
      keys.filter((key) => !whole.has(key)),
    )),
  ];
}

/** Adds one sealing entry. `at` is the instant of what it seals; the log's last one when that is later. */
export async function appendSeal(tx: Tx, seal: Seal, at: Date | null): Promise<void> {
  const tables = [...new Set([...Object.keys(seal.written), ...Object.keys(seal.removed)])].sort();
  if (tables.length === 0) return;
  const last = await lastEntry(tx);
  const instants = [at, last?.at ?? null].flatMap((each) => (each === null ? [] : [each.getTime()]));
  await appendAudit(
    tx,
    {
      ...{ actorId: null, actorLabel: "system", action: FACTS_SEALED, reason: null, planId: null },
      ...{ subjectType: "facts", subjectId: tables.join(" "), before: null, after: seal },
    },
    { at: new Date(Math.max(0, ...instants)) },
  );
}

/** The digests of rows of one table. */
export function sealOf(table: string, rows: ReadonlyArray<FactRow>): z.infer<typeof TableSeal> {
  const erasable = FACT_TABLES[table]?.erasable ?? [];
  const columns = Object.keys(rows[0] ?? {})
    .filter((name) => !erasable.includes(name))
    .sort();
  return {
    columns,
    rows: Object.fromEntries(rows.map((row) => [rowKey(table, row) ?? "", factDigest(row, columns)])),
  };
}

/**
 * SHA-256 of a row's columns as canonical JSON, base64url. Empty columns are left out, and instants and
 * truth values are written alike for both engines, so that a copy in the other engine has the same digest.
 */
export function factDigest(row: FactRow, columns: ReadonlyArray<string>): string {
  let text = "";
  for (const name of columns) {
    const value = plainOf(row[name]);
    if (value === null) continue;
    text += `${text === "" ? "{" : ","}${JSON.stringify(name)}:${JSON.stringify(value)}`; // as canonicalJson would
  }
  return hash("sha256", text === "" ? "{}" : `${text}}`, "base64url");
}

const MOST_INSTANT = 40;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function plainOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value); // as SQLite's connection reads whole numbers
  const text = typeof value === "string" ? value : String(value);
  if (text.length > MOST_INSTANT) return text;
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : text;
}

/** Rows of a table by their keys, every column, as they stand. */
export async function factRows(
  db: Db | Tx,
  table: string,
  keys: ReadonlyArray<string>,
): Promise<Array<FactRow>> {
  if (keys.length === 0) return [];
  const wanted = new Set(keys);
  const first = keyColumnsOf(table)[0] ?? "id";
  const given = JSON.stringify([...new Set(keys.map((key) => key.split(" ")[0] ?? key))]);
  const select = `SELECT * FROM "${table}" WHERE "${first}" IN`;
  const sqlite = connectionOf(db);
  const rows: ReadonlyArray<unknown> =
    sqlite === null
      ? await db.$queryRawUnsafe(`${select} (SELECT json_array_elements_text(CAST($1 AS json)))`, given)
      : sqlite.prepare(`${select} (SELECT value FROM json_each(?))`).all(given);
  return rows.filter(isRow).filter((row) => wanted.has(rowKey(table, row) ?? ""));
}

/** The rows of a table that come after one, or from the first, in the order of their keys. */
export async function factRowsAfter(
  db: Db | Tx,
  table: string,
  { after, most }: { after: FactRow | null; most: number },
): Promise<Array<FactRow>> {
  const columns = keyColumnsOf(table);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const sqlite = connectionOf(db);
  const places = columns.map((_, index) => (sqlite === null ? `$${index + 1}` : "?")).join(", ");
  const where = after === null ? "" : `WHERE (${names}) > (${places})`;
  const given = after === null ? [] : columns.map((column) => after[column]);
  const sql = `SELECT * FROM "${table}" ${where} ORDER BY ${names} LIMIT ${most}`;
  const rows: ReadonlyArray<unknown> =
    sqlite === null ? await db.$queryRawUnsafe(sql, ...given) : sqlite.prepare(sql).all(given);
  return rows.filter(isRow);
}

function isRow(row: unknown): row is FactRow {
  return typeof row === "object" && row !== null;
}

const INSTANT_COLUMNS = [
  "recordedAt",
  "at",
  "issuedAt",
  "createdAt",
  "storedAt",
  "uploadedAt",
  "moderatedAt",
];

function latestOf(rows: ReadonlyArray<FactRow>, before: Date | null): Date | null {
  let latest = before;
  for (const row of rows) {
    for (const name of INSTANT_COLUMNS) {
      const value = row[name];
      if (!(value instanceof Date) && typeof value !== "string") continue;
      const instant = new Date(value);
      if (!Number.isNaN(instant.getTime()) && (latest === null || instant > latest)) latest = instant;
    }
  }
  return latest;
}

function withoutEmpty(lists: Record<string, Array<string>>): Record<string, Array<string>> {
  return Object.fromEntries(Object.entries(lists).filter(([, keys]) => keys.length > 0));
}
