import { data, type RouterContextProvider, redirect } from "react-router";
import { type JointForm, jointFormOf, jointPrefix, withSharedStory } from "#app/domain/joint-report.ts";
import { linesOf } from "#app/domain/link-judgement.ts";
import type { ReportAnswer } from "#app/domain/report-answer.ts";
import { type ReportProblem, submissionOf } from "#app/domain/report-form.ts";
import { languageOf, localPath } from "#app/i18n/language.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { judgeSubmitted } from "#app/services/judge-submitted.server.ts";
import { judgeLinks } from "#app/services/owner/judge-links.server.ts";
import { placePasted } from "#app/services/owner/place-pasted.server.ts";
import { type ReportEntry, submitReports } from "#app/services/owner/submit-reports.server.ts";
import { saveDraft } from "#app/services/save-draft.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { problemsOfAnswer } from "#app/services/submit-report.server.ts";
import { atField } from "./act-on-report.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { slotsWithUnsentFiles, textsIn } from "./parse-form-report.server.ts";
import { readForm } from "./read-form.server.ts";
import { siteOrigin } from "./site.server.ts";

/** What one press came to, milestone by milestone. */
export type JointAnswer = {
  shared: string;
  answers: ReadonlyArray<{ milestone: string; answer: ReportAnswer }>;
  /** Nothing was chosen. */
  isEmpty: boolean;
};

type Report = JointForm["reports"][number];
type Sent = {
  deps: Deps;
  signedIn: SignedIn;
  plan: string;
  origin: string;
  typed: FormData;
  joint: JointForm;
};

/** Submits several reports, all or none, or keeps each as a draft of its own. */
export async function actOnJointReport(
  request: Request,
  plan: string,
  { context, signedIn }: { context: Readonly<RouterContextProvider>; signedIn: SignedIn },
) {
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const joint = jointFormOf(textsIn(typed));
  if (joint === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const origin = siteOrigin(request, context);
  const sent: Sent = { deps: context.get(depsContext), signedIn, plan, origin, typed, joint };
  if (joint.reports.length === 0) {
    return data({ shared: joint.shared, answers: [], isEmpty: true } satisfies JointAnswer, { status: 400 });
  }
  return typed.get("intent") === "draft" ? keepDrafts(sent) : submit(sent, request);
}

async function submit(sent: Sent, request: Request) {
  const { joint, deps, signedIn, plan, origin } = sent;
  const entries: Array<ReportEntry> = [];
  const said = new Map<string, Partial<ReportAnswer>>();
  for (const report of joint.reports) {
    const read = await readOne(report, sent);
    if ("entry" in read) entries.push(read.entry);
    else said.set(report.milestone, read.said);
  }
  if (said.size > 0) return answered(sent, said, 400);
  const outcome = await submitReports(
    { actor: signedIn.actor, actorName: signedIn.name, plan, origin, entries, together: true },
    deps,
  );
  if (outcome.ok) {
    await judgeSubmitted(
      outcome.reports.flatMap(({ itemIds }) => itemIds),
      signedIn,
      deps,
    );
    const codes = joint.reports.map(({ milestone }) => milestone).join(",");
    const path = `/tugas/${plan}/bersama?terkirim=${encodeURIComponent(codes)}`;
    return redirect(localPath(languageOf(new URL(request.url).pathname), path));
  }
  for (const refused of outcome.refused) {
    const { milestone } = refused;
    if (refused.refusal === "invalid") said.set(milestone, { problems: refused.problems.map(atField) });
    else said.set(milestone, { refusal: refused.refusal });
  }
  const isMendable = outcome.refused.every(({ refusal }) => refusal === "invalid");
  const isForbidden = outcome.refused.some(({ refusal }) => refusal === "not_owner");
  return answered(sent, said, isMendable ? 400 : isForbidden ? 403 : 409);
}

/** One report as it can be filed, or what must be mended in it first. */
async function readOne(
  { milestone, form }: Report,
  { deps, signedIn, plan, origin, typed, joint }: Sent,
): Promise<{ entry: ReportEntry } | { said: Partial<ReportAnswer> }> {
  const place = { actor: signedIn.actor, plan, milestone, origin };
  const problem = (field: ReportProblem["field"], code: ReportProblem["code"]) => ({
    field,
    code,
    line: null,
  });
  const unsent = slotsWithUnsentFiles(typed, form, jointPrefix(milestone));
  if (unsent.length > 0) {
    return { said: { problems: unsent.map((slot) => problem(`slot-${slot}`, "file_not_uploaded")) } };
  }
  if (linesOf(form.pasted).length > 0) {
    const placed = await placePasted({ ...place, form }, deps);
    if (!placed.ok) return { said: { refusal: placed.refusal } };
    const first = placed.form.slots[0]?.code ?? "";
    const said = { form: placed.form, problems: [problem(`slot-${first}`, "links_placed")] };
    return { said: { ...said, changed: "placed" } };
  }
  const read = submissionOf(withSharedStory(form, joint.shared));
  if (!read.ok) {
    const others = await problemsOfAnswer({ ...place, answer: read.answer }, deps);
    return { said: { problems: [...read.problems, ...others.map(atField)] } };
  }
  const { submission } = read;
  const neededBy = submission.nextStepOn;
  const support = form.supportTo === "" ? null : { toOrganisation: form.supportTo, neededBy };
  return { entry: { milestone, submission, support } };
}

async function keepDrafts(sent: Sent) {
  const { joint, deps, signedIn, plan } = sent;
  const said = new Map<string, Partial<ReportAnswer>>();
  let status = 200;
  for (const { milestone, form, version } of joint.reports) {
    const saved = await saveDraft({ actor: signedIn.actor, plan, milestone, form, version }, deps);
    if (saved.ok) {
      said.set(milestone, { draft: { version: saved.version, savedAt: saved.savedAt } });
    } else if (saved.refusal === "draft_changed") {
      const { ok: _ok, refusal: _refusal, ...other } = saved;
      said.set(milestone, { other, draft: { version, savedAt: other.savedAt } });
      status = 409;
    } else {
      said.set(milestone, { refusal: saved.refusal });
      status = saved.refusal === "not_found" ? 404 : 403;
    }
  }
  return answered(sent, said, status);
}

/** Every form as it is now with what is to be said of it. */
async function answered(
  { joint, deps, signedIn, plan, origin }: Sent,
  said: ReadonlyMap<string, Partial<ReportAnswer>>,
  status: number,
) {
  const answers: Array<JointAnswer["answers"][number]> = [];
  for (const { milestone, form: typed } of joint.reports) {
    const own = said.get(milestone) ?? {};
    const form = own.form ?? typed;
    const judged = await judgeLinks({ actor: signedIn.actor, plan, milestone, origin, form }, deps);
    const answer: ReportAnswer = {
      ...{ problems: [], refusal: null, draft: null, other: null, looked: null, taken: [] },
      ...{ changed: null, aside: null, judged: judged.ok ? judged.judged : null },
      ...own,
      form,
    };
    answers.push({ milestone, answer });
  }
  return data({ shared: joint.shared, answers, isEmpty: false } satisfies JointAnswer, { status });
}
