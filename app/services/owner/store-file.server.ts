import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { countAttempt } from "#app/data/rate-limits.server.ts";
import { findMilestoneKeys } from "#app/data/reports.server.ts";
import { keepStoredFile } from "#app/data/stored-files.server.ts";
import { FORMATS } from "#app/domain/evidence/formats.ts";
import type { PiiKind } from "#app/domain/evidence/profile.ts";
import {
  type FileGuard,
  type GuardCode,
  guardOf,
  isTaken,
  safeFileName,
  storedFilePath,
} from "#app/domain/stored-file.ts";
import { discardBody } from "#app/fetch/spool.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { answerWith, keepFile, readFile } from "./file-store.server.ts";
import { findOwnMilestone, reportsFor } from "./own-milestone.server.ts";
import type { ReceivedFile } from "./receive-file.server.ts";

export type FileToStore = {
  signedIn: Pick<SignedIn, "actor" | "name">;
  plan: string;
  milestone: string;
  received: ReceivedFile;
  /** As the person's device names it. */
  name: string;
  /** Where people reach this site: what the file's address begins with. */
  origin: string;
};

export type StoredNow = {
  ok: true;
  url: string;
  name: string;
  bytes: number;
  guard: FileGuard;
  guardCode: GuardCode | null;
  kinds: ReadonlyArray<PiiKind>;
};

export type StoreRefusal =
  | "not_found"
  | "not_owner"
  | "milestone_closed"
  | "file_empty"
  | "file_kind"
  | "too_many_files"
  | "files_not_kept";

/** Files one person may hand in within an hour. */
export const MOST_FILES = 60;
const HOUR_MS = 3_600_000;

/** Takes a file as evidence: what it is and whether it holds personal data is read before anybody may see it. */
export async function storeFile(
  input: FileToStore,
  deps: Deps,
): Promise<StoredNow | { ok: false; refusal: StoreRefusal }> {
  try {
    return await store(input, deps);
  } finally {
    await discardBody(input.received);
  }
}

async function store(
  { signedIn, plan, milestone, received, name: typed, origin }: FileToStore,
  deps: Deps,
): Promise<StoredNow | { ok: false; refusal: StoreRefusal }> {
  const { actor } = signedIn;
  const own = await findOwnMilestone({ actor, plan, milestone }, deps);
  if (!own.ok) return own;
  if (own.standing.status === "cancelled") return { ok: false, refusal: "milestone_closed" };
  const keys = await findMilestoneKeys(deps.db, plan, milestone);
  if (deps.files === null || keys === null) return { ok: false, refusal: "files_not_kept" };
  if (!(await mayHandIn(actor.userId, deps))) return { ok: false, refusal: "too_many_files" };
  const name = safeFileName(typed);
  const { sha256, bytes } = received;
  const url = `${origin}${storedFilePath({ sha256, name })}`;
  const at = deps.now();
  const raw = answerWith(received, { url, at, mediaType: null, uploadedAt: at });
  const { sniff, profile } = await readFile(raw, deps);
  if (sniff === null || sniff.kind === "empty") return { ok: false, refusal: "file_empty" };
  if (!isTaken(sniff.kind)) return { ok: false, refusal: "file_kind" };
  const { guard, code: guardCode, kinds } = guardOf(profile);
  await keepFile(deps.files, received);
  const row = {
    ...{ id: deps.newId(), sha256, name, bytes, guard, guardCode, uploadedAt: at },
    ...{ mediaType: FORMATS[sniff.kind].mime, planId: keys.planId, uploadedBy: actor.userId },
    organisation: reportsFor(actor, plan, own.milestone, own.today),
  };
  await inTransaction(deps.db, async (tx) => {
    const subjectId = await keepStoredFile(tx, row);
    const entry = {
      ...{ actorId: actor.userId, actorLabel: signedIn.name, action: "file.stored", reason: null },
      ...{ subjectType: "stored_file", subjectId, planId: keys.planId, before: null },
      after: { milestone, sha256, name, bytes, guard, guardCode },
    };
    await appendAudit(tx, entry, { at });
  });
  return { ok: true, url, name, bytes, guard, guardCode, kinds };
}

/** Counts one file of a person; it is asked before anything is read or kept for them. */
async function mayHandIn(userId: string, { db, now }: Deps): Promise<boolean> {
  const count = await inTransaction(db, (tx) =>
    countAttempt(tx, `file:person:${userId}`, { now: now(), windowMs: HOUR_MS }),
  );
  return count.points <= MOST_FILES;
}
