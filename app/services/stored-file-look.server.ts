import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { fileOfTarget, type StoredFile, setGuard } from "#app/data/stored-files.server.ts";
import type { TargetToCheck } from "#app/data/targets.server.ts";
import { type Observation, unaskedObservation } from "#app/domain/evidence/observation.ts";
import type { Profile } from "#app/domain/evidence/profile.ts";
import { guardOf, storedFileIn } from "#app/domain/stored-file.ts";
import { discardBody } from "#app/fetch/spool.server.ts";
import type { Deps } from "./deps.server.ts";
import { answerWith, readFile, unpackFile } from "./owner/file-store.server.ts";

/**
 * Looks at a file that was handed in here, in the store and not by network: this site's own address may be
 * private to it. The observation has the shape of any other, so that every check runs on it.
 *
 * @returns null for an address that is not one of a file filed here.
 */
export async function lookAtStoredFile(
  { id, url }: Pick<TargetToCheck, "id" | "url">,
  deps: Deps,
): Promise<Observation | null> {
  const named = storedFileIn(url);
  if (named === null || deps.files === null) return null;
  const file = await fileOfTarget(deps.db, id, named.sha256);
  if (file === null) return null;
  const at = deps.now();
  const kept = await unpackFile(deps.files, file.sha256);
  if (kept === null) return lost(url, at);
  try {
    const raw = answerWith(kept, { url, at, mediaType: file.mediaType, uploadedAt: file.uploadedAt });
    const { head: _head, body: _body, rawProbe: _probe, ...facts } = raw;
    const { sniff, profile } = await readFile(raw, deps);
    await keepWord(file, profile, deps);
    return { ...facts, sniff, profile, probe: null };
  } finally {
    await discardBody(kept);
  }
}

/** The bytes are gone from the store: whoever asks for the address is told that there is nothing. */
function lost(url: string, at: Date): Observation {
  const asked = { hops: [{ url, status: 404, ip: null, ms: 0 }], status: 404, finalUrl: url };
  return { ...unaskedObservation(url, at, "URL_FORBIDDEN", null), ...asked, errorCode: null };
}

/** What the reader gave up on before, or what newer rules find, changes the guard's word; it never grows milder. */
async function keepWord(file: StoredFile, profile: Profile | null, deps: Deps): Promise<void> {
  const { guard, code: guardCode } = guardOf(profile);
  if (guard === "pending" || guard === file.guard || file.guard === "held") return;
  await inTransaction(deps.db, async (tx) => {
    await setGuard(tx, file.sha256, { guard, guardCode });
    const entry = {
      ...{ actorId: null, actorLabel: "system", action: "file.guarded", reason: null, planId: null },
      ...{ subjectType: "stored_file", subjectId: file.id, before: { guard: file.guard } },
      after: { guard, guardCode },
    };
    await appendAudit(tx, entry, { at: deps.now() });
    await bumpDataVersion(tx);
  });
}
