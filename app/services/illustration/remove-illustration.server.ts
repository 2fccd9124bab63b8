import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { type DeletedIllustration, deleteIllustration } from "#app/data/illustration-delete.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

const REMOVING_MS = 120_000;

/**
 * Deletes everything made up: the illustration's rows, what the demonstration's accounts did, and what the
 * checker found behind links that only they filed. The real plan stays as it is.
 *
 * @returns how many rows of each kind there were; all 0 when there was no illustration.
 */
export async function removeIllustration(deps: Pick<Deps, "db" | "now">): Promise<DeletedIllustration> {
  const at = deps.now();
  return inTransaction(
    deps.db,
    async (tx) => {
      const deleted = await deleteIllustration(tx);
      if (Object.values(deleted).every((count) => count === 0)) return deleted;
      await appendAudit(
        tx,
        {
          ...{ actorId: null, actorLabel: "capaian", action: "illustration.removed", planId: null },
          ...{ subjectType: "illustration", subjectId: "all", before: deleted, after: null, reason: null },
        },
        { at },
      );
      await bumpDataVersion(tx);
      return deleted;
    },
    { timeoutMs: REMOVING_MS },
  );
}
