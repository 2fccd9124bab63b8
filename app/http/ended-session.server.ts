import type { MiddlewareFunction } from "react-router";
import { signedInContext, writtenContext } from "./context.server.ts";
import { isSameOrigin } from "./csrf.server.ts";
import { writtenIn } from "./written.server.ts";

/** A larger form holds files, which nobody has to write anew. */
const MOST_FORM_BYTES = 1_000_000;

/**
 * Keeps what was written in a form that comes from nobody who is signed in. Where one must be, it is given back: to
 * be led to the sign-in page would lose it.
 */
export const endedSessionMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  const isForm = request.method === "POST" && bytes <= MOST_FORM_BYTES;
  if (isForm && context.get(signedInContext) === null && isSameOrigin(request, context)) {
    const form = await request
      .clone()
      .formData()
      .catch(() => null); // no form: nobody wrote it
    if (form !== null) context.set(writtenContext, writtenIn(form));
  }
  return next();
};
