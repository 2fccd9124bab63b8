import { type BackupRow, listBackupRuns, readOperation } from "#app/data/operation.server.ts";
import { type HealthFinding, judgeHealth, type OperationFacts } from "#app/domain/operation/health.ts";
import type { Deps } from "#app/services/deps.server.ts";

const BACKUPS_SHOWN = 10;

export type OperationPage = {
  facts: OperationFacts;
  findings: ReadonlyArray<HealthFinding>;
  backups: ReadonlyArray<
    Omit<BackupRow, "startedAt" | "finishedAt"> & { startedAt: string; finishedAt: string | null }
  >;
};

/** How the installation does now: what is counted, and what the rules make of it. */
export async function openOperation(
  { hasMailServer }: { hasMailServer: boolean },
  deps: Pick<Deps, "db" | "now">,
): Promise<OperationPage> {
  const now = deps.now();
  const facts = { at: now.toISOString(), hasMailServer, ...(await readOperation(deps.db, now)) };
  const backups = await listBackupRuns(deps.db, BACKUPS_SHOWN);
  return {
    facts,
    findings: judgeHealth(facts),
    backups: backups.map(({ startedAt, finishedAt, ...rest }) => ({
      ...rest,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    })),
  };
}
