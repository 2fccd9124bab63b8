import { data } from "react-router";
import { StopFollow } from "#app/components/follow/follow-answer.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { isOneClick } from "#app/http/parse-form-public.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { endFollow, openFollowLink } from "#app/services/answer-follow.server.ts";
import type { Route } from "./+types/follow-stop";

/** The secret in the address goes to no other site; `no-referrer` would take the origin from our own form. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "same-origin" };

export function headers() {
  return PRIVATE;
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const link = await openFollowLink(params.token, context.get(depsContext));
  const status = link.state === "unknown" ? 404 : 200;
  return data({ link, all: endsAll(request) }, { status, headers: PRIVATE });
}

/** The button of the page, or a mail program's own (RFC 8058), which comes from anywhere. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request);
  if (!isOneClick(form)) requireSameOrigin(request, context);
  const asked = { token: params.token, all: endsAll(request) };
  const link = await endFollow(asked, context.get(mailContext), context.get(depsContext));
  const status = link.state === "unknown" ? 404 : 200;
  return data({ link, all: asked.all }, { status, headers: PRIVATE });
}

function endsAll(request: Request): boolean {
  return new URL(request.url).searchParams.has("semua");
}

export default function FollowStopRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { link, all } = actionData ?? loaderData;
  return (
    <>
      <PageMeta title={t("follow.linkTitle")} unlisted />
      <StopFollow answer={link} all={all} />
    </>
  );
}
