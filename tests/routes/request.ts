import { RouterContextProvider } from "react-router";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { sessionConfigContext, sessionsFor } from "#app/http/session.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openSession, startSession } from "#app/services/sessions.server.ts";

export const ORIGIN = "http://127.0.0.1:3000";
export const sessions = sessionsFor({ secret: "0123456789abcdef0123456789abcdef", secure: false });

/** What the server puts into the context, with a person signed in or nobody. */
export async function contextFor(deps: Deps, userId: string | null) {
  const context = new RouterContextProvider();
  context.set(depsContext, deps);
  context.set(sessionConfigContext, sessions);
  const start = { userId: userId ?? "", name: userId ?? "", userAgent: null, replaces: null };
  const token = userId === null ? null : await startSession(start, deps);
  const signedIn = token === null ? null : await openSession(token, deps);
  context.set(signedInContext, signedIn);
  return { context, csrf: signedIn?.csrf ?? "" };
}

export function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Request {
  const body = new URLSearchParams(fields);
  return new Request(`${ORIGIN}${path}`, { method: "POST", body, headers: { origin: ORIGIN, ...headers } });
}

/** Status of what a loader or action answered or threw. */
export async function statusOf(run: () => unknown): Promise<{ status: number; location: string | null }> {
  const answer: unknown = await Promise.resolve()
    .then(run)
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("location") };
  if (answer instanceof Error) throw answer;
  const init: unknown =
    typeof answer === "object" && answer !== null && "init" in answer ? answer.init : null;
  const status = typeof init === "object" && init !== null && "status" in init ? Number(init.status) : 200;
  return { status, location: null };
}
