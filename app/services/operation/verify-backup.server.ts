import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { openDb } from "#app/data/db.server.ts";
import type { AuditFinding } from "#app/domain/audit/finding.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { restoreBackup } from "./restore-backup.server.ts";

export type VerifiedBackup = {
  takenAt: string;
  encrypted: boolean;
  rows: number;
  files: number;
  /** What the audit found in the restored copy; empty when it is whole. */
  findings: ReadonlyArray<AuditFinding>;
};

/**
 * Proves a backup by restoring it into a scratch database of its own and walking its whole record.
 *
 * @throws {BackupProblem} when it cannot be restored, naming the entry.
 */
export async function verifyBackup(
  { path, passphrase, scratchParent }: { path: string; passphrase: string | null; scratchParent: string },
  { now }: { now: () => Date },
): Promise<VerifiedBackup> {
  await mkdir(scratchParent, { recursive: true });
  const scratch = await mkdtemp(join(scratchParent, "backup-check-"));
  try {
    const databaseUrl = `file:${join(scratch, "restored.db")}`;
    const place = { databaseUrl, dataDir: join(scratch, "data"), path, passphrase };
    const restored = await restoreBackup(place, { now });
    if (!restored.ok) throw new Error(`an empty place was refused: ${restored.refusal}`);
    const { db, close } = await openDb(databaseUrl);
    try {
      const { findings } = await verifyAll({ kept: [] }, { db });
      const { takenAt, encrypted, rows, files } = restored;
      return { takenAt, encrypted, rows, files, findings };
    } finally {
      await close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
