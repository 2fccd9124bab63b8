import { data } from "react-router";
import { DisputePageView } from "#app/components/review/dispute-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { pagePathOf } from "#app/http/page-address.server.ts";
import { readDisputeForm, saidStatus } from "#app/http/parse-form-review.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { pagePath } from "#app/i18n/language.ts";
import { answerDispute, disputeReturn } from "#app/services/review/dispute-return.server.ts";
import { openDispute } from "#app/services/review/open-dispute.server.ts";
import type { Route } from "./+types/dispute";

const OUTSIDERS: ReadonlyArray<string | null> = ["not_the_body", "own_organisation", "own_submission"];

/** For the owner's side and the body that returned; nobody else writes here. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireSignedIn(context, request);
  const page = await openDispute({ actor, stepId: params.step }, context.get(depsContext));
  if (page === null) throw data({ code: "report_not_found" }, { status: 404 });
  const isOutsider = page.disputeBlocked === "not_owner" && OUTSIDERS.includes(page.answerBlocked);
  if (isOutsider) throw data({ code: "report_not_found" }, { status: 404 });
  return { page, csrf, saved: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readDisputeForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { actor, name: actorName } = signedIn;
  const deps = context.get(depsContext);
  const said = { actor, actorName, stepId: params.step, text: form.text };
  if (form.intent === "answer" && form.decision === null) {
    return data({ ...form, refusal: "decision_missing" } as const, { status: 400 });
  }
  const outcome =
    form.intent === "answer" && form.decision !== null
      ? await answerDispute({ ...said, decision: form.decision }, deps)
      : await disputeReturn(said, deps);
  if (!outcome.ok) {
    const { refusal } = outcome;
    return data({ ...form, refusal }, { status: saidStatus(refusal) });
  }
  return leadTo(request, `${pagePath(pagePathOf(request))}?tersimpan=1`);
}

export default function DisputeRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("review.disputeTitle", { code: loaderData.page.milestone })} unlisted />
      <DisputePageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
