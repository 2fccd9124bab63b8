import { appendAudit } from "#app/data/audit.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** Who acts: somebody signed in, or nobody the system knows yet. */
export type Doer = { userId: string; name: string } | null;

type Entry = {
  action: string;
  subjectType: "user" | "account_link" | "membership" | "api_token" | "session" | "plan";
  subjectId: string;
  planId?: string | null;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
};

/** One entry of the audit log about an account. Secrets and addresses stay out of it. */
export async function auditAccount(tx: Tx, doer: Doer, entry: Entry, at: Date): Promise<void> {
  const { planId = null, before = null, after = null, reason = null, ...subject } = entry;
  const actor = { actorId: doer?.userId ?? null, actorLabel: doer?.name ?? "Capaian" };
  await appendAudit(tx, { ...actor, ...subject, planId, before, after, reason }, { at });
}
