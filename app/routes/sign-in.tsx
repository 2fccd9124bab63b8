import { data, redirect } from "react-router";
import { SignInForm, type SignInResult } from "#app/components/account/sign-in-form.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { homeOf, sameSitePath } from "#app/http/auth.server.ts";
import { authenticateForm, type Recognised, SignInRefused } from "#app/http/auth-form.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { clientAddressContext, sessionConfigContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openSession, startSession } from "#app/services/sessions.server.ts";
import type { Route } from "./+types/sign-in";

export function loader({ request, context }: Route.LoaderArgs) {
  const signedIn = context.get(signedInContext);
  const next = sameSitePath(new URL(request.url).searchParams.get("lanjut"));
  if (signedIn !== null) throw redirect(next ?? homeOf(signedIn, request, context.get(depsContext).now()));
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const deps = context.get(depsContext);
  const sessions = context.get(sessionConfigContext);
  const typed = await request.clone().formData();
  const email = String(typed.get("email") ?? "").trim();
  if (email === "") return refused({ email, problem: { code: "email_missing" } }, 400);
  if (typed.get("password") === "") return refused({ email, problem: { code: "password_missing" } }, 400);

  const outcome = await recognise(request, { address: context.get(clientAddressContext), deps });
  if (!outcome.ok) {
    const { ok: _ok, refusal, ...rest } = outcome;
    const problem = "retryAt" in rest ? ({ code: "too_many_attempts", ...rest } as const) : null;
    return refused(
      { email, problem: problem ?? { code: "not_recognised" } },
      refusal === "not_recognised" ? 400 : 429,
    );
  }
  const { userId, name } = outcome;
  const replaces = await sessions.tokenOf(request);
  const userAgent = request.headers.get("user-agent");
  const token = await startSession({ userId, name, userAgent, replaces }, deps);
  const signedIn = await openSession(token, deps);
  const home = signedIn === null ? localPath(languageOf(new URL(request.url).pathname), "/") : null;
  const next = sameSitePath(new URL(request.url).searchParams.get("lanjut"));
  const to = next ?? home ?? (signedIn === null ? "/" : homeOf(signedIn, request, deps.now()));
  return redirect(to, { headers: { "set-cookie": await sessions.cookieFor(token) } });
}

type Options = Parameters<typeof authenticateForm>[1];

async function recognise(request: Request, options: Options): Promise<Recognised | SignInRefused["outcome"]> {
  try {
    return await authenticateForm(request, options);
  } catch (error) {
    if (error instanceof SignInRefused) return error.outcome;
    throw error;
  }
}

function refused(result: SignInResult, status: number) {
  return data(result, { status });
}

export default function SignInRoute({ actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.signInTitle")} unlisted />
      <SignInForm result={actionData ?? null} />
    </>
  );
}
