import { data, redirect } from "react-router";
import { CodeForm } from "#app/components/account/code-form.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { homeOf, nextStepPath, sameSitePath } from "#app/http/auth.server.ts";
import { accountWords, enter } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { foundSessionContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { takeSecondStep } from "#app/services/accounts/second-factor.server.ts";
import type { Route } from "./+types/second-factor-step";

export function loader({ request, context }: Route.LoaderArgs) {
  const { signedIn } = requireCodeStep({ request, context });
  return { csrf: signedIn.csrf };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { signedIn, signedInBy } = requireCodeStep({ request, context });
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const { userId, name } = signedIn;
  const code = textIn(form, "code");
  const outcome = await takeSecondStep(
    { who: signedIn, code },
    accountWords(context),
    context.get(depsContext),
  );
  if (!outcome.ok) {
    const at = "retryAt" in outcome ? outcome.retryAt : undefined;
    const status = outcome.refusal === "too_many_attempts" ? 429 : 400;
    return data({ problems: [{ field: "code", code: outcome.refusal, at }] }, { status });
  }
  const lanjut = new URL(request.url).searchParams.get("lanjut");
  return enter({ request, context }, { userId, name, signedInBy, secondFactor: true }, lanjut);
}

/** Somebody whose password was right and whose code is still to come; all others are led to where they belong. */
function requireCodeStep({ request, context }: Pick<Route.LoaderArgs, "request" | "context">) {
  const found = context.get(foundSessionContext);
  if (found?.stage === "code") return found;
  const next = sameSitePath(new URL(request.url).searchParams.get("lanjut"));
  const home = found === null ? null : (next ?? homeOf(found.signedIn, request));
  throw redirect(
    found?.stage === "whole" && home !== null ? home : nextStepPath(found?.stage ?? null, request, next),
  );
}

export default function SecondFactorStepRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.codeTitle")} unlisted />
      <CodeForm {...loaderData} problems={actionData?.problems ?? []} />
    </>
  );
}
