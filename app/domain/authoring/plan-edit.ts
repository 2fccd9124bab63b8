import type { z } from "zod";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { compareCodes } from "#app/domain/code-order.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { SUBJECT_TYPES, type SubjectType } from "./closed-lists.ts";
import { type PlanDocument, SUBJECT_SCHEMAS, type Subject } from "./plan-document.ts";

export const EDIT_KINDS = ["created", "changed", "retired", "reinstated"] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** Values of fields by their names. */
export type FieldValues = Readonly<Record<string, unknown>>;

/**
 * One change to one subject of a plan.
 *
 * `before` is null of what was not there, `after` of what is removed; otherwise both hold the fields that
 * differ, and only those. Codes that are permanent are retired by their field `retired`, never removed.
 */
export type PlanEdit = {
  subjectType: SubjectType;
  subjectCode: string;
  kind: EditKind;
  before: FieldValues | null;
  after: FieldValues | null;
};

/** The edits that make `after` of `before`, in an order in which they can be written. */
export function planDiff(before: PlanDocument, after: PlanDocument): Array<PlanEdit> {
  return SUBJECT_TYPES.flatMap((type) => {
    const olds = byCode(before[type]);
    const news = byCode(after[type]);
    const codes = [...new Set([...olds.keys(), ...news.keys()])].sort(compareCodes);
    return codes.flatMap((code) => editOf(type, code, olds.get(code) ?? null, news.get(code) ?? null) ?? []);
  });
}

/** The edit that makes one subject of another; null when they say the same. */
export function editOf(
  subjectType: SubjectType,
  subjectCode: string,
  before: FieldValues | null,
  after: FieldValues | null,
): PlanEdit | null {
  const subject = { subjectType, subjectCode };
  if (before === null) return after === null ? null : { ...subject, kind: "created", before, after };
  if (after === null) return { ...subject, kind: "retired", before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.filter((name) => !saysSame(before[name], after[name]));
  if (changed.length === 0) return null;
  const kind = kindOf(changed, before, after);
  return { ...subject, kind, before: pick(before, changed), after: pick(after, changed) };
}

function kindOf(changed: ReadonlyArray<string>, before: FieldValues, after: FieldValues): EditKind {
  if (!changed.includes("retired")) return "changed";
  if (before.retired === null) return "retired";
  return after.retired === null ? "reinstated" : "changed";
}

/** Whether two values of a field are the same, whatever the order of their keys. */
export function saysSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  return canonicalJson(left) === canonicalJson(right);
}

/**
 * The plan after these edits.
 *
 * @throws {Error} naming the subject when what an edit makes is not a whole subject of its kind.
 */
export function applyEdits(document: PlanDocument, edits: ReadonlyArray<PlanEdit>): PlanDocument {
  if (edits.length === 0) return document;
  const of = groupBy(edits, ({ subjectType }) => subjectType);
  const list = <Type extends SubjectType>(type: Type): ReadonlyArray<Subject<Type>> =>
    editedList(type, document[type], of.get(type) ?? []);
  return {
    ...{ plan: list("plan"), field: list("field"), checkpoint: list("checkpoint") },
    ...{ commitment: list("commitment"), action: list("action"), milestone: list("milestone") },
    ...{ indicator: list("indicator"), slot: list("slot"), element: list("element") },
    ...{ dependency: list("dependency"), lineage: list("lineage") },
  };
}

function editedList<Type extends SubjectType>(
  type: Type,
  list: ReadonlyArray<Subject<Type>>,
  edits: ReadonlyArray<PlanEdit>,
): ReadonlyArray<Subject<Type>> {
  if (edits.length === 0) return list;
  const subjects = new Map(list.map((subject) => [subject.code, subject]));
  for (const { subjectCode, before, after } of edits) {
    if (after === null) {
      subjects.delete(subjectCode);
      continue;
    }
    const held = before === null ? {} : subjects.get(subjectCode);
    subjects.set(subjectCode, parseSubject(type, subjectCode, { ...held, ...after }));
  }
  return [...subjects.values()];
}

/** The plan before these edits, which are the last that were made to it, oldest first. */
export function takeBack(document: PlanDocument, edits: ReadonlyArray<PlanEdit>): PlanDocument {
  return applyEdits(document, inverseOf(edits));
}

/** The edits that take these back, in the order in which to make them. */
export function inverseOf(edits: ReadonlyArray<PlanEdit>): Array<PlanEdit> {
  return edits.toReversed().map(({ kind, before, after, ...subject }) => {
    return { ...subject, kind: INVERSE_KIND[kind], before: after, after: before };
  });
}

const INVERSE_KIND: Readonly<Record<EditKind, EditKind>> = {
  created: "retired",
  changed: "changed",
  retired: "reinstated",
  reinstated: "retired",
};

const SCHEMAS: { readonly [Type in SubjectType]: z.ZodType<Subject<Type>> } = SUBJECT_SCHEMAS;

/**
 * The fields as a subject of the kind.
 *
 * @throws {Error} naming the subject and what of it does not fit.
 */
export function parseSubject<Type extends SubjectType>(
  type: Type,
  code: string,
  fields: FieldValues,
): Subject<Type> {
  const read = SCHEMAS[type].safeParse(fields);
  if (read.success) return read.data;
  const said = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`${type} ${code}: ${said}`);
}

function byCode(subjects: ReadonlyArray<FieldValues & { code: string }>): Map<string, FieldValues> {
  return new Map(subjects.map((subject) => [subject.code, subject]));
}

function pick(fields: FieldValues, names: ReadonlyArray<string>): FieldValues {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}
