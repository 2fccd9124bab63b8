import { Authenticator } from "remix-auth";
import { FormStrategy } from "remix-auth-form";
import type { Deps } from "#app/services/deps.server.ts";
import { type SignInOutcome, signIn } from "#app/services/sign-in.server.ts";

export type Recognised = Extract<SignInOutcome, { ok: true }>;

/** Thrown by the form strategy when nobody is recognised; carries what the page says. */
export class SignInRefused extends Error {
  override name = "SignInRefused";
  constructor(readonly outcome: Extract<SignInOutcome, { ok: false }>) {
    super(outcome.refusal);
  }
}

const PASSWORD = "password";

/**
 * Recognises the person a sign-in form is sent by. The form was read before, up to its longest.
 *
 * @throws {SignInRefused} when nobody is recognised.
 */
export function authenticateForm(
  { url, form: sent }: { url: string; form: FormData },
  { address, deps }: { address: string | null; deps: Pick<Deps, "db" | "now"> },
): Promise<Recognised> {
  const strategy = new FormStrategy<Recognised>(async ({ form }) => {
    const outcome = await signIn(
      { email: textIn(form, "email"), password: textIn(form, "password"), address },
      deps,
    );
    if (!outcome.ok) throw new SignInRefused(outcome);
    return outcome;
  });
  const request = new Request(url, { method: "POST", body: sent });
  return new Authenticator<Recognised>().use(strategy, PASSWORD).authenticate(PASSWORD, request);
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
