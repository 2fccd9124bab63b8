import type { Database, Statement } from "better-sqlite3";
import { type Db, readerOf, type Tx } from "./db.server.ts";
import { noteRaise, type SeenVersion, seenVersionOf } from "./seen-version.server.ts";

const ONLY_ROW = 1;

/** Marks that what pages show has changed. Belongs in the transaction that changes it. */
export async function bumpDataVersion(tx: Tx): Promise<number> {
  const { version } = await tx.dataVersion.upsert({
    where: { id: ONLY_ROW },
    create: { id: ONLY_ROW, version: 1 },
    update: { version: { increment: 1 } },
    select: { version: true },
  });
  noteRaise(tx, version);
  return version;
}

/** Grows with every change to what pages show; 0 before the first. */
export async function readDataVersion(db: Db | Tx): Promise<number> {
  const reader = readerOf(db);
  const row =
    reader === null
      ? await db.dataVersion.findUnique({ where: { id: ONLY_ROW }, select: { version: true } })
      : versionStatement(reader).get(ONLY_ROW);
  return row?.version ?? 0;
}

type VersionStatement = Statement<[number], { version: number }>;
const statements = new WeakMap<Database, VersionStatement>();

/** The same question without what Prisma costs: every page asks it. */
function versionStatement(reader: Database): VersionStatement {
  const known = statements.get(reader);
  if (known !== undefined) return known;
  const made: VersionStatement = reader.prepare('SELECT version FROM "DataVersion" WHERE id = ?');
  statements.set(reader, made.safeIntegers(false));
  return made;
}

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
