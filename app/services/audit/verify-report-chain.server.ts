import { allSealedReports } from "#app/data/period-reports.server.ts";
import type { AuditFinding } from "#app/domain/audit/finding.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { nodePorts } from "#app/exchange/signing-key.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** Checks every issued report against its seal, its row and the report before it in its plan. */
export async function verifyReportChain({
  db,
}: Pick<Deps, "db">): Promise<{ findings: Array<AuditFinding>; count: number }> {
  const rows = await allSealedReports(db);
  const findings: Array<AuditFinding> = [];
  const lastOf = new Map<string, string>();
  for (const { id: row, planId, snapshotJson, sha256, prevSha256, keyId } of rows) {
    const bytes = new TextEncoder().encode(snapshotJson);
    const { ok, facts } = await verifyReport(bytes, nodePorts, { keyIds: null, published: null });
    const stated = { sha256, prevSha256, keyId };
    if (facts === null) findings.push({ kind: "report_broken", row, code: "unreadable" });
    else if (!ok) findings.push({ kind: "report_broken", row, code: "seal" });
    else if (Object.entries(stated).some(([name, value]) => Reflect.get(facts, name) !== value)) {
      findings.push({ kind: "report_broken", row, code: "columns" });
    } else if (prevSha256 !== (lastOf.get(planId) ?? "")) {
      findings.push({ kind: "report_broken", row, code: "order" });
    }
    lastOf.set(planId, sha256);
  }
  return { findings, count: rows.length };
}
