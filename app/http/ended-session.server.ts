import type { MiddlewareFunction } from "react-router";
import { signedInContext, writtenContext } from "./context.server.ts";
import { publicOriginContext } from "./session.server.ts";
import { isSmallForm, wordsOf } from "./written-form.server.ts";

/**
 * Keeps what was written in a form that comes from nobody who is signed in. Where one must be, it is given back: to
 * be led to the sign-in page would lose it.
 */
export const endedSessionMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  if (context.get(signedInContext) === null && isSmallForm(request, context.get(publicOriginContext)))
    context.set(writtenContext, await wordsOf(request.clone()));
  return next();
};
