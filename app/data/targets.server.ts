import type { Db, Tx } from "./db.server.ts";
import { ensureHost } from "./host-leases.server.ts";
import { selectWhereIn, statement } from "./many-reads.server.ts";
import { type Columns, type RowStatement, runForRows } from "./many-rows.server.ts";
import { type KnownPast, NO_PAST, pastOfTargets } from "./observations.server.ts";

/** Most targets of one host that are read at a time. */
const BATCH = 50;

/** The address, as `parseEvidenceUrl` reads it. */
export type TargetAddress = { url: string; k1: string; k2: string; host: string };

export type TargetToCheck = KnownPast & {
  id: string;
  url: string;
  host: string;
  etag: string | null;
  lastModified: string | null;
  lastSha256: string | null;
};

/**
 * Finds the target of an address, or makes it known, and has it looked at before all others.
 *
 * @returns id of the target.
 */
export async function ensureTarget(
  tx: Tx,
  { url, k1, k2, host }: TargetAddress,
  { at, illustration, newId }: { at: Date; illustration: boolean; newId: () => string },
): Promise<string> {
  const known = await tx.target.findUnique({ where: { k1 }, select: { id: true, illustration: true } });
  if (known !== null) {
    const stillMadeUp = known.illustration && illustration;
    await tx.target.update({ where: { id: known.id }, data: { illustration: stillMadeUp } });
    await makeUrgent(tx, known.id, at);
    return known.id;
  }
  const data = { id: newId(), url, k1, k2, host, dueAt: at, priority: 1, firstSeenAt: at, illustration };
  await tx.target.create({ data, select: { id: true } });
  await ensureHost(tx, host, { at, first: true });
  return data.id;
}

/** Has a target looked at before all others. */
export async function makeUrgent(tx: Tx, id: string, at: Date): Promise<void> {
  const { host } = await tx.target.update({
    where: { id },
    data: { priority: 1, dueAt: at },
    select: { host: true },
  });
  await ensureHost(tx, host, { at, first: true });
}

/** Has targets looked at again when their hosts' turn comes. */
export async function makeDue(tx: Tx, ids: ReadonlyArray<string>, at: Date): Promise<void> {
  for (const id of ids) {
    const { host } = await tx.target.update({ where: { id }, data: { dueAt: at }, select: { host: true } });
    await ensureHost(tx, host, { at, first: false });
  }
}

/** Leaves targets alone until an instant; those that went away are left out. */
export async function postpone(tx: Tx, ids: ReadonlyArray<string>, dueAt: Date): Promise<void> {
  for (const id of ids) await postponed(tx, dueAt, id);
}

const postponed = statement<{ id: string }>(
  'UPDATE "Target" SET "dueAt" = ?, "priority" = 0 WHERE "id" = ? RETURNING "id"',
);

export type DueOptions = {
  /** Most targets to give. */
  most?: number;
  /** Targets already in hand. */
  except?: ReadonlySet<string>;
};

/** The next targets of a host to look at. Urgent ones come first and take half the places at most while others wait. */
export async function dueTargets(
  db: Db,
  host: string,
  at: Date,
  { most = BATCH, except = new Set() }: DueOptions = {},
): Promise<Array<string>> {
  // Those in hand now: one that is saved while this reads may still come back as due.
  const inHand = new Set(except);
  const found = async (read: typeof urgentRows) => {
    const rows = await read(db, host, at, most + inHand.size);
    return rows.map(({ id }) => id).filter((id) => !inHand.has(id));
  };
  const others = await found(plainRows);
  const urgent = await found(urgentRows);
  const places = most - Math.min(others.length, Math.floor(most / 2));
  const first = urgent.slice(0, places);
  return [...first, ...others.slice(0, most - first.length)];
}

const dueRows = (priority: string) =>
  statement<{ id: string }>(
    `SELECT "id" FROM "Target" WHERE "host" = ? AND "dueAt" <= ? AND ${priority} ORDER BY "dueAt", "id" LIMIT ?`,
  );
const plainRows = dueRows('"priority" = 0');
const urgentRows = dueRows('"priority" > 0');

const targetRows = selectWhereIn<Omit<TargetToCheck, keyof KnownPast>>(
  'SELECT "id", "url", "host", "etag", "lastModified", "lastSha256" FROM "Target" WHERE "id"',
);

/** What looks at targets need to know of earlier ones, in the order asked; unknown ids are left out. */
export async function loadTargets(db: Db, ids: ReadonlyArray<string>): Promise<Array<TargetToCheck>> {
  if (ids.length === 0) return [];
  const rows = await targetRows(db, ids);
  const pasts = await pastOfTargets(db, ids);
  const byId = new Map(rows.map((row) => [row.id, { ...row, ...(pasts.get(row.id) ?? NO_PAST) }]));
  return ids.map((id) => byId.get(id)).filter((target) => target !== undefined);
}

export type TargetAfterCheck = {
  id: string;
  at: Date;
  dueAt: Date;
  /** The address opened. */
  reached: boolean;
  /** What a whole body showed; null when none was read. */
  full: {
    etag: string | null;
    lastModified: string | null;
    sha256: string | null;
    tableFingerprint: string | null;
    finalK1: string | null;
  } | null;
};

const AFTER: Columns = {
  ...{ id: "text", at: "timestamp(3)", dueAt: "timestamp(3)", reached: "boolean", whole: "boolean" },
  ...{ etag: "text", lastModified: "text", sha256: "text", tableFingerprint: "text", finalK1: "text" },
};

/** What a look at a target sets, where `cell` gives the name of a row's value. */
function assignments(cell: (name: string) => string): string {
  const whenReached = (column: string, value: string, otherwise: string) =>
    `"${column}" = CASE WHEN ${cell("reached")} THEN ${value} ELSE ${otherwise} END`;
  const whenWhole = (column: string, value = column) =>
    `"${column}" = CASE WHEN ${cell("whole")} THEN ${cell(value)} ELSE t."${column}" END`;
  return [
    `"dueAt" = ${cell("dueAt")}`,
    '"priority" = 0',
    whenReached("consecutiveFailures", "0", 't."consecutiveFailures" + 1'),
    whenReached("lastOkAt", cell("at"), 't."lastOkAt"'),
    whenReached("firstOpenedAt", `COALESCE(t."firstOpenedAt", ${cell("at")})`, 't."firstOpenedAt"'),
    ...["etag", "lastModified", "tableFingerprint", "finalK1"].map((column) => whenWhole(column)),
    whenWhole("lastSha256", "sha256"),
  ].join(", ");
}

const UPDATE_TARGET = 'UPDATE "Target" AS t SET';
const AFTER_CHECK: RowStatement = {
  columns: AFTER,
  sqlite: `${UPDATE_TARGET} ${assignments((name) => `@${name}`)} WHERE t."id" = @id`,
  postgres: {
    before: `${UPDATE_TARGET} ${assignments((name) => `v."${name}"`)} FROM`,
    after: 'WHERE t."id" = v."id"',
  },
};

/** Writes what looks at targets mean for the next ones. */
export async function saveTargetsAfterCheck(tx: Tx, afters: ReadonlyArray<TargetAfterCheck>): Promise<void> {
  const rows = afters.map(({ full, ...after }) => ({
    ...after,
    ...{ whole: full !== null, etag: full?.etag ?? null, lastModified: full?.lastModified ?? null },
    ...{ sha256: full?.sha256 ?? null, tableFingerprint: full?.tableFingerprint ?? null },
    finalK1: full?.finalK1 ?? null,
  }));
  await runForRows(tx, AFTER_CHECK, rows);
}
