import { data, type RouterContextProvider, redirect } from "react-router";
import type { SignInStage } from "#app/domain/account/second-factor.ts";
import { mayMakePlans, type Role } from "#app/domain/permission.ts";
import { languageOf, localPath } from "#app/i18n/language.ts";
import type { FoundSession, SignedIn } from "#app/services/sessions.server.ts";
import { depsContext, signedInContext, writtenContext } from "./context.server.ts";
import { pageAddress } from "./page-address.server.ts";
import { foundSessionContext } from "./session.server.ts";

type Context = Readonly<RouterContextProvider>;

/**
 * Who is signed in.
 *
 * @throws a redirect to the sign-in page, which leads back here; a 403 answer that gives back what a form held.
 */
export function requireSignedIn(context: Context, request: Request): SignedIn {
  const signedIn = context.get(signedInContext);
  if (signedIn !== null) return signedIn;
  const stage = context.get(foundSessionContext)?.stage ?? null;
  const path = nextStepPath(stage, request, pageAddress(request));
  const written = context.get(writtenContext);
  if (request.method === "POST" && written !== "")
    throw data({ code: "session_ended", written, signInPath: path }, { status: 403 });
  throw redirect(path);
}

const STEPS = { code: "/masuk/kode", set_up: "/akun/langkah-kedua" } as const;

/** Where somebody goes who is not signed in whole: to sign in, to show a code, or to set a second factor up. */
export function nextStepPath(stage: SignInStage | null, request: Request, leadsTo: string | null): string {
  const page = stage === null || stage === "whole" ? "/masuk" : STEPS[stage];
  const path = localPath(languageOf(new URL(request.url).pathname), page);
  return leadsTo === null ? path : `${path}?lanjut=${encodeURIComponent(leadsTo)}`;
}

/**
 * Whose second factor is set up: somebody signed in, or somebody who must set one up before anything else.
 *
 * @throws a redirect to the step that comes first.
 */
export function requireFactorHolder(context: Context, request: Request): FoundSession {
  const found = context.get(foundSessionContext);
  if (found !== null && found.stage !== "code") return found;
  throw redirect(nextStepPath(found?.stage ?? null, request, pageAddress(request)));
}

/**
 * Who is signed in, if they hold an office of this kind today in some plan.
 *
 * @throws a redirect to the sign-in page, or a 403 answer that names the office.
 */
export function requireOffice(context: Context, request: Request, role: Role): SignedIn {
  const signedIn = requireSignedIn(context, request);
  if (!holdsOffice(signedIn, role)) {
    throw data({ code: "office_required", role }, { status: 403 });
  }
  return signedIn;
}

/**
 * Who is signed in, if they check or accept in some plan today.
 *
 * @throws a redirect to the sign-in page, or a 403 answer.
 */
export function requireDecider(context: Context, request: Request): SignedIn {
  const signedIn = requireSignedIn(context, request);
  if (holdsOffice(signedIn, "secretariat") || holdsOffice(signedIn, "reviewer")) return signedIn;
  throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
}

/**
 * Who is signed in, if they check in some plan today or keep the installation.
 *
 * @throws a redirect to the sign-in page, or a 403 answer.
 */
export function requireWatcher(context: Context, request: Request): SignedIn {
  const signedIn = requireSignedIn(context, request);
  const offices = ["secretariat", "administrator"] as const;
  if (offices.some((role) => holdsOffice(signedIn, role))) return signedIn;
  throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
}

/**
 * Who is signed in, if they may make plans and change what all plans share.
 *
 * @throws a redirect to the sign-in page, or a 403 answer.
 */
export function requirePlanMaker(context: Context, request: Request): SignedIn {
  const signedIn = requireWatcher(context, request);
  if (mayMakePlans(signedIn.actor, context.get(depsContext).now())) return signedIn;
  throw data({ code: "office_in_every_plan" }, { status: 403 });
}

/** Whether the person holds an office of this kind today; rights in one plan are decided where it is opened. */
export function holdsOffice({ roles }: Pick<SignedIn, "roles">, role: Role): boolean {
  return roles.includes(role);
}

/** The page a person has most to do on, in the language they are reading. */
export function homeOf(signedIn: Pick<SignedIn, "roles">, request: Request): string {
  const path = holdsOffice(signedIn, "owner")
    ? "/tugas"
    : holdsOffice(signedIn, "secretariat")
      ? "/periksa"
      : holdsOffice(signedIn, "reviewer")
        ? "/tinjau"
        : "/";
  return localPath(languageOf(new URL(request.url).pathname), path);
}

/** A path of this site to lead back to; null for anything that could lead elsewhere. */
export function sameSitePath(value: string | null): string | null {
  if (value === null || !value.startsWith("/") || /[\\\p{Cc}]/u.test(value)) return null;
  const here = "http://this-site.invalid";
  if (!URL.canParse(value, here)) return null;
  const url = new URL(value, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
