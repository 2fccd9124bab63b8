import type pg from "pg";
import { z } from "zod";
import { GUARD_PREFIX, guardsDigest, guardsOf } from "./triggers.server.ts";

const Column = z.object({ table: z.string(), name: z.string() });
const Held = z.object({
  name: z.string(),
  table: z.string(),
  enabled: z.boolean(),
  digest: z.string().nullable(),
});

/** Takes the guards off, so that a migration may rebuild and rewrite tables. */
export async function dropPostgresGuards(client: pg.Client): Promise<void> {
  for (const { name, table } of await heldGuards(client)) await drop(client, name, table);
}

/** Puts the guards in place when one is missing, switched off or differs. */
export async function putPostgresGuards(client: pg.Client): Promise<void> {
  const wanted = guardsOf("postgresql", await columnsIn(client));
  const digest = guardsDigest(wanted);
  const held = await heldGuards(client);
  const names = new Set(wanted.map(({ name }) => name));
  const holds = held.filter((guard) => names.has(guard.name) && guard.enabled && guard.digest === digest);
  if (holds.length === wanted.length && held.length === wanted.length) return;
  await client.query("BEGIN");
  for (const { name, table } of held) await drop(client, name, table);
  for (const { name, table, sql } of wanted) {
    await client.query(sql);
    await client.query(`COMMENT ON TRIGGER "${name}" ON "${table}" IS '${digest}'`);
  }
  await client.query("COMMIT");
}

async function drop(client: pg.Client, name: string, table: string): Promise<void> {
  await client.query(`DROP TRIGGER "${name}" ON "${table}"`);
  await client.query(`DROP FUNCTION IF EXISTS "${name}"()`);
}

async function heldGuards(client: pg.Client): Promise<Array<z.infer<typeof Held>>> {
  const { rows } = await client.query(
    `SELECT t.tgname AS name, c.relname AS "table", t.tgenabled <> 'D' AS enabled,
       obj_description(t.oid, 'pg_trigger') AS digest
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND starts_with(t.tgname, $1) ORDER BY t.tgname`,
    [GUARD_PREFIX],
  );
  return z.array(Held).parse(rows);
}

async function columnsIn(client: pg.Client): Promise<Map<string, Array<string>>> {
  const { rows } = await client.query(
    `SELECT table_name AS "table", column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
  );
  const columns = new Map<string, Array<string>>();
  for (const { table, name } of z.array(Column).parse(rows)) {
    columns.set(table, [...(columns.get(table) ?? []), name]);
  }
  return columns;
}
