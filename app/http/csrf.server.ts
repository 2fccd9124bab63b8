import { timingSafeEqual } from "node:crypto";
import { data, type RouterContextProvider } from "react-router";
import { writtenIn } from "#app/domain/written.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { publicOriginContext } from "./session.server.ts";

type Context = Readonly<RouterContextProvider>;

/**
 * Refuses a form another site made the browser send.
 *
 * Browsers name the origin of every form they post. A program that is no browser names none, and carries no
 * cookie it was not given, so absence is let through.
 *
 * @throws a 403 answer.
 */
export function requireSameOrigin(request: Request, context: Context): void {
  if (!isSameOrigin(request, context.get(publicOriginContext))) throw refuse();
}

/** Whether a browser says that a page of ours sent this, or no browser says anything. */
export function isSameOrigin(request: Request, publicOrigin: string | null): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  const host = hostOf(origin);
  return host !== null && [new URL(request.url).host, hostOf(publicOrigin ?? "")].includes(host);
}

/**
 * Refuses a form that this session was not given: the origin must be ours and the form's `csrf` the session's.
 *
 * @throws a 403 answer.
 */
export function requireCsrf(
  { request, context, form }: { request: Request; context: Context; form: FormData },
  signedIn: Pick<SignedIn, "csrf">,
): void {
  requireSameOrigin(request, context);
  const given = form.get("csrf");
  if (typeof given !== "string" || !sameText(given, signedIn.csrf)) throw refuse(writtenIn(form));
}

function refuse(written = "") {
  return data({ code: "form_not_ours", written }, { status: 403 });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
