import { join } from "node:path";
import type { Tx } from "#app/data/db.server.ts";
import { type NewSnapshot, recordSnapshots, type WithheldReason } from "#app/data/snapshots.server.ts";
import type { Observation, RawObservation } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import {
  clearSnapshots,
  hasSnapshot,
  moveSnapshot,
  putSnapshot,
  removeSnapshot,
} from "#app/exchange/snapshot-store.server.ts";
import { clearSpool } from "#app/fetch/spool.server.ts";
import type { Deps, FileReaders } from "./deps.server.ts";

/** Larger contents are not kept, however well they pack. */
const MOST_BYTES = 25 * 1024 * 1024;
const HOUR_MS = 3_600_000;

/**
 * Sets a content aside while its evidence is judged. What may hold personal data never reaches the disk
 * beyond the file it is read from.
 */
export async function setAside(
  raw: RawObservation,
  observation: Observation,
  { files }: Pick<Deps, "files">,
): Promise<void> {
  const { sha256 } = observation;
  if (files === null || sha256 === null || !isSetAside(observation)) return;
  const content = raw.body === null ? { bytes: raw.head } : { path: raw.body.path };
  await putSnapshot(asideFolder(files), content, sha256);
}

function isSetAside(observation: Observation): boolean {
  const { errorCode, sniff, bytesDecoded } = observation;
  if (errorCode !== null || sniff?.kind === "html" || bytesDecoded > MOST_BYTES) return false;
  return isClean(observation);
}

/** A content that was judged, and why only its digest may be kept. */
export type JudgedContent = {
  targetId: string;
  observationId: string;
  observation: Observation;
  at: Date;
  withheld: WithheldReason | null;
};

/** Why a content may not be kept, by what its items were judged; null when it may. */
export function withheldReason(
  observation: Observation,
  results: ReadonlyArray<CheckResult>,
): WithheldReason | null {
  if (!isClean(observation)) return "personal-data";
  if (observation.bytesDecoded > MOST_BYTES) return "too-large";
  return results.some(({ code }) => code === "LICENCE_OPEN") ? null : "licence";
}

/** Books contents that were judged. */
export async function bookContents(
  tx: Tx,
  contents: ReadonlyArray<JudgedContent>,
  { files, newId }: Pick<Deps, "files" | "newId">,
): Promise<void> {
  const rows: Array<NewSnapshot> = [];
  for (const { targetId, observationId, observation, at, withheld } of contents) {
    const { sha256, bytesDecoded: bytes } = observation;
    if (sha256 === null) continue;
    const kept = withheld ?? (await whyNotHeld(observation, sha256, files));
    rows.push({ id: newId(), targetId, observationId, sha256, bytes, withheld: kept, storedAt: at });
  }
  await recordSnapshots(tx, rows);
}

/** Why a content that may be kept is not there; null when it is. Pages are never set aside. */
async function whyNotHeld(
  { sniff }: Observation,
  sha256: string,
  files: FileReaders | null,
): Promise<WithheldReason | null> {
  if (files === null) return "not-kept";
  for (const folder of [asideFolder(files), files.snapshotFolder]) {
    if (await hasSnapshot(folder, sha256)) return null;
  }
  return sniff?.kind === "html" ? "not-kept" : "too-large";
}

/** What is done with the files of contents, once they are booked. */
export type Settlement = {
  contents: ReadonlyArray<Pick<JudgedContent, "observation" | "withheld">>;
  /** Digests of contents in which personal data was found. */
  personal: ReadonlyArray<string>;
};

/** Keeps what was set aside and may be kept, and removes what may not be, wherever it lies. */
export async function settleContents(
  { contents, personal }: Settlement,
  { files }: Pick<Deps, "files">,
): Promise<void> {
  if (files === null) return;
  for (const { observation, withheld } of contents) {
    const { sha256 } = observation;
    if (sha256 === null || personal.includes(sha256)) continue;
    if (withheld === null) await moveSnapshot(asideFolder(files), files.snapshotFolder, sha256);
  }
  for (const sha256 of personal) await removeSnapshot(files.snapshotFolder, sha256);
}

/** Removes what looks had set aside and nothing was decided on, or not to keep. */
export async function dropAside(
  observations: ReadonlyArray<Observation>,
  { files }: Pick<Deps, "files">,
): Promise<void> {
  if (files === null) return;
  for (const observation of observations.filter(isSetAside)) {
    if (observation.sha256 !== null) await removeSnapshot(asideFolder(files), observation.sha256);
  }
}

/** Removes what a process that was stopped in the middle left behind: bodies to be read, contents set aside. */
export async function clearLeftovers({ files, now }: Pick<Deps, "files" | "now">): Promise<void> {
  if (files === null) return;
  const hourAgo = new Date(now().getTime() - HOUR_MS);
  await clearSpool(files.spoolFolder, hourAgo);
  await clearSnapshots(asideFolder(files), hourAgo);
}

/** Looked through for personal data, and none was found. */
function isClean({ profile }: Observation): boolean {
  return profile?.piiSearched === true && profile.pii.length === 0 && !profile.partial;
}

function asideFolder({ snapshotFolder }: FileReaders): string {
  return join(snapshotFolder, "aside");
}
