import type { Progress } from "#app/domain/check-progress.ts";
import type { Db } from "./db.server.ts";

const HOUR_MS = 3_600_000;

/** Counts of the moment. */
export async function readProgress(db: Db, now: Date): Promise<Progress> {
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const last = await db.observation.findFirst({ orderBy: { at: "desc" }, select: { at: true } });
  const next = await db.target.findFirst({
    where: { dueAt: { gt: now } },
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  const runs = await db.catalogueRun.findMany({
    where: { outcome: "running" },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true, catalogue: { select: { title: true } } },
  });
  return {
    due: await db.target.count({ where: { dueAt: { lte: now } } }),
    checkedLastHour: await db.observation.count({ where: { at: { gte: hourAgo } } }),
    lastCheckedAt: last?.at.toISOString() ?? null,
    hostsAsked: await db.hostState.count({ where: { owner: { not: null }, leaseUntil: { gt: now } } }),
    hostsPaused: await db.hostState.count({ where: { pausedUntil: { gt: now } } }),
    nextDueAt: next?.dueAt.toISOString() ?? null,
    harvests: runs.map(({ catalogue, startedAt }) => ({
      catalogue: catalogue.title,
      startedAt: startedAt.toISOString(),
    })),
  };
}
