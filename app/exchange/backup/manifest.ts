import { z } from "zod";

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup holds: the last entry of its archive, by which every other entry is checked. */
export const BackupManifestSchema = z.object({
  format: z.literal("capaian-backup"),
  version: z.literal(1),
  /** ISO instant of the copy. */
  takenAt: z.iso.datetime(),
  provider: z.enum(["sqlite", "postgresql"]),
  /** Migrations that made the schema the rows are in. */
  migrations: z.array(z.string()).min(1),
  tables: z.record(z.string(), z.object({ rows: z.int().min(0), sha256: Digest })),
  /** Files of the data folder, by their path in it. */
  files: z.record(z.string(), z.object({ bytes: z.int().min(0), sha256: Digest })),
});

export type BackupManifest = z.infer<typeof BackupManifestSchema>;

export const MANIFEST = "manifest.json";

/** Name of the entry that holds a table's rows, one JSON object a line. */
export function tableEntry(table: string): string {
  return `tables/${table}.ndjson`;
}

export function fileEntry(path: string): string {
  return `files/${path}`;
}

/** Why a file is no backup that can be used, and the place in it. */
export type BackupProblemCode =
  | "unreadable"
  | "not_a_backup"
  | "locked"
  | "wrong_key"
  | "entry_missing"
  | "entry_changed";

export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
  readonly code: BackupProblemCode;
  readonly place: string;

  constructor(code: BackupProblemCode, place: string) {
    super(`${code}: ${place}`);
    this.code = code;
    this.place = place;
  }
}
