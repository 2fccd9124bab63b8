import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Provider } from "./db.server.ts";

/** Why a database is not brought up to date. Each has its sentence in the catalogues. */
export type MigrationRefusalCode =
  /** A migration that was applied has since been edited. */
  | "migration_edited"
  /** The database knows migrations that this program does not: the program is the older one. */
  | "database_ahead"
  /** A migration began and never ended; a person has to look. */
  | "migration_unfinished"
  /** The database refused the SQL; nothing of that migration remains. */
  | "migration_failed"
  /** Rows point at rows that are not there. */
  | "broken_references"
  /** There are tables, and they are not ours. */
  | "database_not_ours"
  /** Another program holds the database. */
  | "database_busy"
  | "database_unreachable"
  | "migrations_missing";

export class MigrationRefusal extends Error {
  override readonly name = "MigrationRefusal";
  readonly code: MigrationRefusalCode;
  /** What the sentence needs: a migration's name, the database's own reason. */
  readonly detail: Readonly<Record<string, string>>;

  constructor(code: MigrationRefusalCode, detail: Record<string, string>) {
    super(`${code}: ${JSON.stringify(detail)}`);
    this.code = code;
    this.detail = detail;
  }
}

export type Migration = { name: string; sql: string; checksum: string };

/** A row of `_prisma_migrations` that has not been rolled back. */
export type RecordedMigration = { name: string; checksum: string; finished: boolean };

const FOLDERS: Readonly<Record<Provider, string>> = { sqlite: "sqlite", postgresql: "postgres" };

/** The migrations of this program, in the order they are applied. */
export function readMigrations(provider: Provider, folder = migrationsFolder(provider)): Array<Migration> {
  if (!existsSync(folder)) throw new MigrationRefusal("migrations_missing", { folder });
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "migration.sql")));
  if (names.length === 0) throw new MigrationRefusal("migrations_missing", { folder });
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/** The SQL stays in prisma/, whether this runs from source or from the build. */
export function migrationsFolder(provider: Provider): string {
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  return join(dirname(program), "..", "..", "prisma", FOLDERS[provider], "migrations");
}

/**
 * The migrations still to apply.
 *
 * @throws {MigrationRefusal} when the database's history is not the beginning of this program's.
 */
export function pendingMigrations(
  migrations: ReadonlyArray<Migration>,
  recorded: ReadonlyArray<RecordedMigration>,
): Array<Migration> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of recorded) {
    const migration = known.get(name);
    if (migration === undefined) throw new MigrationRefusal("database_ahead", { migration: name });
    if (!finished) throw new MigrationRefusal("migration_unfinished", { migration: name });
    if (migration.checksum !== checksum) throw new MigrationRefusal("migration_edited", { migration: name });
  }
  const applied = new Set(recorded.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}
