import { data, redirect } from "react-router";
import { linesOf, placeLinks } from "#app/domain/link-judgement.ts";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import type { FormChange, ReportAnswer, UploadAnswer } from "#app/domain/report-answer.ts";
import { type ReportProblem, submissionOf } from "#app/domain/report-form.ts";
import { carryInto, joinForms } from "#app/domain/report-form-compare.ts";
import type { SubmissionProblem } from "#app/domain/submission.ts";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { judgeSubmitted } from "#app/services/judge-submitted.server.ts";
import { carriedInto } from "#app/services/open-report-form.server.ts";
import { checkTyped } from "#app/services/owner/check-typed.server.ts";
import { judgeLinks } from "#app/services/owner/judge-links.server.ts";
import { findOwnMilestone } from "#app/services/owner/own-milestone.server.ts";
import { placePasted } from "#app/services/owner/place-pasted.server.ts";
import { readDraft, saveDraft } from "#app/services/save-draft.server.ts";
import { problemsOfAnswer, submitReport } from "#app/services/submit-report.server.ts";
import { slotsWithUnsentFiles } from "./parse-form-report.server.ts";
import type { SentReport } from "./report-form.server.ts";
import { takeFiles } from "./take-files.server.ts";

const STATUS = { not_found: 404, not_owner: 403, milestone_closed: 409, nothing_changed: 409 } as const;

/** Does what the pressed button says: submits, keeps a draft, or changes the form and gives it back. */
export async function actOnReport(sent: SentReport, request: Request) {
  const intent = String(sent.typed.get("intent") ?? "submit");
  if (intent.startsWith("look:")) return lookAt(intent.slice("look:".length), sent);
  switch (intent) {
    case "draft":
      return keepDraft(sent, sent.version, null);
    case "mine":
    case "join":
    case "theirs":
      return resolveConflict(intent, sent);
    case "place":
      return place(sent, []);
    case "upload":
      return upload(sent);
    case "carry":
      return carry(sent);
    case "preview":
      return answered(sent, {});
    default:
      return submit(sent, request);
  }
}

async function submit(sent: SentReport, request: Request) {
  const { form, place: where, deps, signedIn, typed } = sent;
  const unsent = slotsWithUnsentFiles(typed, form);
  if (unsent.length > 0) {
    const problems = unsent.map(
      (slot) => ({ field: `slot-${slot}`, code: "file_not_uploaded", line: null }) as const,
    );
    return answered(sent, { problems }, 400);
  }
  if (linesOf(form.pasted).length > 0) {
    return place(sent, [{ field: "pasted", code: "links_placed", line: null }]);
  }
  const read = submissionOf(form);
  if (!read.ok) {
    const others = await problemsOfAnswer({ ...where, answer: read.answer }, deps);
    return answered(sent, { problems: [...read.problems, ...others.map(atField)] }, 400);
  }
  const { submission } = read;
  const neededBy = submission.nextStepOn;
  const support = form.supportTo === "" ? null : { toOrganisation: form.supportTo, neededBy };
  const outcome = await submitReport({ ...where, actorName: signedIn.name, submission, support }, deps);
  if (outcome.ok) {
    await judgeSubmitted(outcome.itemIds, signedIn, deps);
    const path = `/tugas/${where.plan}/${where.milestone}?terkirim=1`;
    return redirect(localPath(languageOf(new URL(request.url).pathname), path));
  }
  if (outcome.refusal === "invalid") {
    return answered(sent, { problems: outcome.problems.map(atField) }, 400);
  }
  return answered(sent, { refusal: outcome.refusal }, STATUS[outcome.refusal]);
}

async function keepDraft(sent: SentReport, version: number, changed: FormChange | null) {
  const { form, place: where, deps } = sent;
  const saved = await saveDraft({ ...where, form, version }, deps);
  if (saved.ok) {
    return answered(sent, { draft: { version: saved.version, savedAt: saved.savedAt }, changed });
  }
  if (saved.refusal !== "draft_changed")
    return answered(sent, { refusal: saved.refusal }, STATUS[saved.refusal]);
  const { ok: _ok, refusal: _refusal, ...other } = saved;
  return answered(sent, { other, draft: { version, savedAt: other.savedAt } }, 409);
}

