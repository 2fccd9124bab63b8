import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, resolve } from "node:path";
import { saveBackupRun } from "#app/data/operation.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type Installation, type TakenBackup, takeBackup } from "./take-backup.server.ts";
import { verifyBackup } from "./verify-backup.server.ts";

export type BackedUp = TakenBackup & { path: string; sha256: string; verified: boolean; findings: number };

/**
 * Takes a backup, proves it by restoring it into a scratch database, and notes what came of it.
 *
 * @param verify false leaves the proof out.
 * @throws {Error} what kept it from being taken; that is noted too.
 */
export async function backUp(
  input: Installation & { path: string; passphrase: string | null; verify: boolean },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<BackedUp> {
  const path = resolve(input.path);
  const startedAt = deps.now();
  const run = { id: deps.newId(), startedAt, file: basename(path), encrypted: input.passphrase !== null };
  try {
    const taken = await takeBackup({ ...input, path }, deps);
    const sha256 = await digestOf(path);
    const { passphrase, dataDir } = input;
    const proof = input.verify
      ? await verifyBackup({ path, passphrase, scratchParent: dataDir }, deps)
      : null;
    const findings = proof?.findings.length ?? 0;
    const verified = proof !== null && findings === 0;
    const problem = findings > 0 ? `audit: ${findings}` : null;
    await saveBackupRun(deps.db, {
      ...{ ...run, finishedAt: deps.now(), bytes: taken.bytes, sha256, verified, problem },
    });
    return { ...taken, path, sha256, verified, findings };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const failed = { ...run, finishedAt: deps.now(), bytes: null, sha256: null, verified: false, problem };
    await saveBackupRun(deps.db, failed);
    throw error;
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
