import { data } from "react-router";

/** Most bytes of a form without files: room for the pasted tables of a whole calendar. */
export const FORM_BYTES = 4 * 1024 * 1024;

const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * The fields of a form; what is longer than any form of ours is given up as soon as it is known to be. Zero bytes,
 * which no keyboard types and PostgreSQL cannot hold, are left out.
 *
 * @throws a 400, 413 or 415 answer for a body that is no form, is damaged or is too long.
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!FORM_TYPES.test(type)) throw data({ code: "form_unreadable" }, { status: 415 });
  const body = await readAtMost(request, FORM_BYTES);
  if (body === null) throw data({ code: "form_too_large" }, { status: 413 });
  const form = await formIn(body, type);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  return form;
}

/** The form in bytes; null when they are none. */
export async function formIn(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  const read = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  if (read === null) return null;
  const form = new FormData();
  for (const [name, value] of read) {
    if (typeof value === "string") form.append(withoutZeros(name), withoutZeros(value));
    else form.append(withoutZeros(name), value, withoutZeros(value.name));
  }
  return form;
}

/** Text without the character that no table of PostgreSQL can hold. */
export function withoutZeros(text: string): string {
  return text.replaceAll("\0", "");
}

/** A body of at most so many bytes; null when there are more, which are not read. */
export async function readAtMost(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const chunks: Array<Uint8Array> = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
