import { data } from "react-router";
import { ContestedPageView } from "#app/components/review/contested-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireDecider } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readRulingForm, saidStatus } from "#app/http/parse-form-review.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { decideContested } from "#app/services/review/decide-contested.server.ts";
import { openContestedPage } from "#app/services/review/open-contested.server.ts";
import type { Route } from "./+types/contested";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireDecider(context, request);
  const page = await openContestedPage({ actor, item: params.item }, context.get(depsContext));
  if (page === null) throw data({ code: "report_not_found" }, { status: 404 });
  return { page, csrf, saved: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireDecider(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readRulingForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { ruling } = form;
  if (ruling === null) return data({ ...form, refusal: "ruling_missing" } as const, { status: 400 });
  const { actor, name: actorName } = signedIn;
  const input = { actor, actorName, item: params.item, ruling, reason: form.reason };
  const outcome = await decideContested(input, context.get(depsContext));
  if (!outcome.ok) {
    const { refusal } = outcome;
    return data({ ...form, refusal }, { status: saidStatus(refusal) });
  }
  return leadTo(request, `/periksa/ulang/${params.item}?tersimpan=1`);
}

export default function ContestedRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("review.contestedTitle", { code: loaderData.page.slot.code })} unlisted />
      <ContestedPageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
