import { data, redirect } from "react-router";
import { NewPasswordForm } from "#app/components/account/reset-forms.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { accountWords, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openReset, resetPassword } from "#app/services/accounts/reset-password.server.ts";
import type { Route } from "./+types/reset-link";

export function headers() {
  return SECRET_PAGE;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const link = await openReset(params.token, context.get(depsContext));
  return data(link, { status: link.state === "open" ? 200 : 404, headers: SECRET_PAGE });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const form = await readForm(request);
  const input = { token: params.token, password: textIn(form, "password"), again: textIn(form, "again") };
  const outcome = await resetPassword(input, accountWords(context), context.get(depsContext));
  if (outcome.ok) throw redirect(localPath(languageOf(new URL(request.url).pathname), "/masuk?sandi=baru"));
  if (outcome.refusal !== "invalid") return data({ problems: [] }, { status: 404, headers: SECRET_PAGE });
  const problems = [{ field: "password", code: outcome.problem, at: undefined }];
  return data({ problems }, { status: 400, headers: SECRET_PAGE });
}

export default function ResetLinkRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.newPasswordTitle")} unlisted />
      <NewPasswordForm state={loaderData.state} problems={actionData?.problems ?? []} />
    </>
  );
}
