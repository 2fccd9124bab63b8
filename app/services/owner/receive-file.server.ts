import { createHash } from "node:crypto";
import type { SpooledBody } from "#app/domain/evidence/observation.ts";
import { FILE_BYTES } from "#app/domain/stored-file.ts";
import { FETCH_LIMITS } from "#app/fetch/limits.server.ts";
import { createSpool, discardBody } from "#app/fetch/spool.server.ts";
import type { FileReaders } from "#app/services/deps.server.ts";

/** A file as it came in: its first bytes, and the rest on disk when it is longer than they are. */
export type ReceivedFile = { sha256: string; bytes: number; head: Uint8Array; body: SpooledBody | null };

/** Takes a file piece by piece. Whoever opened it ends it, or drops it. */
export type FileReceiver = {
  write: (chunk: Uint8Array) => Promise<void>;
  /** @returns null when it was longer than allowed; nothing of it is left then. */
  end: () => Promise<ReceivedFile | null>;
  drop: () => Promise<void>;
};

/** Receives one file; what exceeds `most` bytes is never written. */
export function receiveFile({ spoolFolder }: FileReaders, most = FILE_BYTES): FileReceiver {
  const { headBytes } = FETCH_LIMITS;
  const spool = createSpool({ folder: spoolFolder, mostBytes: most }, headBytes);
  const hash = createHash("sha256");
  const head: Array<Uint8Array> = [];
  let bytes = 0;
  return {
    async write(chunk) {
      const held = bytes;
      bytes += chunk.length;
      if (bytes > most) return;
      if (held < headBytes) head.push(chunk.subarray(0, headBytes - held));
      hash.update(chunk);
      await spool.write(chunk);
    },
    async end() {
      if (bytes > most) {
        await spool.drop();
        return null;
      }
      const body = await spool.keep(true);
      return { sha256: hash.digest("hex"), bytes, head: Buffer.concat(head), body };
    },
    drop: () => spool.drop(),
  };
}

/** Removes what was received, when nobody takes it on. */
export async function dropReceived(received: ReceivedFile | null): Promise<void> {
  if (received !== null) await discardBody(received);
}
