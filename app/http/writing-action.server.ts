import { data, type RouterContextProvider } from "react-router";
import { bulkEdits } from "#app/domain/authoring/bulk-edit.ts";
import { PERMANENT_TYPES, type SubjectType } from "#app/domain/authoring/closed-lists.ts";
import { DeadlineSchema, type PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { editOf, type FieldValues, type PlanEdit, parseSubject } from "#app/domain/authoring/plan-edit.ts";
import {
  deadlineOf,
  type FormProblem,
  readSubjectForm,
  type Typed,
} from "#app/domain/authoring/read-form.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { type ApplyOutcome, applyPlanEdits } from "#app/services/authoring/apply-plan-edits.server.ts";
import { type MeasureOutcome, measureIndicator } from "#app/services/authoring/measure-indicator.server.ts";
import { undoBatch } from "#app/services/authoring/undo-batch.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { readForm } from "./read-form.server.ts";
import { leadTo } from "./review-route.server.ts";
import { completed, openWritingPage, typeOf } from "./writing.server.ts";

type Args = {
  request: Request;
  params: { plan?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

type Refused = Extract<ApplyOutcome, { ok: false }>;

/** What a form of the writing page answers when nothing was written; what was typed comes back with it. */
export type WritingResult = {
  intent: string;
  typed: Array<[string, ReadonlyArray<string>]>;
  formProblems: ReadonlyArray<FormProblem>;
  refused: Refused | null;
  measure: Extract<MeasureOutcome, { ok: false }>["refusal"] | null;
};

/** Does what a form of the writing page asks: save, retire, remove, change several, undo, measure. */
export async function takeWriting(args: Args) {
  const { request, params, context } = args;
  const { writing, signedIn, slug } = await openWritingPage({ request, params, context });
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const typed = typedOf(form);
  const intent = firstOf(typed, "intent");
  const deps = context.get(depsContext);
  const { actor, name: actorName } = signedIn;
  const reason = firstOf(typed, "reason") || null;
  const asked = { actor, actorName, plan: slug, reason };
  const base: WritingResult = { intent, typed: [...typed], formProblems: [], refused: null, measure: null };
  const settle = (outcome: ApplyOutcome, open: string | null) => {
    if (outcome.ok) return leadTo(request, `/${slug}/matriks/tulis?tersimpan=1${open ?? ""}`);
    return data({ ...base, refused: outcome }, { status: statusOf(outcome) });
  };
  if (intent === "undo") {
    const retiring = CATALOGUES.id.writing.undoneReason;
    return settle(await undoBatch({ ...asked, batch: firstOf(typed, "batch"), retiring }, deps), null);
  }
  if (intent === "measure") {
    const [milestone = "", indicator = ""] = firstOf(typed, "code").split("/");
    const [measuredOn, value] = [firstOf(typed, "measuredOn"), firstOf(typed, "value")];
    const source = firstOf(typed, "source") || null;
    const fact = { ...asked, milestone, indicator, measuredOn, value, source };
    const outcome = await measureIndicator(fact, deps);
    if (!outcome.ok)
      return data({ ...base, measure: outcome.refusal }, { status: measureStatus(outcome.refusal) });
    return leadTo(
      request,
      `/${slug}/matriks/tulis?tersimpan=1${openedAt("indicator", `${milestone}/${indicator}`)}`,
    );
  }
  if (intent === "bulk") {
    const read = readBulk(typed, writing.document);
    if (read.problems.length > 0) return data({ ...base, formProblems: read.problems }, { status: 400 });
    const fingerprint = firstOf(typed, "fingerprint");
    return settle(
      await applyPlanEdits({ ...asked, edits: read.edits, fingerprint, via: "form" }, deps),
      null,
    );
  }
  const read = readEdit(intent, typed, writing.document);
  if (read === null) throw data({ code: "form_unreadable" }, { status: 400 });
  if (read.problems.length > 0) return data({ ...base, formProblems: read.problems }, { status: 400 });
  const edits = read.edit === null ? [] : [read.edit];
  const open = intent === "remove" ? null : openedAt(read.type, read.code);
  return settle(await applyPlanEdits({ ...asked, edits, fingerprint: null, via: "form" }, deps), open);
}

function openedAt(type: SubjectType, code: string): string {
  return `&buka=${type}:${encodeURIComponent(code)}`;
}

function typedOf(form: FormData): Typed {
  const names = [...new Set([...form.keys()])].filter((name) => name !== "csrf");
  return new Map(
    names.map((name) => [name, form.getAll(name).flatMap((each) => (typeof each === "string" ? each : []))]),
  );
}

function firstOf(typed: Typed, name: string): string {
  return (typed.get(name)?.[0] ?? "").trim();
}

function statusOf({ refusal }: Refused): number {
  if (refusal === "plan_not_found") return 404;
  if (refusal === "not_allowed") return 403;
  return ["edit_conflict", "plan_changed"].includes(refusal) ? 409 : 400;
}

function measureStatus(refusal: string): number {
  if (refusal === "indicator_not_found") return 404;
  return refusal === "not_allowed" ? 403 : 400;
}

type ReadEdit = {
  type: SubjectType;
  code: string;
  edit: PlanEdit | null;
  problems: ReadonlyArray<FormProblem>;
};

/** The edit a form of one subject asks for; null when the form is damaged. */
function readEdit(intent: string, typed: Typed, document: PlanDocument): ReadEdit | null {
  const type = typeOf(firstOf(typed, "type"));
  if (type === null) return null;
  const seen = seenOf(type, firstOf(typed, "seen"));
  if (seen === undefined) return null;
  if (intent === "save") {
    const { fields, problems } = readSubjectForm(type, typed, { seen, document });
    const wanted = seen === null ? completed(type, fields, document) : { ...seen, ...fields };
    const code = String(wanted.code ?? "");
    if (problems.length > 0) return { type, code, edit: null, problems };
    return { type, code, edit: editOf(type, code, seen, parseSubject(type, code, wanted)), problems };
  }
  if (seen === null) return null;
  const code = String(seen.code);
  const edit = endingOf(intent, type, seen, typed);
  return edit === null ? null : { type, code, problems: [], edit };
}

function endingOf(intent: string, type: SubjectType, seen: FieldValues, typed: Typed): PlanEdit | null {
  const subject = { subjectType: type, subjectCode: String(seen.code) };
  const isPermanent = PERMANENT_TYPES.includes(type);
  if (intent === "remove" && !isPermanent) return { ...subject, kind: "retired", before: seen, after: null };
  const before = { retired: seen.retired ?? null };
  if (intent === "reinstate" && isPermanent)
    return { ...subject, kind: "reinstated", before, after: { retired: null } };
  if (intent !== "retire" || !isPermanent) return null;
  const retired = {
    on: "2000-01-01", // replaced by the day it is done
    reason: firstOf(typed, "retireReason"),
    successor: firstOf(typed, "successor") || null,
  };
  return { ...subject, kind: "retired", before, after: { retired } };
}

/** The subject as the form showed it; null of a new one, undefined when that cannot be read. */
function seenOf(type: SubjectType, json: string): FieldValues | null | undefined {
  if (json === "") return null;
  try {
    const held: unknown = JSON.parse(json);
    return typeof held === "object" && held !== null ? parseSubject(type, "", { ...held }) : undefined;
  } catch {
    return undefined;
  }
}

function readBulk(typed: Typed, document: PlanDocument) {
  const problems: Array<FormProblem> = [];
  const codes = typed.get("pilih") ?? [];
  if (codes.length === 0) problems.push({ field: "pilih", code: "needed", held: "" });
  const weight = firstOf(typed, "weight");
  const number = /^\d{1,6}([.,]\d{1,6})?$/.test(weight) ? Number(weight.replace(",", ".")) : null;
  if (weight !== "" && number === null)
    problems.push({ field: "weight", code: "not_a_number", held: weight });
  const organisation = firstOf(typed, "organisation");
  const role =
    (["lead", "support", "none"] as const).find((each) => each === firstOf(typed, "role")) ?? "lead";
  const deadline = DeadlineSchema.safeParse(deadlineOf({ typed, seen: null, problems }));
  const wish = {
    ...{ weight: number, owner: organisation === "" ? null : { organisation, role } },
    deadline: deadline.success ? deadline.data : null,
  };
  return { problems, edits: bulkEdits(document, codes, wish) };
}
