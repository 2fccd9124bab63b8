import { writtenIn } from "#app/domain/written.ts";
import { isSameOrigin } from "./csrf.server.ts";

/** A larger form holds files, which nobody has to write anew. */
const MOST_FORM_BYTES = 1_000_000;

/** Whether a request may be a form of ours with words in it, small enough to be read a second time. */
export function isSmallForm(request: Request, publicOrigin: string | null): boolean {
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  return request.method === "POST" && bytes <= MOST_FORM_BYTES && isSameOrigin(request, publicOrigin);
}

/** What somebody wrote in a form; empty for anything that is no form. Reads the request: give it a copy. */
export async function wordsOf(form: Request): Promise<string> {
  const fields = await form.formData().catch(() => null); // no form: nobody wrote it
  return fields === null ? "" : writtenIn(fields);
}
