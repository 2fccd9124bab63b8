import type { MiddlewareFunction } from "react-router";
import { findSignIn } from "#app/services/sessions.server.ts";
import { depsContext, signedInContext } from "./context.server.ts";
import { foundSessionContext, sessionConfigContext } from "./session.server.ts";

/**
 * Says who is signed in before any loader runs; somebody half way is nobody but to the next step of signing in. What a signed-in person sees is kept by no cache.
 */
export const sessionMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const sessions = context.get(sessionConfigContext);
  const token = await sessions.tokenOf(request);
  const found = token === null ? null : await findSignIn(token, context.get(depsContext));
  context.set(foundSessionContext, found);
  context.set(signedInContext, found?.stage === "whole" ? found.signedIn : null);
  const response = await next();
  if (token === null) return response;
  const hands = response.headers.get("set-cookie")?.includes(`${sessions.cookieName}=`) ?? false;
  if (found === null && !hands) response.headers.append("set-cookie", await sessions.clearedCookie());
  response.headers.set("cache-control", "private, no-store");
  return response;
};
