import type { Db, Tx } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";
import { insertInto, runForRows } from "./many-rows.server.ts";
import { noteRaise, type SeenVersion, seenVersionOf } from "./seen-version.server.ts";

const ONLY_ROW = 1;

const raise = statement<{ version: number }>(
  `INSERT INTO "DataVersion" ("id", "version") VALUES (?, 1)
  ON CONFLICT ("id") DO UPDATE SET "version" = "DataVersion"."version" + 1 RETURNING "version"`,
);

/** How many versions back it is known what they changed. */
const MOST_KNOWN = 1_000;
const FORGET_EVERY = 100;

/**
 * Marks that what pages show has changed. Belongs in the transaction that changes it.
 *
 * @param reportsOn ids of the only milestones of which something changed, and of them nothing but their reports with
 * evidence, verdicts, review steps and disputes. Left out, anything may have changed.
 */
export async function bumpDataVersion(tx: Tx, reportsOn: ReadonlyArray<string> = []): Promise<number> {
  const [row] = await raise(tx, ONLY_ROW);
  if (row === undefined) throw new Error("the data version was not raised");
  const { version } = row;
  await runForRows(
    tx,
    REPORT_CHANGE,
    [...new Set(reportsOn)].map((milestoneId) => ({ version, milestoneId })),
  );
  if (version % FORGET_EVERY === 0) {
    await forget(tx, version - MOST_KNOWN);
  }
  noteRaise(tx, version);
  return version;
}

const REPORT_CHANGE = insertInto("ReportChange", { version: "integer", milestoneId: "text" });

/** Not through Prisma's own client, which a worker would load for this alone, and half as much memory again with it. */
const forget = statement<{ version: number }>(
  'DELETE FROM "ReportChange" WHERE "version" <= ? RETURNING "version"',
);

const reportChanges = statement<{ version: number; milestoneId: string }>(
  `SELECT "version", "milestoneId" FROM "ReportChange" WHERE "version" > ? AND "version" <= ?`,
);

/**
 * Ids of the milestones of whose reports something changed after one version up to another, when nothing else did.
 *
 * @returns null when anything may have changed.
 */
export async function reportsChangedBetween(
  db: Db | Tx,
  after: number,
  upTo: number,
): Promise<Set<string> | null> {
  if (upTo < after || upTo - after > MOST_KNOWN) return null;
  const rows = await reportChanges(db, after, upTo);
  const told = new Set(rows.map(({ version }) => version));
  return told.size === upTo - after ? new Set(rows.map(({ milestoneId }) => milestoneId)) : null;
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
