import type { RouterContextProvider } from "react-router";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import {
  changeOwnData,
  changePassword,
  endAllSessions,
  endOneSession,
} from "#app/services/accounts/change-account.server.ts";
import { requestNewEmail } from "#app/services/accounts/change-email.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { accountWords } from "./auth-session.server.ts";
import { depsContext } from "./context.server.ts";
import { textIn } from "./parse-form-account.server.ts";

export type AccountPart = "data" | "password" | "email" | "sessions";

/** What became of a form on the account page. */
export type ChangeResult =
  | { ok: true; part: AccountPart; ended?: "here" | "other" }
  | {
      ok: false;
      part: AccountPart;
      problems: ReadonlyArray<AccountProblem>;
      typed: Readonly<Record<string, string>>;
      status: 400 | 403 | 429;
    };

type Asked = { signedIn: SignedIn; form: FormData; context: Readonly<RouterContextProvider> };

/** Does what one of the forms on the account page asks for; null when the form is damaged. */
export async function changeAccount(asked: Asked): Promise<ChangeResult | null> {
  switch (asked.form.get("intent")) {
    case "data":
      return changeData(asked);
    case "password":
      return changeSecret(asked);
    case "email":
      return changeMail(asked);
    case "end":
      return endSession(asked);
    case "end_all":
      await endAllSessions(asked.signedIn, asked.context.get(depsContext));
      return { ok: true, part: "sessions", ended: "here" };
    default:
      return null;
  }
}

async function changeData({ signedIn, form, context }: Asked): Promise<ChangeResult> {
  const typed = { name: textIn(form, "name"), language: textIn(form, "language") };
  const { ok } = await changeOwnData(signedIn, typed, context.get(depsContext));
  if (ok) return { ok, part: "data" };
  return { ok, part: "data", typed, status: 400, problems: [{ field: "name", code: "name_missing" }] };
}

async function changeSecret({ signedIn, form, context }: Asked): Promise<ChangeResult> {
  const text = (name: string) => textIn(form, name);
  const input = { present: text("present"), password: text("password"), again: text("again") };
  const outcome = await changePassword(signedIn, input, accountWords(context), context.get(depsContext));
  if (outcome.ok) return { ok: true, part: "password" };
  return refused("password", outcome, isAboutPresent(outcome.refusal) ? "present" : "password", {});
}

async function changeMail({ signedIn, form, context }: Asked): Promise<ChangeResult> {
  const input = { email: textIn(form, "email"), present: textIn(form, "present") };
  const outcome = await requestNewEmail(signedIn, input, accountWords(context), context.get(depsContext));
  if (outcome.ok) return { ok: true, part: "email" };
  const field = isAboutPresent(outcome.refusal) ? "present" : "email";
  return refused("email", outcome, field, { email: input.email });
}

async function endSession({ signedIn, form, context }: Asked): Promise<ChangeResult> {
  const id = textIn(form, "session");
  await endOneSession(signedIn, id, context.get(depsContext));
  return { ok: true, part: "sessions", ended: id === signedIn.sessionId ? "here" : "other" };
}

function isAboutPresent(refusal: string): boolean {
  return ["present_wrong", "no_password", "too_many_attempts"].includes(refusal);
}

type Refusal = { refusal: AccountProblem["code"]; retryAt?: string };

function refused(
  part: AccountPart,
  { refusal, retryAt }: Refusal,
  field: string,
  typed: Readonly<Record<string, string>>,
): ChangeResult {
  const status = refusal === "too_many_attempts" ? 429 : 400;
  return { ok: false, part, typed, status, problems: [{ field, code: refusal, at: retryAt }] };
}
