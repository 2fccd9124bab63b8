import { createHash } from "node:crypto";
import { connectionOf, type Db } from "#app/data/db.server.ts";

/** What a request may touch although it was refused: when a session was last seen, and how often something was tried. */
const BESIDE = new Set(["Session", "RateLimit"]);

/** Every table of a SQLite database with the digest of its rows. */
export function tablesDigest(db: Db): Record<string, string> {
  const connection = connectionOf(db);
  if (connection === null) throw new Error("a digest of all tables is taken of SQLite");
  const tables = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .all()
    .map((row) => nameOf(row))
    .filter((name) => !BESIDE.has(name));
  return Object.fromEntries(
    tables.map((name) => {
      const rows = connection
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row, plain))
        .sort();
      return [name, createHash("sha256").update(rows.join("\n")).digest("hex")];
    }),
  );
}

function nameOf(row: unknown): string {
  if (typeof row === "object" && row !== null && "name" in row) return String(row.name);
  throw new Error("a table without a name");
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
