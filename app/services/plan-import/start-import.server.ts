import { rm } from "node:fs/promises";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertImport } from "#app/data/plan-import/imports.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { placeImport, type ReceivedImport } from "./import-files.server.ts";
import { type ImportRefusal, mayImport } from "./may-import.server.ts";

export type StartInput = {
  signedIn: Pick<SignedIn, "actor" | "name">;
  /** Slug; null makes a new plan of the file. */
  plan: string | null;
  fileName: string;
  pasted: boolean;
  received: ReceivedImport;
};

/** Takes a file in to be read in the background. Nothing of the plan changes by it. */
export async function startImport(
  { signedIn, plan, fileName, pasted, received }: StartInput,
  deps: Deps,
): Promise<{ ok: true; id: string } | { ok: false; refusal: ImportRefusal | "files_not_kept" }> {
  const { actor, name } = signedIn;
  const at = deps.now();
  const allowed = await mayImport(deps.db, { actor, slug: plan, now: at });
  if (!allowed.ok || deps.files === null) {
    await rm(received.path, { force: true });
    return allowed.ok ? { ok: false, refusal: "files_not_kept" } : allowed;
  }
  const id = deps.newId();
  await placeImport(deps.files, id, received);
  const { sha256, bytes } = received;
  const planId = allowed.keys?.planId ?? null;
  const shown = fileName.replace(/^.*[\\/]/, "").slice(0, 200) || "tempelan.tsv";
  await inTransaction(deps.db, async (tx) => {
    const row = { id, planId, planSlug: plan ?? "", fileName: shown, sha256, bytes };
    const shape = pasted ? "pasted" : "workbook";
    await insertImport(tx, { ...row, shape, createdBy: actor.userId, createdAt: at });
    const entry = {
      ...{ actorId: actor.userId, actorLabel: name, action: "plan.import_read", reason: null, before: null },
      ...{ subjectType: "plan_import", subjectId: id, planId, after: { fileName: shown, sha256, bytes } },
    };
    await appendAudit(tx, entry, { at });
  });
  return { ok: true, id };
}
