import type { Closure, Report } from "#app/domain/facts.ts";
import type { Db } from "./db.server.ts";
import { ClosureKind } from "./fact-schemas.server.ts";
import { bilingual } from "./plan-frame.server.ts";
import { dated, loadSlugs, reportOf, type SaidOfItems, WITH_REVIEW } from "./review-rows.server.ts";

/**
 * Every report of a plan with its evidence, review steps and disputes, oldest first.
 *
 * @param milestoneIds only the reports on these milestones; null for all.
 * @param timeZoneDay day of an instant in the plan's zone.
 */
export async function loadReports(
  db: Db,
  { planId, milestoneIds }: { planId: string; milestoneIds: ReadonlyArray<string> | null },
  timeZoneDay: (at: Date) => string,
  said: SaidOfItems,
): Promise<Array<Report>> {
  const rows = await db.report.findMany({
    where: { planId, ...(milestoneIds === null ? {} : { milestoneId: { in: [...milestoneIds] } }) },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
    include: WITH_REVIEW,
  });
  const known = { said, slugOf: await loadSlugs(db), dayOf: timeZoneDay };
  return rows.map((row) => reportOf(row, known));
}

/** Withdrawals and mergers of a plan's milestones, oldest first. */
export async function loadClosures(db: Db, planId: string): Promise<Array<Closure>> {
  const rows = await db.milestoneClosure.findMany({
    where: { milestone: { planId } },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }],
    include: { milestone: { select: { code: true } } },
  });
  return rows.map((row) => ({
    milestone: row.milestone.code,
    kind: ClosureKind.parse(row.kind),
    into: row.intoCode,
    reason: bilingual(row.reason, row.reasonEn),
    ...dated(row),
  }));
}
