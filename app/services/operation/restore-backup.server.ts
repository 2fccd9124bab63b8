import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type EmptyDatabase, fillDatabase } from "#app/data/database-copy.server.ts";
import { BackupProblem, fileEntry, tableEntry } from "#app/exchange/backup/manifest.ts";
import { type OpenBackup, openBackup } from "#app/exchange/backup/read-backup.server.ts";
import { readRows } from "#app/exchange/backup/read-rows.ts";
import { openMigratedDatabase } from "#app/services/open-database.server.ts";
import { dataFiles, isDataFile } from "./data-files.server.ts";
import type { Installation } from "./take-backup.server.ts";

export type RestoreRefusal = "database_not_empty" | "data_folder_not_empty";

export type Restored =
  | { ok: true; takenAt: string; encrypted: boolean; tables: number; rows: number; files: number }
  | { ok: false; refusal: RestoreRefusal; place: string };

const ROWS_AT_ONCE = 500;

class NotEmpty extends Error {
  readonly table: string;
  constructor(table: string) {
    super(table);
    this.table = table;
  }
}

/**
 * Brings a backup back into an empty database, of either engine, and an empty data folder. All rows or none; every
 * entry is checked against the manifest as it passes. Afterwards the schema is this program's own.
 *
 * @throws {BackupProblem} naming the entry that is not as it was written, or why the file is no backup.
 * @throws {MigrationRefusal} when the backup is of a newer program.
 */
export async function restoreBackup(
  { databaseUrl, dataDir, path, passphrase }: Installation & { path: string; passphrase: string | null },
  { now }: { now: () => Date },
): Promise<Restored> {
  await mkdir(dataDir, { recursive: true });
  const inTheWay = (await dataFiles(dataDir))[0];
  if (inTheWay !== undefined) {
    return { ok: false, refusal: "data_folder_not_empty", place: join(dataDir, inTheWay) };
  }
  const backup = await openBackup(path, { passphrase, scratch: dataDir });
  try {
    const { manifest, encrypted } = backup;
    const { migrations, takenAt } = manifest;
    await fillDatabase(databaseUrl, { migrations, at: now() }, (empty) => fill(empty, backup));
    await writeFiles(backup, dataDir);
    const { close } = await openMigratedDatabase(databaseUrl, now());
    await close();
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    const counts = { tables: Object.keys(manifest.tables).length, files: Object.keys(manifest.files).length };
    return { ok: true, takenAt, encrypted, rows, ...counts };
  } catch (error) {
    if (error instanceof NotEmpty) return { ok: false, refusal: "database_not_empty", place: error.table };
    throw error;
  } finally {
    await backup.close();
  }
}

async function fill(
  { tables, isEmpty, insert }: EmptyDatabase,
  { manifest, entry }: OpenBackup,
): Promise<void> {
  const missing = Object.keys(manifest.tables).find((name) => !tables.some((table) => table.name === name));
  if (missing !== undefined) throw new BackupProblem("entry_changed", tableEntry(missing));
  for (const { name } of tables) if (!(await isEmpty(name))) throw new NotEmpty(name);
  for (const table of tables) {
    const promised = manifest.tables[table.name];
    if (promised === undefined) throw new BackupProblem("entry_missing", tableEntry(table.name));
    let batch: Array<Parameters<typeof insert>[1][number]> = [];
    let seen = 0;
    const name = tableEntry(table.name);
    for await (const row of readRows(entry(name, promised.sha256), name)) {
      seen += 1;
      batch.push(row);
      if (batch.length < ROWS_AT_ONCE) continue;
      await insert(table, batch);
      batch = [];
    }
    if (batch.length > 0) await insert(table, batch);
    if (seen !== promised.rows) throw new BackupProblem("entry_changed", name);
  }
}

async function writeFiles({ manifest, entry }: OpenBackup, dataDir: string): Promise<void> {
  for (const [file, { sha256 }] of Object.entries(manifest.files)) {
    if (!isDataFile(file)) throw new BackupProblem("entry_changed", fileEntry(file));
    const path = join(dataDir, file);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(entry(fileEntry(file), sha256), createWriteStream(path, { flags: "wx", mode: 0o600 }));
  }
}
