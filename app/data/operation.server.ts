import { MOST_MAIL_ATTEMPTS } from "#app/domain/mail-delivery.ts";
import type { OperationFacts } from "#app/domain/operation/health.ts";
import type { Db } from "./db.server.ts";

export type ProcessBeat = {
  id: string;
  kind: "web" | "worker";
  host: string;
  version: string;
  startedAt: Date;
  seenAt: Date;
};

/** Says that a process is there; one that has ended long ago is forgotten. */
export async function saveBeat(db: Db, beat: ProcessBeat, forgetBefore: Date): Promise<void> {
  const { id, ...rest } = beat;
  await db.processBeat.upsert({ where: { id }, create: beat, update: rest, select: { id: true } });
  await db.processBeat.deleteMany({ where: { seenAt: { lt: forgetBefore } } });
}

export async function removeBeat(db: Db, id: string): Promise<void> {
  await db.processBeat.deleteMany({ where: { id } });
}

export type BackupRow = {
  startedAt: Date;
  finishedAt: Date | null;
  file: string;
  bytes: number | null;
  sha256: string | null;
  encrypted: boolean;
  verified: boolean;
  problem: string | null;
};

export async function saveBackupRun(db: Db, run: BackupRow & { id: string }): Promise<void> {
  await db.backupRun.create({ data: run, select: { id: true } });
}

/** The latest backups, newest first. */
export async function listBackupRuns(db: Db, limit: number): Promise<Array<BackupRow>> {
  return db.backupRun.findMany({
    orderBy: { startedAt: "desc" },
    take: limit,
    select: {
      ...{ startedAt: true, finishedAt: true, file: true, bytes: true, sha256: true },
      ...{ encrypted: true, verified: true, problem: true },
    },
  });
}

/** Processes that have said lately that they are there. */
export async function listProcesses(db: Db): Promise<OperationFacts["processes"]> {
  const rows = await db.processBeat.findMany({
    orderBy: [{ kind: "asc" }, { startedAt: "asc" }],
    select: { kind: true, host: true, version: true, seenAt: true },
  });
  return rows.map(({ kind, seenAt, ...rest }) => ({
    ...rest,
    kind: kind === "worker" ? "worker" : "web",
    seenAt: seenAt.toISOString(),
  }));
}

/** Counts and instants of the moment, for the status page, the metrics and the doctor. */
export async function readOperation(
  db: Db,
  now: Date,
): Promise<Omit<OperationFacts, "at" | "hasMailServer">> {
  const underWay = { sentAt: null, attempts: { lt: MOST_MAIL_ATTEMPTS } };
  const [processes, due, oldestDue, hostsPaused, unsent, failed, oldestMail, catalogues, backups] =
    await Promise.all([
      listProcesses(db),
      db.target.count({ where: { dueAt: { lte: now } } }),
      db.target.findFirst({
        where: { dueAt: { gt: new Date(0), lte: now } }, // those asked for at once stand at the beginning of time
        orderBy: { dueAt: "asc" },
        select: { dueAt: true },
      }),
      db.hostState.count({ where: { pausedUntil: { gt: now } } }),
      db.outboxMail.count({ where: underWay }),
      db.outboxMail.count({ where: { sentAt: null, attempts: { gte: MOST_MAIL_ATTEMPTS } } }),
      db.outboxMail.findFirst({
        where: underWay,
        orderBy: { createdAt: "asc" },
        select: { createdAt: true },
      }),
      db.catalogue.findMany({
        where: { kind: { not: "manual" } },
        orderBy: { slug: "asc" },
        select: {
          title: true,
          runs: {
            where: { outcome: "complete" },
            orderBy: { finishedAt: "desc" },
            take: 1,
            select: { finishedAt: true },
          },
        },
      }),
      listBackupRuns(db, 1),
    ]);
  const backup = backups[0];
  return {
    processes,
    queue: { due, oldestDueAt: oldestDue?.dueAt.toISOString() ?? null },
    hostsPaused,
    outbox: { unsent, failed, oldestUnsentAt: oldestMail?.createdAt.toISOString() ?? null },
    harvests: catalogues.map(({ title, runs }) => ({
      catalogue: title,
      completeAt: runs[0]?.finishedAt?.toISOString() ?? null,
    })),
    backup:
      backup === undefined
        ? null
        : {
            finishedAt: (backup.finishedAt ?? backup.startedAt).toISOString(),
            ok: backup.problem === null,
            verified: backup.verified,
            encrypted: backup.encrypted,
          },
  };
}
