import { data } from "react-router";
import { ReviewQueuePage } from "#app/components/review/review-queue.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { QUEUE_FILTERS } from "#app/domain/review/assignment.ts";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import {
  batchStatus,
  readAssignForm,
  readBatchForm,
  reviewStatus,
} from "#app/http/parse-form-review.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo, REVIEW_STEPS, stepOf } from "#app/http/review-route.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openReviewQueue } from "#app/services/open-review-queue.server.ts";
import { acceptBatch } from "#app/services/review/accept-batch.server.ts";
import { assignReview } from "#app/services/review/assign-review.server.ts";
import { openContestedQueue } from "#app/services/review/open-contested.server.ts";
import { openExtensionTasks } from "#app/services/schedule/open-extensions.server.ts";
import type { Route } from "./+types/review-queue";

export async function loader({ request, context }: Route.LoaderArgs) {
  const step = stepOf(request);
  const { actor, csrf } = requireOffice(context, request, REVIEW_STEPS[step].role);
  const asked = new URL(request.url).searchParams;
  const filter = QUEUE_FILTERS.find((each) => each === asked.get("milik")) ?? "all";
  const deps = context.get(depsContext);
  const decided = Number(asked.get("diputuskan") ?? "0");
  return {
    ...{ step, filter, csrf, userId: actor.userId },
    queue: await openReviewQueue({ actor, step, filter }, deps),
    contested: await openContestedQueue({ actor }, deps),
    extensions: await openExtensionTasks({ actor, step: step === "check" ? "advice" : "decision" }, deps),
    done: { reviewed: asked.has("tersimpan"), assigned: asked.has("ditugaskan"), decided },
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const step = stepOf(request);
  const { role, queue } = REVIEW_STEPS[step];
  const signedIn = requireOffice(context, request, role);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const { actor, name: actorName } = signedIn;
  const deps = context.get(depsContext);
  if (form.get("intent") === "assign") {
    const wanted = readAssignForm(form);
    const reportId = form.get("report");
    if (wanted === null || typeof reportId !== "string") {
      throw data({ code: "form_unreadable" }, { status: 400 });
    }
    const outcome = await assignReview({ ...wanted, reportId, step, actor, actorName }, deps);
    if (outcome.ok) return leadTo(request, `${queue}?ditugaskan=1`);
    const { refusal } = outcome;
    return data({ kind: "assign", refusal } as const, { status: reviewStatus(refusal) });
  }
  const reports = readBatchForm(form);
  if (reports === null) throw data({ code: "form_unreadable" }, { status: 400 });
  if (reports.length === 0) return data({ kind: "batch_empty" } as const, { status: 400 });
  const outcome = await acceptBatch({ actor, actorName, step, reports }, deps);
  if (outcome.ok) return leadTo(request, `${queue}?diputuskan=${outcome.accepted}`);
  const { refused, rest } = outcome;
  return data({ kind: "batch", refused, rest } as const, { status: batchStatus(refused) });
}

export default function ReviewQueueRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const title = t(loaderData.step === "check" ? "workspace.checkQueue" : "workspace.acceptQueue");
  return (
    <>
      <PageMeta title={title} unlisted />
      <ReviewQueuePage {...loaderData} result={actionData ?? null} />
    </>
  );
}
