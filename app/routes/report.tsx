import { data, redirect } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { ReportFormView } from "#app/components/workspace/report-form.tsx";
import type { ReportResult } from "#app/components/workspace/report-page.ts";
import { type ReportForm, type ReportProblem, submissionOf } from "#app/domain/report-form.ts";
import type { SubmissionProblem } from "#app/domain/submission.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readReportForm } from "#app/http/parse-form-report.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { judgeSubmitted } from "#app/services/judge-submitted.server.ts";
import { openReportForm } from "#app/services/open-report-form.server.ts";
import { saveDraft } from "#app/services/save-draft.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { problemsOfAnswer, submitReport } from "#app/services/submit-report.server.ts";
import type { Route } from "./+types/report";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireSignedIn(context, request);
  const opened = await openReportForm({ actor, ...params }, context.get(depsContext));
  if (!opened.ok) throw refusedPage(opened.refusal);
  return { page: opened.page, csrf, sent: new URL(request.url).searchParams.has("terkirim") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const typed = await request.formData();
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readReportForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const version = Number(typed.get("version") ?? 0);
  const deps = context.get(depsContext);
  if (typed.get("intent") === "draft") return keepDraft({ form, version, signedIn, params }, deps);

  const read = submissionOf(form);
  if (!read.ok) {
    const others = await problemsOfAnswer({ ...params, answer: read.answer }, deps);
    return data(resultOf(form, { problems: [...read.problems, ...others.map(atField)] }), { status: 400 });
  }
  const { actor, name: actorName } = signedIn;
  const outcome = await submitReport({ actor, actorName, ...params, submission: read.submission }, deps);
  if (outcome.ok) {
    await judgeSubmitted(outcome.itemIds, signedIn, deps);
    const path = `/tugas/${params.plan}/${params.milestone}?terkirim=1`;
    return redirect(localPath(languageOf(new URL(request.url).pathname), path));
  }
  if (outcome.refusal === "invalid") {
    return data(resultOf(form, { problems: outcome.problems.map(atField) }), { status: 400 });
  }
  return data(resultOf(form, { refusal: outcome.refusal }), { status: STATUS[outcome.refusal] });
}

const STATUS = { not_found: 404, not_owner: 403, milestone_closed: 409, nothing_changed: 409 } as const;

type DraftInput = {
  form: ReportForm;
  version: number;
  signedIn: SignedIn;
  params: { plan: string; milestone: string };
};

async function keepDraft({ form, version, signedIn, params }: DraftInput, deps: Deps) {
  const saved = await saveDraft({ actor: signedIn.actor, ...params, form, version }, deps);
  if (saved.ok) return data(resultOf(form, { draft: { version: saved.version, savedAt: saved.savedAt } }));
  if (saved.refusal === "draft_changed") {
    const draft = { version, savedAt: saved.savedAt };
    return data(resultOf(form, { draft, draftChangedAt: saved.savedAt }), { status: 409 });
  }
  return data(resultOf(form, { refusal: saved.refusal }), { status: STATUS[saved.refusal] });
}

function resultOf(form: ReportForm, said: Partial<ReportResult>): ReportResult {
  return { form, problems: [], refusal: null, draft: null, draftChangedAt: null, ...said };
}

function atField({ code, slot, line }: SubmissionProblem): ReportProblem {
  return { field: fieldOf(code, slot), code, line };
}

function fieldOf(code: SubmissionProblem["code"], slot: string | null): ReportProblem["field"] {
  if (slot !== null) return `slot-${slot}`;
  if (code === "narrative_missing") return "narrative";
  return code.startsWith("obstacle_") ? "obstacles" : "percent";
}

function refusedPage(refusal: "not_found" | "not_owner") {
  if (refusal === "not_found") return data({ code: "milestone_not_found" }, { status: 404 });
  return data({ code: "not_owner" }, { status: 403 });
}

export default function ReportRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { page, csrf, sent } = loaderData;
  return (
    <>
      <PageMeta title={t("workspace.update", { title: text(page.card.title) })} unlisted />
      <ReportFormView page={page} csrf={csrf} result={actionData ?? null} sent={sent} />
    </>
  );
}
