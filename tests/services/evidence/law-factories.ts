import { saveCheckRuns } from "#app/data/check-runs.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { ClosureFields } from "#app/domain/evidence/closure-form.ts";
import { type CheckResult, checkResult } from "#app/domain/evidence/outcome.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, type Cast, insertCast, testDeps } from "#tests/data-factories.ts";

export type Filed = Cast & { item: string; target: string; slot: string };

/** The cast, with one link filed by the owner. */
export async function filedLink(db: Db): Promise<Filed> {
  const cast = await insertCast(db);
  const submission = aSubmission();
  const outcome = await submitReport(
    { plan: "rencana", milestone: "A1-B06", actor: cast.owner, actorName: "Sari", submission },
    testDeps(db),
  );
  if (!outcome.ok) throw new Error(outcome.refusal);
  const row = await db.evidenceItem.findFirstOrThrow({ select: { id: true, targetId: true, slotId: true } });
  return { ...cast, item: row.id, target: row.targetId, slot: row.slotId };
}

/** What the guard says when it finds numbers in these columns. */
export function aFind(...columns: ReadonlyArray<string>): CheckResult {
  return checkResult("PII_PUBLISHED", {
    ...{ piiKinds: ["nik"], columns: [...columns], cells: 3, firstRow: 1, lastRow: 3, mask: "32••" },
    places: columns.map((column) => `nik:${column}`),
  });
}

/** One look at the filed link with these results. */
export async function look(
  filed: Pick<Filed, "item" | "target">,
  results: ReadonlyArray<CheckResult>,
  { db, now, newId }: Deps,
): Promise<void> {
  const at = now();
  const knownOn = CalendarDateSchema.parse(at.toISOString().slice(0, 10));
  const observationId = newId();
  await db.observation.create({
    data: {
      ...{ id: observationId, targetId: filed.target, at, knownOn, workerId: "w", ruleVersion: "1" },
      ...{ bodyJson: "{}", prevHash: "0", selfHash: observationId },
    },
  });
  await inTransaction(db, (tx) =>
    saveCheckRuns(tx, [{ itemId: filed.item, observationId, at, knownOn, results }]),
  );
}

/** A closure of one element with everything a closure needs. */
export function closureFields(overrides: Partial<ClosureFields> = {}): ClosureFields {
  return {
    ...{ scope: "elements", elements: ["dapil"], scopeNote: "", ground: "kip-17-h", audience: "public" },
    ...{ decisionNumber: "12/PPID/2023", decidedOn: "2023-04-01", issuer: "PPID KPU" },
    ...{ decisionUrl: "https://ppid.kpu.go.id/12", validUntil: "2024-12-31", endCondition: "" },
    ...{ summaryUrl: "https://kpu.go.id/ringkasan", agreed: "", asked: "", refusedListUrl: "" },
    ...overrides,
  };
}
