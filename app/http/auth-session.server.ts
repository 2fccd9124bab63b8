import { type RouterContextProvider, redirect } from "react-router";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { ACCOUNT_MAILS } from "#app/i18n/mails/account-mails.ts";
import type { AccountWords } from "#app/services/accounts/account-mail.server.ts";
import type { Manager } from "#app/services/accounts/manage-users.server.ts";
import { findSignIn, type SignedIn, type SignInWay, startSession } from "#app/services/sessions.server.ts";
import { homeOf, nextStepPath, sameSitePath } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";
import { mailContext } from "./mail-links.server.ts";
import { sessionConfigContext } from "./session.server.ts";

type Context = Readonly<RouterContextProvider>;

/** What mails about accounts are made with, in this deployment. */
export function accountWords(context: Context): AccountWords {
  const links = context.get(mailContext);
  return { links, mails: ACCOUNT_MAILS, showsInvitations: !links.hasServer };
}

export function managerOf({ userId, name, actor }: SignedIn): Manager {
  return { userId, name, actor };
}

type Recognised = { userId: string; name: string; signedInBy: SignInWay; secondFactor?: boolean };

/** `Set-Cookie` of a new session, which replaces the one the browser came with. */
export async function newSession(
  { request, context }: { request: Request; context: Context },
  recognised: Recognised,
): Promise<{ token: string; cookie: string }> {
  const sessions = context.get(sessionConfigContext);
  const replaces = await sessions.tokenOf(request);
  const userAgent = request.headers.get("user-agent");
  const token = await startSession({ ...recognised, userAgent, replaces }, context.get(depsContext));
  return { token, cookie: await sessions.cookieFor(token) };
}

/** Signs somebody in under a new session and leads on: to the next step of signing in, or to where they were going. */
export async function enter(
  args: { request: Request; context: Context },
  recognised: Recognised,
  lanjut: string | null,
): Promise<Response> {
  const { request, context } = args;
  const deps = context.get(depsContext);
  const { token, cookie } = await newSession(args, recognised);
  const found = await findSignIn(token, deps);
  const next = sameSitePath(lanjut);
  const headers = { "set-cookie": cookie };
  if (found === null) return redirect(localPath(languageOf(new URL(request.url).pathname), "/"), { headers });
  if (found.stage !== "whole") return redirect(nextStepPath(found.stage, request, next), { headers });
  return redirect(next ?? homeOf(found.signedIn, request), { headers });
}

/** The secret in the address goes to no other site; `no-referrer` would take the origin from our own form. */
export const SECRET_PAGE = {
  "cache-control": "private, no-store",
  "referrer-policy": "same-origin",
} as const;
