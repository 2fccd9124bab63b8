import type { MiddlewareFunction } from "react-router";
import { openSession } from "#app/services/sessions.server.ts";
import { depsContext, signedInContext } from "./context.server.ts";
import { sessionConfigContext } from "./session.server.ts";

/** Says who is signed in before any loader runs. What a signed-in person sees is kept by no cache. */
export const sessionMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const sessions = context.get(sessionConfigContext);
  const token = await sessions.tokenOf(request);
  const signedIn = token === null ? null : await openSession(token, context.get(depsContext));
  context.set(signedInContext, signedIn);
  const response = await next();
  if (token === null) return response;
  const hands = response.headers.get("set-cookie")?.includes(`${sessions.cookieName}=`) ?? false;
  if (signedIn === null && !hands) response.headers.append("set-cookie", await sessions.clearedCookie());
  response.headers.set("cache-control", "private, no-store");
  return response;
};
