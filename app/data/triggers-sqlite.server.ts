import type Database from "better-sqlite3";
import { z } from "zod";
import { GUARD_PREFIX, guardsOf } from "./triggers.server.ts";

const Column = z.object({ table: z.string(), name: z.string() });
const Trigger = z.object({ name: z.string(), sql: z.string() });

/** Takes the guards off, so that a migration may rebuild and rewrite tables. */
export function dropSqliteGuards(file: Database.Database): void {
  for (const { name } of heldGuards(file)) file.exec(`DROP TRIGGER "${name}"`);
}

/** Puts every guard in place that is missing or differs, and takes off those no longer wanted. */
export function putSqliteGuards(file: Database.Database): void {
  const held = new Map(heldGuards(file).map(({ name, sql }) => [name, sql]));
  for (const { name, sql } of guardsOf("sqlite", columnsIn(file))) {
    const known = held.get(name);
    held.delete(name);
    if (known === sql) continue;
    if (known !== undefined) file.exec(`DROP TRIGGER "${name}"`);
    file.exec(sql);
  }
  for (const name of held.keys()) file.exec(`DROP TRIGGER "${name}"`);
}

function heldGuards(file: Database.Database): Array<z.infer<typeof Trigger>> {
  const rows = file
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ?) = ?")
    .all(GUARD_PREFIX.length, GUARD_PREFIX);
  return z.array(Trigger).parse(rows);
}

function columnsIn(file: Database.Database): Map<string, Array<string>> {
  const rows = file
    .prepare(
      `SELECT t.name AS "table", c.name AS name FROM sqlite_master t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' ORDER BY t.name, c.cid`,
    )
    .all();
  const columns = new Map<string, Array<string>>();
  for (const { table, name } of z.array(Column).parse(rows)) {
    columns.set(table, [...(columns.get(table) ?? []), name]);
  }
  return columns;
}
