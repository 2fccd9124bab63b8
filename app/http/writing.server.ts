import { data, type RouterContextProvider } from "react-router";
import { SUBJECT_TYPES, type SubjectType } from "#app/domain/authoring/closed-lists.ts";
import { FORM_FIELDS } from "#app/domain/authoring/form-fields.ts";
import { blankSubject, codeOfFields, offeredCode } from "#app/domain/authoring/new-subject.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { type FieldValues, saysSame } from "#app/domain/authoring/plan-edit.ts";
import { openWriting, type Writing } from "#app/services/authoring/open-writing.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { requireSignedIn } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";

type Args = {
  request: Request;
  params: { plan?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

/** The subject that stands open beside the grid. */
export type OpenSubject = {
  type: SubjectType;
  /** Null of a new one. */
  code: string | null;
  /** As it reads now; of a new one what it begins with. */
  fields: FieldValues;
};

/**
 * The plan an address names, laid out for the person signed in.
 *
 * @throws a redirect to the sign-in page, a 404 or a 403 answer.
 */
export async function openWritingPage({ request, params, context }: Args): Promise<{
  writing: Writing;
  signedIn: SignedIn;
  slug: string;
}> {
  const signedIn = requireSignedIn(context, request);
  const slug = params.plan ?? "";
  const writing = await openWriting({ plan: slug, actor: signedIn.actor }, context.get(depsContext));
  if (writing.ok) return { writing, signedIn, slug };
  if (writing.refusal === "plan_not_found") throw data({ code: "plan_not_found" }, { status: 404 });
  throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
}

/**
 * What an address asks to open: `?buka=milestone:A1-B06`, or `?baru=milestone&di=A1&titik=B06`; null when it
 * asks for nothing, or for something that is not there.
 */
export function askedSubject(search: URLSearchParams, document: PlanDocument): OpenSubject | null {
  const [named = "", ...rest] = (search.get("buka") ?? "").split(":");
  const type = typeOf(named);
  if (type !== null) {
    const code = rest.join(":");
    const fields = document[type].find((subject) => subject.code === code);
    return fields === undefined ? null : { type, code, fields };
  }
  const fresh = typeOf(search.get("baru") ?? "");
  if (fresh === null || fresh === "plan") return null;
  return { type: fresh, code: null, fields: beginning(fresh, search, document) };
}

export function typeOf(text: string): SubjectType | null {
  return SUBJECT_TYPES.find((type) => type === text) ?? null;
}

/** A new subject with what its place already says of it. */
function beginning(type: SubjectType, search: URLSearchParams, document: PlanDocument): FieldValues {
  const [parent, checkpoint] = [search.get("di") ?? "", search.get("titik") ?? ""];
  const belongsTo = FORM_FIELDS[type].find(({ input }) => input.kind === "reference")?.name;
  const fields: Record<string, unknown> = { ...blankSubject(type, document), weight: 1, required: true };
  if (type === "milestone") {
    const place = { action: parent, checkpoint };
    return { ...fields, ...place, code: parent === "" ? "" : offeredCode("milestone", place, document) };
  }
  if (belongsTo !== undefined) fields[belongsTo] = parent;
  if (type === "slot") {
    const milestone = document.milestone.find(({ code }) => code === parent);
    const place = { action: milestone?.action ?? "", checkpoint: milestone?.checkpoint ?? "" };
    fields.code = milestone === undefined ? "" : offeredCode("slot", place, document);
    fields.acceptedKinds = ["dataset"];
  }
  return fields;
}

/** The whole of a new subject: what a form asked, and what it does not ask. */
export function completed(type: SubjectType, asked: FieldValues, document: PlanDocument): FieldValues {
  const fields: FieldValues = { ...blankSubject(type, document), ...asked };
  return { ...fields, code: codeOfFields(type, fields) };
}

/** Names of the fields of a subject that read otherwise now than a form showed. */
export function changedSince(seen: FieldValues, now: FieldValues): Array<string> {
  return Object.keys(now).filter((name) => !saysSame(seen[name], now[name]));
}
