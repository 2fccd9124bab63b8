import { data, redirect } from "react-router";
import { AccountPageView } from "#app/components/account/account-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { type ChangeResult, changeAccount } from "#app/http/auth-account.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { sessionConfigContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openAccount } from "#app/services/accounts/open-account.server.ts";
import type { Route } from "./+types/account";

export async function loader({ request, context }: Route.LoaderArgs) {
  const signedIn = requireSignedIn(context, request);
  const account = await openAccount(signedIn, context.get(depsContext));
  const saved = new URL(request.url).searchParams.get("tersimpan");
  return { account, csrf: signedIn.csrf, saved };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const result: ChangeResult | null = await changeAccount({ signedIn, form, context });
  if (result === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const language = languageOf(new URL(request.url).pathname);
  if ("ended" in result && result.ended === "here") {
    const cleared = await context.get(sessionConfigContext).clearedCookie();
    throw redirect(localPath(language, "/masuk"), { headers: { "set-cookie": cleared } });
  }
  if (result.ok) throw redirect(`${localPath(language, "/akun")}?tersimpan=${result.part}`);
  return data(result, { status: result.status });
}

export default function AccountRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.pageTitle")} unlisted />
      <AccountPageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
