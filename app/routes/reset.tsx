import { data, redirect } from "react-router";
import { ResetRequestForm } from "#app/components/account/reset-forms.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { accountWords } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf } from "#app/i18n/language.ts";
import { requestReset } from "#app/services/accounts/reset-password.server.ts";
import type { Route } from "./+types/reset";

export function loader({ request }: Route.LoaderArgs) {
  return { sent: new URL(request.url).searchParams.has("terkirim") };
}

export async function action({ request, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const form = await readForm(request);
  const email = textIn(form, "email").trim();
  const { pathname } = new URL(request.url);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    const code = email === "" ? ("email_missing" as const) : ("email_invalid" as const);
    return data({ email, problems: [{ field: "email", code, at: undefined }] }, { status: 400 });
  }
  const input = { email, language: languageOf(pathname), address: context.get(clientAddressContext) };
  const outcome = await requestReset(input, accountWords(context), context.get(depsContext));
  if (outcome.ok) throw redirect(`${pathname}?terkirim=1`);
  const problem = { field: "email", code: "too_many_attempts" as const, at: outcome.retryAt };
  return data({ email, problems: [problem] }, { status: 429 });
}

export default function ResetRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.resetTitle")} unlisted />
      <ResetRequestForm
        {...loaderData}
        email={actionData?.email ?? ""}
        problems={actionData?.problems ?? []}
      />
    </>
  );
}
