import { data, type RouterContextProvider, redirect } from "react-router";
import { may } from "#app/domain/permission.ts";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { askerMail } from "#app/i18n/mails/asker-mails.ts";
import { type Desk, openDesk, type Speaker } from "#app/services/talk/desk.server.ts";
import type { AskerWords } from "#app/services/talk/tell-asker.server.ts";
import { requireSignedIn } from "./auth.server.ts";
import { depsContext, signedInContext } from "./context.server.ts";
import { requireCsrf, requireSameOrigin } from "./csrf.server.ts";
import { mailContext } from "./mail-links.server.ts";
import { readForm } from "./read-form.server.ts";

/** What mails to those who ask for data are made with, in this deployment. */
export function askerWords(context: Args["context"]): AskerWords {
  return { origin: context.get(mailContext).origin, asker: askerMail };
}

type Args = { request: Request; context: Readonly<RouterContextProvider>; params: { plan: string } };

const MOST = 20_000;

/** What a form of ours holds by name, each cut to a length that is read. A file counts as nothing. */
export function typedOf(form: FormData): Typed {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && name !== "csrf") typed[name] ??= value.slice(0, MOST);
  }
  return typed;
}

/** Whether the reader holds an office in the plan today, and so reads what is not public. */
export function readsInternal(
  context: Args["context"],
  { plan, today }: Pick<Desk, "plan" | "today">,
): boolean {
  const signedIn = context.get(signedInContext);
  return signedIn !== null && may(signedIn.actor, { kind: "read_internal", plan }, today);
}

/**
 * Who is signed in, and the plan they act on.
 *
 * @throws a redirect to the sign-in page, or a 404 answer.
 */
export async function requireDesk({ request, context, params }: Args) {
  const signedIn = requireSignedIn(context, request);
  const desk = await openDesk(params.plan, context.get(depsContext));
  if (desk === null) throw data({ code: "plan_not_found" }, { status: 404 });
  return { signedIn, desk };
}

/** Reads a form of somebody signed in. @throws a redirect to the sign-in page, or a 403 answer. */
export async function readOfficeForm(args: Omit<Args, "params">) {
  const signedIn = requireSignedIn(args.context, args.request);
  const form = await readForm(args.request);
  requireCsrf({ ...args, form }, signedIn);
  const speaker: Speaker = { actor: signedIn.actor, actorName: signedIn.name };
  return { form, typed: typedOf(form), speaker };
}

/** Reads a form that anyone may send; somebody signed in sends it with their session's token. */
export async function readOpenForm({ request, context }: Omit<Args, "params">) {
  const signedIn = context.get(signedInContext);
  requireSameOrigin(request, context);
  const form = await readForm(request);
  if (signedIn !== null) requireCsrf({ request, context, form }, signedIn);
  const speaker = signedIn === null ? null : { actor: signedIn.actor, actorName: signedIn.name };
  return { form, typed: typedOf(form), speaker };
}

const STATUS = {
  ...{ not_found: 404, not_allowed: 403, own_submission: 403, own_organisation: 403 },
  ...{ already_decided: 409, changed_meanwhile: 409, too_many_attempts: 429 },
  too_many_contacts: 409,
} as const;

type Refused =
  | { refusal: "invalid"; problems: ReadonlyArray<FieldProblem> }
  | { refusal: "too_many_attempts"; retryAt: string }
  | { refusal: Exclude<keyof typeof STATUS, "too_many_attempts"> };

/** Answers a refused form with what was typed and why. @throws a 404 answer for what is absent. */
export function refusedForm(typed: Typed, refused: Refused) {
  if (refused.refusal === "not_found") throw data({ code: "not_found" }, { status: 404 });
  if (refused.refusal === "invalid") {
    return data({ typed, problems: refused.problems, refusal: null, retryAt: null }, { status: 400 });
  }
  const retryAt = refused.refusal === "too_many_attempts" ? refused.retryAt : null;
  const answer = { typed, problems: [], refusal: refused.refusal, retryAt };
  return data(answer, { status: STATUS[refused.refusal] });
}

/** Leads to a page of ours in the language of the request. */
export function leadOn(request: Request, path: string): Response {
  return redirect(localPath(languageOf(new URL(request.url).pathname), path));
}
