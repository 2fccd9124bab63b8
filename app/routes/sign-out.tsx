import { Form, redirect } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { sessionConfigContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { endSession } from "#app/services/sessions.server.ts";
import type { Route } from "./+types/sign-out";

export async function action({ request, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const sessions = context.get(sessionConfigContext);
  const token = await sessions.tokenOf(request);
  if (token !== null) await endSession(token, context.get(depsContext));
  const home = localPath(languageOf(new URL(request.url).pathname), "/");
  return redirect(home, { headers: { "set-cookie": await sessions.clearedCookie() } });
}

export default function SignOutRoute() {
  const { t } = useI18n();
  return (
    <div className="acc">
      <PageMeta title={t("account.signOutTitle")} unlisted />
      <h1>{t("account.signOutTitle")}</h1>
      <p className="lead">{t("account.signOutLead")}</p>
      <Form method="post">
        <button className="btn pri" type="submit">
          {t("account.signOut")}
        </button>
      </Form>
    </div>
  );
}
