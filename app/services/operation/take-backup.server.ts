import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { copyDatabase, type DatabaseCopy } from "#app/data/database-copy.server.ts";
import { parseDatabaseUrl } from "#app/data/database-url.server.ts";
import { type BackupManifest, fileEntry, tableEntry } from "#app/exchange/backup/manifest.ts";
import { type BackupEntry, writeBackup } from "#app/exchange/backup/write-backup.server.ts";
import { dataFiles } from "./data-files.server.ts";

export type Installation = { databaseUrl: string; dataDir: string };

export type TakenBackup = { bytes: number; tables: number; rows: number; files: number };

/** Bytes of rows gathered before they are handed on. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Writes the whole installation as of now into one file, while it goes on working: every table, kept contents,
 * files handed in and keys. Rows are in an order and a form that both engines share, so the same rows make the
 * same entries, and either engine can take them back.
 *
 * @param passphrase seals the file; null leaves it open to whoever may read it.
 * @throws {Error} `EEXIST` when the file is there already.
 */
export async function takeBackup(
  { databaseUrl, dataDir, path, passphrase }: Installation & { path: string; passphrase: string | null },
  { now }: { now: () => Date },
): Promise<TakenBackup> {
  await mkdir(dataDir, { recursive: true });
  const scratch = await mkdtemp(join(dataDir, "backup-"));
  const takenAt = now();
  try {
    const copy = await copyDatabase(databaseUrl, join(scratch, "copy.db"));
    try {
      const manifest: BackupManifest = {
        ...{ format: "capaian-backup", version: 1, takenAt: takenAt.toISOString() },
        ...{ provider: parseDatabaseUrl(databaseUrl).provider, migrations: [...copy.migrations] },
        ...{ tables: {}, files: {} },
      };
      const files = await dataFiles(dataDir);
      const entries = [
        ...copy.tables.map((table) => entryOfTable(copy, table, manifest)),
        ...files.map((file) => entryOfFile(dataDir, file, manifest)),
      ];
      await writeBackup(path, passphrase, entries, () => manifest);
      const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
      const { size } = await stat(path);
      return { bytes: size, tables: copy.tables.length, rows, files: files.length };
    } finally {
      await copy.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type Table = DatabaseCopy["tables"][number];

function entryOfTable(copy: DatabaseCopy, table: Table, manifest: BackupManifest): BackupEntry {
  let rows = 0;
  async function* lines(): AsyncGenerator<Uint8Array> {
    let text = "";
    const names = table.columns.map(({ name }) => name).sort(); // engines may hold them in another order
    for await (const row of copy.rows(table)) {
      rows += 1;
      text += `${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null])))}\n`;
      if (text.length < CHUNK_BYTES) continue;
      yield Buffer.from(text);
      text = "";
    }
    if (text !== "") yield Buffer.from(text);
  }
  return {
    name: tableEntry(table.name),
    open: lines,
    done: ({ sha256 }) => {
      manifest.tables[table.name] = { rows, sha256 };
    },
  };
}

function entryOfFile(dataDir: string, file: string, manifest: BackupManifest): BackupEntry {
  return {
    name: fileEntry(file),
    open: () => createReadStream(join(dataDir, file)),
    done: ({ bytes, sha256 }) => {
      manifest.files[file] = { bytes, sha256 };
    },
  };
}
