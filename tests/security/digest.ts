import { createHash } from "node:crypto";
import type { Statement } from "better-sqlite3";
import { connectionOf, type Db } from "#app/data/db.server.ts";

/** What a request may touch although it was refused: when a session was last seen, and how often something was tried. */
const BESIDE = new Set(["Session", "RateLimit"]);

type Row = Record<string, unknown>;
const readers = new WeakMap<Db, ReadonlyArray<{ name: string; rows: Statement<[], Row> }>>();

/** Every table of a SQLite database with the digest of its rows. */
export function tablesDigest(db: Db): Record<string, string> {
  const reader = readers.get(db) ?? readTables(db);
  readers.set(db, reader);
  return Object.fromEntries(
    reader.map(({ name, rows }) => {
      const written = rows
        .all()
        .map((row) => JSON.stringify(row, plain))
        .sort();
      return [name, createHash("sha256").update(written.join("\n")).digest("hex")];
    }),
  );
}

function readTables(db: Db) {
  const connection = connectionOf(db);
  if (connection === null) throw new Error("a digest of all tables is taken of SQLite");
  return connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all()
    .map((row) => nameOf(row))
    .filter((name) => !BESIDE.has(name))
    .map((name) => ({ name, rows: connection.prepare<[], Row>(`SELECT * FROM "${name}"`) }));
}

function nameOf(row: unknown): string {
  if (typeof row === "object" && row !== null && "name" in row) return String(row.name);
  throw new Error("a table without a name");
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
