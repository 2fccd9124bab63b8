import { data } from "react-router";
import { ReasonsPage } from "#app/components/review/reasons-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireWatcher } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readReasonForm, saidStatus } from "#app/http/parse-form-review.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { DEFAULT_REASON_WORDS as words } from "#app/http/review-words.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { editReason, openAllReasons } from "#app/services/review/edit-reasons.server.ts";
import type { Route } from "./+types/reasons";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireWatcher(context, request);
  const plans = await openAllReasons({ actor, words }, context.get(depsContext));
  return { plans, csrf, saved: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireWatcher(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readReasonForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { actor, name: actorName } = signedIn;
  const outcome = await editReason({ ...form, actor, actorName, words }, context.get(depsContext));
  if (outcome.ok) return leadTo(request, "/periksa/alasan?tersimpan=1");
  const { refusal } = outcome;
  return data({ ...form, refusal }, { status: saidStatus(refusal) });
}

export default function ReasonsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("review.editReasons")} unlisted />
      <ReasonsPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
