import { data, redirect } from "react-router";
import { NoticesPage } from "#app/components/notices/notices-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readNoticeForm } from "#app/http/parse-form-notice.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openNotice, openNotices, readNotices } from "#app/services/notices/open-notices.server.ts";
import type { Route } from "./+types/notices";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { userId, csrf } = requireSignedIn(context, request);
  return { ...(await openNotices(userId, context.get(depsContext))), csrf };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readNoticeForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { userId } = signedIn;
  const deps = context.get(depsContext);
  const here = (path: string) => redirect(localPath(languageOf(new URL(request.url).pathname), path));
  if (form.intent !== "open") {
    await readNotices({ userId, id: form.intent === "read" ? form.id : null }, deps);
    return here("/pemberitahuan");
  }
  const path = await openNotice({ userId, id: form.id }, deps);
  if (path === null) throw data({ code: "not_found" }, { status: 404 });
  return here(path);
}

export default function NoticesRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("notices.title")} unlisted />
      <NoticesPage {...loaderData} />
    </>
  );
}
