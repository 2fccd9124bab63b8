import { data, redirect } from "react-router";
import { ReviewCase } from "#app/components/review/review-case.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readReviewForm, reviewStatus } from "#app/http/parse-form-review.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openReviewCase } from "#app/services/open-review-case.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import type { Route } from "./+types/accept";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireOffice(context, request, "reviewer");
  const input = { actor, step: "acceptance", reportId: params.report } as const;
  const review = await openReviewCase(input, context.get(depsContext));
  if (review === null) throw data({ code: "report_not_found" }, { status: 404 });
  return { review, csrf };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "reviewer");
  const typed = await request.formData();
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readReviewForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { decision } = form;
  if (decision === null) {
    return data({ ...form, refusal: "decision_missing", item: null } as const, { status: 400 });
  }
  const { actor, name: actorName } = signedIn;
  const input = { ...form, decision, actor, actorName, reportId: params.report, step: "acceptance" } as const;
  const outcome = await reviewReport(input, context.get(depsContext));
  if (!outcome.ok) {
    const { refusal, item = null } = outcome;
    return data({ ...form, refusal, item }, { status: reviewStatus(refusal) });
  }
  return redirect(localPath(languageOf(new URL(request.url).pathname), "/tinjau?tersimpan=1"));
}

export default function AcceptRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { card } = loaderData.review;
  const title = t("workspace.acceptTitle", {
    code: `${card.action} × ${card.checkpoint}`,
    title: text(card.title),
  });
  return (
    <>
      <PageMeta title={title} unlisted />
      <ReviewCase step="accept" {...loaderData} result={actionData ?? null} />
    </>
  );
}