/** Two drafts of one report: mine over the other, both in one, or the other in place of mine. */
async function resolveConflict(choice: "mine" | "join" | "theirs", sent: SentReport) {
  const { form: mine, place: where, deps, typed } = sent;
  const held = await readDraft(where, deps);
  const seen = Number(typed.get("otherVersion") ?? 0);
  if ((held?.version ?? 0) !== seen) return keepDraft(sent, sent.version, null);
  const aside = held?.form ?? null;
  if (choice === "theirs" && held !== null) {
    const draft = { version: held.version, savedAt: held.updatedAt.toISOString() };
    return answered({ ...sent, form: held.form }, { draft, changed: "theirs_taken", aside: mine });
  }
  const form = choice === "join" && held !== null ? joinForms(mine, held.form) : mine;
  const kept = await keepDraft({ ...sent, form }, seen, choice === "join" ? "joined" : "mine_kept");
  return { ...kept, data: { ...kept.data, aside: choice === "mine" ? aside : null } };
}

async function place(sent: SentReport, problems: ReadonlyArray<ReportProblem>) {
  const { form, place: where, deps, typed } = sent;
  const told = (index: number) => {
    const chosen = typed.get(`place[${index}]`);
    return typeof chosen === "string" && chosen !== "" ? chosen : null;
  };
  const placed = await placePasted({ ...where, form, told }, deps);
  if (!placed.ok) return answered(sent, { refusal: placed.refusal }, STATUS[placed.refusal]);
  return answered(
    { ...sent, form: placed.form },
    { changed: "placed", problems },
    problems.length > 0 ? 400 : 200,
  );
}

async function upload(sent: SentReport) {
  const { form } = sent;
  const answer = await takeSentFiles(sent);
  const added = answer.taken.map(({ slot, url }) => ({ slot, text: url }));
  const { slots } = placeLinks(added, form.slots);
  const status = answer.problems.length > 0 ? 400 : 200;
  return answered(
    { ...sent, form: { ...form, slots } },
    { changed: "uploaded", taken: answer.taken, problems: answer.problems },
    status,
  );
}

/** Takes the files of a form, each for the slot it was chosen in. */
export function takeSentFiles({
  form,
  files,
  signedIn,
  place: where,
  deps,
}: SentReport): Promise<UploadAnswer> {
  const slotOf = (field: string) => {
    const index = Number(/^slots\[(\d+)\]\.file$/.exec(field)?.[1] ?? 0);
    return form.slots[index]?.code ?? form.slots[0]?.code ?? "";
  };
  return takeFiles(files, slotOf, { ...where, signedIn }, deps);
}

async function carry(sent: SentReport) {
  const own = await findOwnMilestone(sent.place, sent.deps);
  const before = own.ok ? carriedInto(own) : null;
  const form = before === null ? sent.form : carryInto(sent.form, before.form);
  return answered({ ...sent, form }, { changed: "carried" });
}

async function lookAt(url: string, sent: SentReport) {
  const { form, place: where, deps } = sent;
  const slot = form.slots.find(({ links }) => linesOf(links).includes(url));
  const kind = EVIDENCE_KINDS.find((known) => known === slot?.kind) ?? null;
  const looked = await checkTyped({ ...where, url, kind }, deps);
  return answered(sent, { looked });
}

/** The form as it is now with what is to be said of it; its links are judged every time. */
async function answered({ form, place: where, deps }: SentReport, said: Partial<ReportAnswer>, status = 200) {
  const judged = await judgeLinks({ ...where, form }, deps);
  const answer: ReportAnswer = {
    ...{ form, problems: [], refusal: null, draft: null, other: null, looked: null, taken: [] },
    ...{ changed: null, aside: null, judged: judged.ok ? judged.judged : null },
    ...said,
  };
  return data(answer, { status });
}

/** A problem of a submission at the field it is mended in. */
export function atField({ code, slot, line }: SubmissionProblem): ReportProblem {
  return { field: fieldOf(code, slot), code, line };
}

function fieldOf(code: SubmissionProblem["code"], slot: string | null): ReportProblem["field"] {
  if (slot !== null) return `slot-${slot}`;
  if (code === "narrative_missing") return "narrative";
  return code.startsWith("obstacle_") ? "obstacles" : "percent";
}
