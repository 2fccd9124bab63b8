import { FILE_BYTES } from "#app/domain/stored-file.ts";
import type { FileReaders } from "#app/services/deps.server.ts";
import {
  dropReceived,
  type FileReceiver,
  type ReceivedFile,
  receiveFile,
} from "#app/services/owner/receive-file.server.ts";
import { type PartSink, readMultipart } from "./multipart.server.ts";
import { withoutZeros } from "./read-form.server.ts";

/** A file of a form; `received` is null when it was longer than allowed, and nothing of it was kept. */
export type FormFile = { field: string; name: string; received: ReceivedFile | null };
export type FormWithFiles = { form: FormData; files: ReadonlyArray<FormFile> };

/** Most text beside the files, and most files, of one form. */
const TEXT_BYTES = 512 * 1024;
const MOST_FILES = 10;
const NOWHERE: PartSink = { write: async () => {}, end: async () => {} };

/** Whether a form says that it brings files. */
export function bringsFiles(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "");
}

/** Whether a body says of itself that it holds more than all the files allowed; then it is not read at all. */
export function saysTooLarge(request: Request): boolean {
  return Number(request.headers.get("content-length") ?? 0) > FILE_BYTES * MOST_FILES + TEXT_BYTES;
}

/**
 * Reads a form whose files go to disk as they arrive. Every file it returns is the caller's to keep or drop.
 *
 * @param admit called with the texts so far before the first file is taken; what it throws ends the reading.
 * @returns null when the form is damaged or too long; nothing of it is left then.
 */
export async function readFormWithFiles(
  request: Request,
  readers: FileReaders,
  admit: (form: FormData) => void,
): Promise<FormWithFiles | null> {
  const form = new FormData();
  const files: Array<FormFile> = [];
  const underWay = new Set<FileReceiver>();
  const room = { bytes: TEXT_BYTES };
  const take = (field: string, name: string): PartSink => {
    if (files.length === 0) admit(form);
    if (name === "" || files.length >= MOST_FILES) return NOWHERE;
    const receiver = receiveFile(readers);
    underWay.add(receiver);
    return {
      write: receiver.write,
      async end() {
        files.push({ field, name, received: await receiver.end() });
        underWay.delete(receiver);
      },
    };
  };
  const giveUp = async () => {
    for (const receiver of underWay) await receiver.drop();
    for (const { received } of files) await dropReceived(received);
  };
  try {
    const isWhole = await readMultipart(request, async ({ field, fileName }) =>
      fileName === null ? textSink(form, field, room) : take(field, fileName),
    );
    if (isWhole && room.bytes >= 0) return { form, files };
  } catch (error) {
    await giveUp();
    throw error;
  }
  await giveUp();
  return null;
}

function textSink(form: FormData, field: string, room: { bytes: number }): PartSink {
  const chunks: Array<Uint8Array> = [];
  return {
    async write(chunk) {
      room.bytes -= chunk.length;
      if (room.bytes >= 0) chunks.push(Uint8Array.from(chunk));
    },
    async end() {
      form.append(withoutZeros(field), withoutZeros(Buffer.concat(chunks).toString("utf8")));
    },
  };
}
