import { data, type RouterContextProvider, redirect } from "react-router";
import type { Role } from "#app/domain/permission.ts";
import type { ReviewCase } from "#app/domain/review-case.ts";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openReviewCase } from "#app/services/open-review-case.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { requireOffice } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { readReviewForm, reviewStatus } from "./parse-form-review.server.ts";

type RouteArgs = {
  request: Request;
  params: { report: string };
  context: Readonly<RouterContextProvider>;
};

/** Each review step with the role that takes it and the queue it comes from. */
const STEPS = {
  check: { role: "secretariat", queue: "/periksa" },
  acceptance: { role: "reviewer", queue: "/tinjau" },
} as const satisfies Record<string, { role: Role; queue: string }>;

type Step = keyof typeof STEPS;

/**
 * The report laid out for one review step.
 *
 * @throws {Response} leading to the sign-in page, 403 without the office, 404 for an unknown report.
 */
export async function openReview(
  { request, params, context }: RouteArgs,
  step: Step,
): Promise<{ review: ReviewCase; csrf: string }> {
  const { actor, csrf } = requireOffice(context, request, STEPS[step].role);
  const review = await openReviewCase({ actor, step, reportId: params.report }, context.get(depsContext));
  if (review === null) throw data({ code: "report_not_found" }, { status: 404 });
  return { review, csrf };
}

/** Takes one review step; a refusal brings back what was filled in, success leads to the queue. */
export async function takeReviewStep({ request, params, context }: RouteArgs, step: Step) {
  const { role, queue } = STEPS[step];
  const signedIn = requireOffice(context, request, role);
  const typed = await request.formData();
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readReviewForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { decision } = form;
  if (decision === null) {
    return data({ ...form, refusal: "decision_missing", item: null } as const, { status: 400 });
  }
  const { actor, name: actorName } = signedIn;
  const input = { ...form, decision, actor, actorName, reportId: params.report, step };
  const outcome = await reviewReport(input, context.get(depsContext));
  if (!outcome.ok) {
    const { refusal, item = null } = outcome;
    return data({ ...form, refusal, item }, { status: reviewStatus(refusal) });
  }
  return redirect(localPath(languageOf(new URL(request.url).pathname), `${queue}?tersimpan=1`));
}
