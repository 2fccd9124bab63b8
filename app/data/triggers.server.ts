import { createHash } from "node:crypto";
import { PSEUDONYM_LENGTH } from "#app/domain/privacy/pseudonym.ts";
import type { Provider } from "./db-engine.server.ts";
import { FACT_TABLES, type FactTable } from "./fact-tables.server.ts";

/** Begins the name of every trigger that guards facts. */
export const GUARD_PREFIX = "fact_guard_";
/** Begins what the database answers to a change it refuses. */
export const GUARD_REFUSAL = "facts are kept:";

export type Guard = { table: string; name: string; sql: string };

/** Columns of the tables a database has, by table. */
export type TableColumns = ReadonlyMap<string, ReadonlyArray<string>>;

/**
 * The triggers that make a database refuse to change and delete facts, one of each kind per table.
 * Tables the database does not have are passed over.
 */
export function guardsOf(provider: Provider, columnsOf: TableColumns): Array<Guard> {
  return Object.entries(FACT_TABLES).flatMap(([table, rule]) => {
    const columns = columnsOf.get(table);
    if (columns === undefined || !rule.guarded) return [];
    return provider === "sqlite" ? sqliteGuards(table, rule, columns) : postgresGuards(table, rule, columns);
  });
}

/** Tells one set of guards from another. */
export function guardsDigest(guards: ReadonlyArray<Guard>): string {
  return createHash("sha256")
    .update(guards.map(({ sql }) => sql).join("\n"))
    .digest("hex");
}

function sqliteGuards(table: string, rule: FactTable, columns: ReadonlyArray<string>): Array<Guard> {
  const guard = (kind: "update" | "delete", condition: string): Guard => {
    const name = `${GUARD_PREFIX}${table}_${kind}`;
    const refuse = `SELECT RAISE(ABORT, '${GUARD_REFUSAL} ${table} ${kind}');`;
    const when = `BEFORE ${kind.toUpperCase()} ON "${table}" WHEN ${condition}`;
    return { table, name, sql: `CREATE TRIGGER "${name}" ${when} BEGIN ${refuse} END` };
  };
  return [guard("update", changes(rule, columns)), guard("delete", deletion(rule))];
}

/** PostgreSQL asks for a function per trigger; TRUNCATE, which deletes unseen by rows, is refused too. */
function postgresGuards(table: string, rule: FactTable, columns: ReadonlyArray<string>): Array<Guard> {
  const guard = (kind: "update" | "delete", condition: string): Guard => {
    const name = `${GUARD_PREFIX}${table}_${kind}`;
    const raise = `RAISE EXCEPTION '${GUARD_REFUSAL} ${table} ${kind}';`;
    const body = `BEGIN IF ${condition} THEN ${raise} END IF; RETURN ${kind === "update" ? "NEW" : "OLD"}; END`;
    const sql = `CREATE OR REPLACE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ ${body} $guard$;
      CREATE OR REPLACE TRIGGER "${name}" BEFORE ${kind.toUpperCase()} ON "${table}"
      FOR EACH ROW EXECUTE FUNCTION "${name}"();`;
    return { table, name, sql };
  };
  const name = `${GUARD_PREFIX}${table}_truncate`;
  const raise = `BEGIN RAISE EXCEPTION '${GUARD_REFUSAL} ${table} truncate'; END`;
  const truncate = `CREATE OR REPLACE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ ${raise} $guard$;
    CREATE OR REPLACE TRIGGER "${name}" BEFORE TRUNCATE ON "${table}"
    FOR EACH STATEMENT EXECUTE FUNCTION "${name}"();`;
  return [
    guard("update", changes(rule, columns)),
    guard("delete", deletion(rule)),
    { table, name, sql: truncate },
  ];
}

/** True of an update that is refused: one that changes a column which may not change, or not into this. */
function changes({ mutable = [], tombstone = [] }: FactTable, columns: ReadonlyArray<string>): string {
  const kept = columns.filter((column) => !mutable.includes(column));
  return kept
    .map((column) => {
      const differs = `OLD."${column}" IS DISTINCT FROM NEW."${column}"`;
      return tombstone.includes(column) ? `(${differs} AND NOT ${carriesPseudonym(column)})` : differs;
    })
    .join(" OR ");
}

/** True of new words in which a name was replaced by the pseudonym of an erasure on record. */
function carriesPseudonym(column: string): string {
  return `EXISTS (SELECT 1 FROM "Erasure" e WHERE NEW."${column}" LIKE '%#' || substr(e."id", length(e."id") - ${PSEUDONYM_LENGTH - 1}) || '%')`;
}

function deletion({ deletable }: FactTable): string {
  return deletable === undefined ? "TRUE" : `NOT (${deletable.replaceAll(/\s+/g, " ")})`;
}
