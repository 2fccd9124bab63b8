import type { Db, Tx } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";
import { noteRaise, type SeenVersion, seenVersionOf } from "./seen-version.server.ts";

const ONLY_ROW = 1;

const raise = statement<{ version: number }>(
  `INSERT INTO "DataVersion" ("id", "version") VALUES (?, 1)
  ON CONFLICT ("id") DO UPDATE SET "version" = "DataVersion"."version" + 1 RETURNING "version"`,
);

/** Marks that what pages show has changed. Belongs in the transaction that changes it. */
export async function bumpDataVersion(tx: Tx): Promise<number> {
  const [row] = await raise(tx, ONLY_ROW);
  if (row === undefined) throw new Error("the data version was not raised");
  const { version } = row;
  noteRaise(tx, version);
  return version;
}

/** Grows with every change to what pages show; 0 before the first. */
export async function readDataVersion(db: Db | Tx): Promise<number> {
  const [row] = await versions(db, ONLY_ROW);
  return row?.version ?? 0;
}

const versions = statement<{ version: number }>('SELECT "version" FROM "DataVersion" WHERE "id" = ?');

/** Reads the data version and keeps it, unless this process has raised it meanwhile: then it is known better. */
export async function lookAtDataVersion(db: Db): Promise<void> {
  const known = seenVersionOf(db);
  const { commits } = known;
  const began = performance.now();
  const version = await readDataVersion(db);
  if (known.commits === commits) known.version = version;
  known.readAt = Math.max(known.readAt, began);
}

/** The data version as this process last saw it, its own changes included. */
export function lastSeenDataVersion(db: Db): SeenVersion {
  return seenVersionOf(db);
}
