import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { type RawObservation, RULE_VERSION } from "#app/domain/evidence/observation.ts";
import type { Profile } from "#app/domain/evidence/profile.ts";
import type { Sniff } from "#app/domain/evidence/sniff.ts";
import { FILE_BYTES } from "#app/domain/stored-file.ts";
import { openSnapshot, putSnapshot } from "#app/exchange/snapshot-store.server.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import type { Deps, FileReaders } from "#app/services/deps.server.ts";
import { readBehind } from "#app/services/read-behind.server.ts";
import { type ReceivedFile, receiveFile } from "./receive-file.server.ts";

/** Room for what packing cannot make smaller. */
const PACKED_BYTES = FILE_BYTES + 1024 * 1024;

/** Keeps a received file under its digest, beside the database. */
export async function keepFile(files: FileReaders, { sha256, head, body }: ReceivedFile): Promise<void> {
  const content = body === null ? { bytes: head } : { path: body.path };
  const kept = await putSnapshot(storeFolder(files), content, sha256, { mostBytes: PACKED_BYTES });
  if (kept === "too-large") throw new Error(`a file of at most ${FILE_BYTES} bytes did not fit the store`);
}

/** The bytes of a kept file; null when they are not there. */
export function openFile(files: FileReaders, sha256: string): Promise<Readable | null> {
  return openSnapshot(storeFolder(files), sha256);
}

/** A kept file as it was received, unpacked again; null when it is not there. Whoever asked removes its body. */
export async function unpackFile(files: FileReaders, sha256: string): Promise<ReceivedFile | null> {
  const bytes = await openFile(files, sha256);
  if (bytes === null) return null;
  const receiver = receiveFile(files);
  try {
    for await (const chunk of bytes) await receiver.write(chunk);
    return await receiver.end();
  } catch (error) {
    await receiver.drop();
    throw error;
  }
}

/** Where a file is asked, when, and as what it would be answered. */
export type FileAnswer = { url: string; at: Date; mediaType: string | null; uploadedAt: Date };

/** A file in hand as the client would have seen it over the network. */
export function answerWith(
  { sha256, bytes, head, body }: ReceivedFile,
  { url, at, mediaType, uploadedAt }: FileAnswer,
): RawObservation {
  return {
    ...{ url, at: at.toISOString(), durationMs: 0, ruleVersion: RULE_VERSION, conditional: false },
    ...{ hops: [{ url, status: 200, ip: null, ms: 0 }], status: 200, finalUrl: url, tlsExpiry: null },
    headers: {
      ...(mediaType === null ? {} : { "content-type": mediaType }),
      ...{ "content-length": String(bytes), "last-modified": uploadedAt.toUTCString() },
    },
    ...{ bytesWire: bytes, bytesDecoded: bytes, sha256, head, body, rawProbe: null },
    ...{ errorCode: null, errorDetail: null },
  };
}

/** What a file is, and what reading it to its end found. */
export async function readFile(
  raw: RawObservation,
  deps: Pick<Deps, "files">,
): Promise<{ sniff: Sniff | null; profile: Profile | null }> {
  const { sniff } = await readObservation(raw);
  return { sniff, profile: await readBehind(raw, sniff, deps) };
}

function storeFolder({ snapshotFolder }: FileReaders): string {
  return join(dirname(snapshotFolder), "files");
}
