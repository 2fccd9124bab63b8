import { randomBytes } from "node:crypto";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { databaseClock, unguardedTables } from "#app/data/database-state.server.ts";
import type { Provider } from "#app/data/db.server.ts";
import { judgePlace, type PlaceFacts, type PlaceFinding } from "#app/domain/operation/place.ts";
import { askMailServer } from "#app/exchange/mail.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { replicaLag } from "#app/services/read-replica.server.ts";

type Place = {
  provider: Provider;
  dataDir: string;
  demo: boolean;
  publicUrl: string;
  smtpUrl: string | null;
  replicaUrl: string | null;
  nodeVersion: string;
};

/** Looks at what an installation stands on: this computer, its folder, its database, its mail server. */
export async function examinePlace(
  { provider, dataDir, demo, publicUrl, smtpUrl, replicaUrl, nodeVersion }: Place,
  deps: Pick<Deps, "db" | "now">,
): Promise<ReadonlyArray<PlaceFinding>> {
  const before = deps.now();
  const clock = await databaseClock(deps.db, provider);
  const facts: PlaceFacts = {
    nodeMajor: Number.parseInt(nodeVersion.replace(/^v/, ""), 10),
    freeBytes: await freeBytes(dataDir),
    dataFolder: (await isWritable(dataDir)) ? "writable" : "not_writable",
    clockSkewSeconds: (clock.getTime() - before.getTime()) / 1_000,
    unguarded: await unguardedTables(deps.db, provider),
    replica: replicaUrl === null ? "none" : ((await replicaLag(replicaUrl, deps.db)) ?? "silent"),
    ...{ demo, publicUrl },
    ...(smtpUrl === null ? { mailServer: "none", mailReason: "" } : await askedMail(smtpUrl)),
  };
  return judgePlace(facts);
}

async function askedMail(smtpUrl: string): Promise<Pick<PlaceFacts, "mailServer" | "mailReason">> {
  const reason = await askMailServer(smtpUrl);
  return reason === null
    ? { mailServer: "answers", mailReason: "" }
    : { mailServer: "silent", mailReason: reason };
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.coba-${randomBytes(4).toString("hex")}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "", { flag: "wx", mode: 0o600 });
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}
