import { data } from "react-router";
import { ConfirmFollow } from "#app/components/follow/follow-answer.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { confirmFollow, openFollowLink } from "#app/services/answer-follow.server.ts";
import type { Route } from "./+types/follow-confirm";

/** The secret in the address goes to no other site; `no-referrer` would take the origin from our own form. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "same-origin" };

export function headers() {
  return PRIVATE;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const link = await openFollowLink(params.token, context.get(depsContext));
  return data(link, { status: link.state === "unknown" ? 404 : 200, headers: PRIVATE });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const link = await confirmFollow(params.token, context.get(depsContext));
  return data(link, { status: link.state === "unknown" ? 404 : 200, headers: PRIVATE });
}

export default function FollowConfirmRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("follow.linkTitle")} unlisted />
      <ConfirmFollow answer={actionData ?? loaderData} />
    </>
  );
}
