import { verifyAudit } from "#app/data/audit.server.ts";
import { findTamperedFacts } from "#app/data/audit-facts.server.ts";
import type { Chain, ChainHead } from "#app/data/chain-heads.server.ts";
import { brokenObservation, targetIdsWithObservations } from "#app/data/observation-chains.server.ts";
import type { AuditFinding, AuditVerified } from "#app/domain/audit/finding.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { verifyHeads } from "./verify-heads.server.ts";
import { verifyReportChain } from "./verify-report-chain.server.ts";

/**
 * Walks everything that is on record and names what is not as it was written: the audit log, every fact the
 * log covers, the chain of each target, the issued reports and the published heads.
 *
 * @param kept heads somebody kept elsewhere; they show a log that was cut off or written anew as a whole.
 */
export async function verifyAll(
  { kept }: { kept: ReadonlyArray<{ chain: Chain } & ChainHead> },
  deps: Pick<Deps, "db">,
): Promise<AuditVerified> {
  const findings: Array<AuditFinding> = [];
  const broken = await verifyAudit(deps.db);
  if (broken !== null) findings.push({ kind: "entry_broken", seq: broken });
  const facts = await findTamperedFacts(deps.db);
  findings.push(...facts.findings);
  const targets = await targetIdsWithObservations(deps.db);
  for (const target of targets) {
    const row = await brokenObservation(deps.db, target);
    if (row !== null) findings.push({ kind: "observation_broken", target, row });
  }
  const reports = await verifyReportChain(deps);
  const heads = await verifyHeads({ kept }, deps);
  findings.push(...reports.findings, ...heads.findings);
  return {
    ok: findings.length === 0,
    findings,
    seen: {
      ...{ entries: facts.entries, facts: facts.facts, targets: targets.length },
      ...{ reports: reports.count, heads: heads.count },
    },
  };
}
