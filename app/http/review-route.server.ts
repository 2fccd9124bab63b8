import { data, type RouterContextProvider, redirect } from "react-router";
import type { Role } from "#app/domain/permission.ts";
import type { ReviewCase } from "#app/domain/review-case.ts";
import { languageOf, localPath, pagePath } from "#app/i18n/language.ts";
import { openReviewCase } from "#app/services/open-review-case.server.ts";
import { assignReview } from "#app/services/review/assign-review.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { requireOffice } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { pagePathOf } from "./page-address.server.ts";
import { readAssignForm, readReviewForm, reviewStatus } from "./parse-form-review.server.ts";
import { readForm } from "./read-form.server.ts";
import { DEFAULT_REASON_WORDS } from "./review-words.server.ts";

type RouteArgs = {
  request: Request;
  params: { report?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

/** Each review step with the role that takes it and the queue it comes from. */
export const REVIEW_STEPS = {
  check: { role: "secretariat", queue: "/periksa" },
  acceptance: { role: "reviewer", queue: "/tinjau" },
} as const satisfies Record<string, { role: Role; queue: string }>;

/** The step whose queue an address lies under. */
export function stepOf(request: Request): keyof typeof REVIEW_STEPS {
  const path = pagePath(pagePathOf(request));
  return path.startsWith(REVIEW_STEPS.acceptance.queue) ? "acceptance" : "check";
}

/** The same page of the site in the language a request is made in. */
export function leadTo(request: Request, path: string) {
  return redirect(localPath(languageOf(new URL(request.url).pathname), path));
}

/**
 * The report laid out for one review step.
 *
 * @throws {Response} leading to the sign-in page, 403 without the office, 404 for an unknown report.
 */
export async function openReview({ request, params, context }: RouteArgs): Promise<{
  review: ReviewCase;
  step: keyof typeof REVIEW_STEPS;
  userId: string;
  csrf: string;
  assigned: boolean;
}> {
  const step = stepOf(request);
  const { actor, csrf } = requireOffice(context, request, REVIEW_STEPS[step].role);
  const asked = { actor, step, reportId: params.report ?? "", words: DEFAULT_REASON_WORDS };
  const review = await openReviewCase(asked, context.get(depsContext));
  if (review === null) throw data({ code: "report_not_found" }, { status: 404 });
  const assigned = new URL(request.url).searchParams.has("ditugaskan");
  return { review, step, userId: actor.userId, csrf, assigned };
}

/** Takes one review step; a refusal brings back what was filled in, success leads to the queue. */
export async function takeReviewStep({ request, params, context }: RouteArgs) {
  const step = stepOf(request);
  const { role, queue } = REVIEW_STEPS[step];
  const signedIn = requireOffice(context, request, role);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const { actor, name: actorName } = signedIn;
  const reportId = params.report ?? "";
  const deps = context.get(depsContext);
  if (typed.get("intent") === "assign") {
    const wanted = readAssignForm(typed);
    if (wanted === null) throw data({ code: "form_unreadable" }, { status: 400 });
    const outcome = await assignReview({ ...wanted, reportId, step, actor, actorName }, deps);
    if (outcome.ok) return leadTo(request, `${queue}/${reportId}?ditugaskan=1`);
    const untouched = { decision: null, reason: null, typed: [], item: null };
    const { refusal } = outcome;
    return data({ ...untouched, kind: "assign", refusal } as const, { status: reviewStatus(refusal) });
  }
  const form = readReviewForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { decision } = form;
  if (decision === null) {
    return data({ ...form, kind: "review", refusal: "decision_missing", item: null } as const, {
      status: 400,
    });
  }
  const outcome = await reviewReport({ ...form, decision, actor, actorName, reportId, step }, deps);
  if (!outcome.ok) {
    const { refusal, item = null } = outcome;
    return data({ ...form, kind: "review", refusal, item } as const, { status: reviewStatus(refusal) });
  }
  return leadTo(request, `${queue}?tersimpan=1`);
}
