/** What is known of an installation at one moment. Instants are ISO; counts are of now. */
export type OperationFacts = {
  at: string;
  /** Processes that have been seen lately. */
  processes: ReadonlyArray<{ kind: "web" | "worker"; host: string; version: string; seenAt: string }>;
  /** Links due, and when the longest waiting one fell due; null when none is. */
  queue: { due: number; oldestDueAt: string | null };
  hostsPaused: number;
  outbox: { unsent: number; failed: number; oldestUnsentAt: string | null };
  /** Whether a mail server is set up. */
  hasMailServer: boolean;
  /** Last complete harvest of every catalogue; null when it never was complete. */
  harvests: ReadonlyArray<{ catalogue: string; completeAt: string | null }>;
  /** Last backup that ended, whatever came of it; null before the first. */
  backup: { finishedAt: string; ok: boolean; verified: boolean; encrypted: boolean } | null;
};

export const HEALTH_LEVELS = ["good", "notice", "bad"] as const;
export type HealthLevel = (typeof HEALTH_LEVELS)[number];

export const HEALTH_CHECKS = ["worker", "queue", "hosts", "outbox", "harvest", "backup"] as const;
export type HealthCheck = (typeof HEALTH_CHECKS)[number];

/** One answer about an installation; `code` has its sentence in the catalogues. */
export type HealthFinding = {
  check: HealthCheck;
  level: HealthLevel;
  code: HealthCode;
  /** What the sentence counts or names. */
  count: number;
  name: string;
};

export type HealthCode =
  | "worker_up"
  | "worker_gone"
  | "queue_empty"
  | "queue_moving"
  | "queue_stuck"
  | "hosts_fine"
  | "hosts_paused"
  | "outbox_empty"
  | "outbox_waiting"
  | "outbox_no_server"
  | "outbox_failing"
  | "harvest_none"
  | "harvest_fresh"
  | "harvest_stale"
  | "backup_never"
  | "backup_fresh"
  | "backup_unverified"
  | "backup_old"
  | "backup_failed";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A worker says that it is there every 30 seconds; after this it is taken for gone. */
export const WORKER_SILENT_MS = 3 * MINUTE_MS;
const QUEUE_STUCK_MS = 2 * HOUR_MS;
const OUTBOX_STUCK_MS = HOUR_MS;
const HARVEST_STALE_MS = 3 * DAY_MS;
const BACKUP_OLD_MS = 26 * HOUR_MS;

/**
 * How an installation does, one finding per question and always in the same order.
 *
 * Source: docs/rules/operation.md.
 */
export function judgeHealth(facts: OperationFacts): Array<HealthFinding> {
  return [
    workerOf(facts),
    queueOf(facts),
    hostsOf(facts),
    outboxOf(facts),
    harvestOf(facts),
    backupOf(facts),
  ];
}

function workerOf({ at, processes }: OperationFacts): HealthFinding {
  const up = processes.filter(
    ({ kind, seenAt }) => kind === "worker" && msBetween(seenAt, at) <= WORKER_SILENT_MS,
  );
  if (up.length === 0) return finding("worker", "bad", "worker_gone");
  return finding("worker", "good", "worker_up", up.length);
}

function queueOf({ at, queue }: OperationFacts): HealthFinding {
  if (queue.due === 0 || queue.oldestDueAt === null) return finding("queue", "good", "queue_empty");
  const stuck = msBetween(queue.oldestDueAt, at) > QUEUE_STUCK_MS;
  return stuck
    ? finding("queue", "bad", "queue_stuck", queue.due)
    : finding("queue", "good", "queue_moving", queue.due);
}

function hostsOf({ hostsPaused }: OperationFacts): HealthFinding {
  if (hostsPaused === 0) return finding("hosts", "good", "hosts_fine");
  return finding("hosts", "notice", "hosts_paused", hostsPaused);
}

function outboxOf({ at, outbox, hasMailServer }: OperationFacts): HealthFinding {
  const { unsent, failed, oldestUnsentAt } = outbox;
  if (failed > 0) return finding("outbox", "bad", "outbox_failing", failed);
  if (unsent === 0 || oldestUnsentAt === null) return finding("outbox", "good", "outbox_empty");
  if (!hasMailServer) return finding("outbox", "notice", "outbox_no_server", unsent);
  const stuck = msBetween(oldestUnsentAt, at) > OUTBOX_STUCK_MS;
  return finding("outbox", stuck ? "bad" : "good", stuck ? "outbox_failing" : "outbox_waiting", unsent);
}

function harvestOf({ at, harvests }: OperationFacts): HealthFinding {
  if (harvests.length === 0) return finding("harvest", "notice", "harvest_none");
  const stale = harvests.filter(
    ({ completeAt }) => completeAt === null || msBetween(completeAt, at) > HARVEST_STALE_MS,
  );
  if (stale.length === 0) return finding("harvest", "good", "harvest_fresh", harvests.length);
  const names = stale.map(({ catalogue }) => catalogue).join(", ");
  return finding("harvest", "notice", "harvest_stale", stale.length, names);
}

function backupOf({ at, backup }: OperationFacts): HealthFinding {
  if (backup === null) return finding("backup", "bad", "backup_never");
  if (!backup.ok) return finding("backup", "bad", "backup_failed");
  const hours = Math.floor(msBetween(backup.finishedAt, at) / HOUR_MS);
  if (msBetween(backup.finishedAt, at) > BACKUP_OLD_MS) return finding("backup", "bad", "backup_old", hours);
  if (!backup.verified) return finding("backup", "notice", "backup_unverified", hours);
  return finding("backup", "good", "backup_fresh", hours);
}

function msBetween(earlier: string, later: string): number {
  return Date.parse(later) - Date.parse(earlier);
}

function finding(
  check: HealthCheck,
  level: HealthLevel,
  code: HealthCode,
  count = 0,
  name = "",
): HealthFinding {
  return { check, level, code, count, name };
}
