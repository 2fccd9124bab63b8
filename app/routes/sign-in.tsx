import { data, redirect } from "react-router";
import { SignInForm, type SignInResult } from "#app/components/account/sign-in-form.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { homeOf, nextStepPath, sameSitePath } from "#app/http/auth.server.ts";
import { authenticateForm, type Recognised, SignInRefused } from "#app/http/auth-form.server.ts";
import { enter } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { openIdContext } from "#app/http/oidc.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { clientAddressContext, foundSessionContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/sign-in";

export function loader({ request, context }: Route.LoaderArgs) {
  const found = context.get(foundSessionContext);
  const asked = new URL(request.url).searchParams;
  const next = sameSitePath(asked.get("lanjut"));
  if (found !== null) {
    const { stage, signedIn } = found;
    const home = homeOf(signedIn, request);
    throw redirect(stage === "whole" ? (next ?? home) : nextStepPath(stage, request, next));
  }
  const openId = context.get(openIdContext)?.provider.label ?? null;
  return { openId, next, openIdFailed: asked.has("lembaga") };
}

export async function action({ request, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const deps = context.get(depsContext);
  const typed = await readForm(request);
  const email = String(typed.get("email") ?? "").trim();
  if (email === "") return refused({ email, problem: { code: "email_missing" } }, 400);
  if (typed.get("password") === "") return refused({ email, problem: { code: "password_missing" } }, 400);

  const outcome = await recognise(
    { url: request.url, form: typed },
    { address: context.get(clientAddressContext), deps },
  );
  if (!outcome.ok) {
    const { ok: _ok, refusal, ...rest } = outcome;
    const problem = "retryAt" in rest ? ({ code: "too_many_attempts", ...rest } as const) : null;
    return refused(
      { email, problem: problem ?? { code: "not_recognised" } },
      refusal === "not_recognised" ? 400 : 429,
    );
  }
  const { userId, name } = outcome;
  const lanjut = new URL(request.url).searchParams.get("lanjut");
  return enter({ request, context }, { userId, name, signedInBy: "password" }, lanjut);
}

type Options = Parameters<typeof authenticateForm>[1];

async function recognise(
  sent: Parameters<typeof authenticateForm>[0],
  options: Options,
): Promise<Recognised | SignInRefused["outcome"]> {
  try {
    return await authenticateForm(sent, options);
  } catch (error) {
    if (error instanceof SignInRefused) return error.outcome;
    throw error;
  }
}

function refused(result: SignInResult, status: number) {
  return data(result, { status });
}

export default function SignInRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.signInTitle")} unlisted />
      <SignInForm {...loaderData} result={actionData ?? null} />
    </>
  );
}
