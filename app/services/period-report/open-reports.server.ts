import { loadHiddenItems } from "#app/data/hidden-items.server.ts";
import { type IssuedReport, listPeriodReports, loadSealedReport } from "#app/data/period-reports.server.ts";
import type { Difference } from "#app/domain/period-report/content.ts";
import { differencesOf } from "#app/domain/period-report/differences.ts";
import type { SealedReport } from "#app/domain/period-report/sealed.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { latestOf } from "./open-round.server.ts";

export type { IssuedReport };

type ReportDeps = Pick<Deps, "db">;

/** Every report of a plan, newest first. */
export async function openReports(plan: string, { db }: ReportDeps): Promise<Array<IssuedReport>> {
  return (await listPeriodReports(db, plan)).toReversed();
}

export type OpenedReport = {
  report: SealedReport;
  issued: IssuedReport;
  /** All versions of this checkpoint's report, oldest first. */
  versions: Array<IssuedReport>;
};

/**
 * One report; null when there is none. Addresses behind which personal data was found since are left out:
 * the seal holds without them.
 *
 * @param version null for the one in force.
 */
export async function openReport(
  { plan, checkpoint, version }: { plan: string; checkpoint: string; version: number | null },
  { db }: ReportDeps,
): Promise<OpenedReport | null> {
  const all = await listPeriodReports(db, plan);
  const versions = all.filter((each) => each.checkpoint === checkpoint);
  const issued =
    version === null ? latestOf(all, checkpoint) : versions.find((each) => each.version === version);
  const report = issued === null || issued === undefined ? null : await loadSealedReport(db, issued.id);
  if (issued === null || issued === undefined || report === null) return null;
  return { issued, versions, report: await withoutHidden(report, db) };
}

async function withoutHidden(report: SealedReport, db: ReportDeps["db"]): Promise<SealedReport> {
  const hidden = await loadHiddenItems(db, Object.keys(report.addresses));
  if (hidden.size === 0) return report;
  const addresses = Object.fromEntries(
    Object.entries(report.addresses).map(([id, address]) => [id, hidden.has(id) ? null : address]),
  );
  return { ...report, addresses };
}

export type Comparison = { from: IssuedReport; to: IssuedReport; differences: Array<Difference> };

/** What two reports of a plan say differently; null when either is not there. Each is named `B06.1`: checkpoint and version. */
export async function compareReports(
  { plan, from, to }: { plan: string; from: string; to: string },
  { db }: ReportDeps,
): Promise<Comparison | null> {
  const all = await listPeriodReports(db, plan);
  const named = (name: string) => all.find((each) => reportName(each) === name);
  const [first, second] = [named(from), named(to)];
  if (first === undefined || second === undefined) return null;
  const [before, after] = [await loadSealedReport(db, first.id), await loadSealedReport(db, second.id)];
  if (before === null || after === null) return null;
  return { from: first, to: second, differences: differencesOf(before.content, after.content) };
}

/** Short name of a report in addresses. */
export function reportName({ checkpoint, version }: Pick<IssuedReport, "checkpoint" | "version">): string {
  return `${checkpoint}.${version}`;
}
