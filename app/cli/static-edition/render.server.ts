import * as build from "virtual:react-router/server-build";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import { depsContext } from "#app/http/context.server.ts";
import { publicOriginContext, sessionConfigContext, sessionsFor } from "#app/http/session.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** Answers addresses of the site without a server, as nobody in particular. */
export function createRender(deps: Deps, origin: string): (address: string) => Promise<Response> {
  const { basename, allowedActionOrigins, unstable_getCriticalCss: _critical, ...rest } = build;
  const whole: ServerBuild = { ...rest };
  if (basename !== undefined) whole.basename = basename;
  if (allowedActionOrigins !== undefined) whole.allowedActionOrigins = allowedActionOrigins;
  const handle = createRequestHandler(whole, import.meta.env.MODE);
  const sessions = sessionsFor({ secret: "nobody signs in here", secure: false });
  return (address) => {
    const context = new RouterContextProvider();
    context.set(depsContext, deps);
    context.set(sessionConfigContext, sessions);
    context.set(publicOriginContext, origin);
    return handle(new Request(`${origin}${address}`), context);
  };
}
