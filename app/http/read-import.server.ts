import { data } from "react-router";
import type { FileReaders } from "#app/services/deps.server.ts";
import {
  type ImportReceiver,
  type ReceivedImport,
  receiveImport,
} from "#app/services/plan-import/import-files.server.ts";
import { type PartSink, readMultipart } from "./multipart.server.ts";

export type SentImport =
  | { ok: true; fileName: string; pasted: boolean; received: ReceivedImport }
  | { ok: false; problem: "no_file" | "file_too_large" | "form_damaged" };

/** Most text of a pasted table, and of the fields around a file. */
const PASTED_BYTES = 5 * 1024 * 1024;
const NOWHERE: PartSink = { write: async () => {}, end: async () => {} };
/** A body that says of itself that it is larger is not read at all. */
const MOST_BODY = 26 * 1024 * 1024 + PASTED_BYTES;

/**
 * Reads the form that brings a file or a pasted table; the file goes to disk as it arrives.
 *
 * @param admit called with the texts so far before a file is taken; what it throws ends the reading.
 */
export async function readImportForm(
  request: Request,
  files: FileReaders,
  admit: (form: FormData) => void,
): Promise<SentImport> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BODY)
    return { ok: false, problem: "file_too_large" };
  const form = new FormData();
  const taken: { receiver: ImportReceiver | null; name: string; received: ReceivedImport | null } = {
    ...{ receiver: null, name: "", received: null },
  };
  const takeFile = async (name: string): Promise<PartSink> => {
    admit(form);
    if (name === "" || taken.receiver !== null) return NOWHERE;
    const receiver = await receiveImport(files);
    Object.assign(taken, { receiver, name });
    return {
      write: receiver.write,
      async end() {
        taken.received = await receiver.end();
      },
    };
  };
  let isWhole = false;
  try {
    isWhole = await readMultipart(request, async ({ field, fileName }) =>
      fileName === null ? textSink(form, field) : takeFile(fileName),
    );
  } finally {
    if (!isWhole) await taken.receiver?.drop();
  }
  if (!isWhole) return { ok: false, problem: "form_damaged" };
  admit(form);
  return outcomeOf(form, taken, files);
}

async function outcomeOf(
  form: FormData,
  {
    receiver,
    name,
    received,
  }: { receiver: ImportReceiver | null; name: string; received: ReceivedImport | null },
  files: FileReaders,
): Promise<SentImport> {
  if (receiver !== null && received === null) return { ok: false, problem: "file_too_large" };
  if (received !== null && received.bytes > 0) return { ok: true, fileName: name, pasted: false, received };
  await receiver?.drop();
  const pasted = String(form.get("pasted") ?? "");
  if (pasted.trim() === "") return { ok: false, problem: "no_file" };
  const writer = await receiveImport(files);
  await writer.write(Buffer.from(pasted, "utf8"));
  const table = await writer.end();
  if (table === null) return { ok: false, problem: "file_too_large" };
  return { ok: true, fileName: "", pasted: true, received: table };
}

function textSink(form: FormData, field: string): PartSink {
  const chunks: Array<Uint8Array> = [];
  let room = PASTED_BYTES;
  return {
    async write(chunk) {
      room -= chunk.length;
      if (room >= 0) chunks.push(Uint8Array.from(chunk));
    },
    async end() {
      form.append(field, room < 0 ? "" : Buffer.concat(chunks).toString("utf8"));
    },
  };
}

const STATUS = { plan_not_found: 404, not_allowed: 403, files_not_kept: 409 } as const;

/** The answer to somebody who may not import, or to an address that names nothing. */
export function refusedImport(refusal: keyof typeof STATUS) {
  return data(
    { code: refusal === "not_allowed" ? "office_required" : refusal, role: "secretariat" },
    { status: STATUS[refusal] },
  );
}
