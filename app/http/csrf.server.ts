import { timingSafeEqual } from "node:crypto";
import { data, type RouterContextProvider } from "react-router";
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
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw refuse();
  const origin = request.headers.get("origin");
  if (origin === null) return;
  const own = [new URL(request.url).host, hostOf(context.get(publicOriginContext) ?? "")];
  const host = hostOf(origin);
  if (host === null || !own.includes(host)) throw refuse();
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
  if (typeof given !== "string" || !sameText(given, signedIn.csrf)) throw refuse(wordsIn(form));
}

function refuse(written = "") {
  return data({ code: "form_not_ours", written }, { status: 403 });
}

const MOST_WRITTEN = 20_000;

/** What a person wrote in a form: whole words, no secrets. It goes back to whoever sent it, to be copied. */
function wordsIn(form: FormData): string {
  return [...form]
    .flatMap(([name, value]) => (typeof value === "string" && !SECRETS.has(name) ? [value.trim()] : []))
    .filter((value) => /\s/.test(value))
    .join("\n\n")
    .slice(0, MOST_WRITTEN);
}

const SECRETS: ReadonlySet<string> = new Set(["password", "again", "present", "secret", "code"]);

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
