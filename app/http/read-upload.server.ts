import { formIn, readAtMost } from "./read-form.server.ts";

export type Upload =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; problem: "no_file" | "too_large" };

/** Room for the parts of the form around the file. */
const AROUND = 16 * 1024;

/**
 * Reads one file of a form into memory; a larger one is given up as soon as it is known to be.
 *
 * @param most bytes of the file.
 */
export async function readUpload(request: Request, field: string, most: number): Promise<Upload> {
  const body = await readAtMost(request, most + AROUND);
  if (body === null) return { ok: false, problem: "too_large" };
  const form = await formIn(body, request.headers.get("content-type") ?? "");
  const file = form?.get(field);
  if (!(file instanceof File) || file.size === 0) return { ok: false, problem: "no_file" };
  if (file.size > most) return { ok: false, problem: "too_large" };
  return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()) };
}
