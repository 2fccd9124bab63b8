import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Settings = { sessionSecret: string | null; dataDir: string };

/** The secret that signs sessions: the given one, or one made once and kept in the data folder. */
export function sessionSecretOf({ sessionSecret, dataDir }: Settings): string {
  if (sessionSecret !== null) return sessionSecret;
  const path = join(dataDir, "session-secret");
  const kept = readIfThere(path) ?? keepNew(dataDir, path);
  if (kept.length < 32) throw new Error(`${path}: rusak, hapus berkas ini / damaged, remove this file`);
  return kept;
}

/** Servers that start at once each make one; the first to link it into place wins, and all use that. */
function keepNew(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, "utf8").trim();
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
