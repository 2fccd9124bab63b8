import { data, redirect } from "react-router";
import { TokensPage } from "#app/components/account/tokens-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { accountWords, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readTokenFields, textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { endApiToken, makeApiToken, openApiTokens } from "#app/services/accounts/api-tokens.server.ts";
import type { Route } from "./+types/account-tokens";

export async function loader({ request, context }: Route.LoaderArgs) {
  const signedIn = requireSignedIn(context, request);
  const tokens = await openApiTokens(signedIn, context.get(depsContext));
  return { tokens, csrf: signedIn.csrf };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const deps = context.get(depsContext);
  if (form.get("intent") === "revoke") {
    const ended = await endApiToken(signedIn, textIn(form, "token"), deps);
    if (!ended) throw data({ code: "not_found" }, { status: 404 });
    throw redirect(localPath(languageOf(new URL(request.url).pathname), "/akun/token"));
  }
  const fields = readTokenFields(form);
  const made = await makeApiToken(signedIn, fields, accountWords(context), deps);
  if (made.ok) return data({ made: made.token, problems: [], fields: null }, { headers: SECRET_PAGE });
  return data({ made: null, problems: made.problems, fields }, { status: 400 });
}

export default function AccountTokensRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.tokensTitle")} unlisted />
      <TokensPage
        {...loaderData}
        made={actionData?.made ?? null}
        fields={actionData?.fields ?? null}
        problems={actionData?.problems ?? []}
      />
    </>
  );
}
