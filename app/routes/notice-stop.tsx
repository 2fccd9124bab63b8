import { data } from "react-router";
import { StopMailPage } from "#app/components/notices/stop-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { isOneClick } from "#app/http/parse-form-public.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openStopLink, stopOptionalMail } from "#app/services/notices/mail-choices.server.ts";
import type { Route } from "./+types/notice-stop";

/** The secret in the address goes to no other site; `no-referrer` would take the origin from our own form. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "same-origin" };

export function headers() {
  return PRIVATE;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const link = await openStopLink(params.token, context.get(mailContext), context.get(depsContext));
  return data({ link }, { status: link.state === "unknown" ? 404 : 200, headers: PRIVATE });
}

/** The button of the page, or a mail program's own (RFC 8058), which comes from anywhere. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request);
  if (!isOneClick(form)) requireSameOrigin(request, context);
  const link = await stopOptionalMail(params.token, context.get(mailContext), context.get(depsContext));
  return data({ link }, { status: link.state === "unknown" ? 404 : 200, headers: PRIVATE });
}

export default function NoticeStopRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("notices.stop.title")} unlisted />
      <StopMailPage state={(actionData ?? loaderData).link.state} />
    </>
  );
}
