import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import type { FieldValues } from "#app/domain/authoring/plan-edit.ts";
import {
  dependencyCode,
  elementCode,
  indicatorCode,
  lineageCode,
} from "#app/domain/authoring/subject-codes.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { SHEET_TABLES } from "./matrix-sheets.ts";
import type { OwnField, SheetRow } from "./sheet-rows.ts";
import {
  choicesOf,
  mergedText,
  mergedValues,
  retiredOf,
  rowFields,
  type TextCells,
} from "./subject-fields.ts";

const WITH_VALUES: ReadonlySet<SubjectType> = new Set(["commitment", "action", "milestone", "slot"]);
const WITH_RETIREMENT: ReadonlySet<SubjectType> = new Set(["field", ...WITH_VALUES]);
const WITH_PROVENANCE: ReadonlySet<SubjectType> = new Set([
  ...(["checkpoint", "commitment", "action", "milestone", "indicator", "slot", "element"] as const),
]);
/** Keys of columns that make up a field together, or say nothing of the subject itself. */
const APART = /^(deadline|word|source(Title|Url)|retired|successor)/;
const WORDS = [
  ["wordCommitment", "commitment"],
  ["wordAction", "action"],
  ["wordMilestone", "milestone"],
  ["wordAchievement", "achievement"],
] as const;

export type BuildContext = {
  fields: ReadonlyArray<OwnField>;
  /** The next free place in the order of a kind. */
  nextOrdinal: (type: SubjectType) => number;
};

/** The code of what a row speaks of; null when its key is not whole. */
export function codeOfRow(type: SubjectType, { cells }: SheetRow): string | null {
  const text = (key: string) => (typeof cells[key] === "string" ? String(cells[key]) : null);
  const joined = (join: (...parts: Array<string>) => string, ...keys: ReadonlyArray<string>) => {
    const parts = keys.map(text);
    return parts.some((part) => part === null) ? null : join(...parts.map(String));
  };
  switch (type) {
    case "indicator":
      return joined((a = "", b = "") => indicatorCode(a, b), "milestone", "key");
    case "element":
      return joined((a = "", b = "") => elementCode(a, b), "slot", "key");
    case "dependency":
      return joined((a = "", b = "") => dependencyCode(a, b), "action", "dependsOn");
    case "lineage":
      return joined((a = "", b = "", c = "") => lineageCode(a, b, c), "milestone", "kind", "fromCode");
    default:
      return text("code");
  }
}

/**
 * The fields of a subject as a row says them, over those it had.
 *
 * @param before the subject as it reads now; null for a new one.
 */
export function subjectOf(
  type: SubjectType,
  row: SheetRow,
  before: FieldValues | null,
  context: BuildContext,
): FieldValues {
  const columns = SHEET_TABLES[type].columns;
  const given = rowFields(row, columns, before === null);
  const subject: Record<string, unknown> = { ...before, code: codeOfRow(type, row) };
  for (const { key, bilingual } of columns) {
    if (!(key in given) || APART.test(key)) continue;
    subject[key] = bilingual ? mergedText(key, cellsOf(given[key]), bilingualOf(before?.[key])) : given[key];
  }
  if ("ordinal" in subject && subject.ordinal === null) {
    subject.ordinal = before?.ordinal ?? context.nextOrdinal(type);
  }
  if (WITH_PROVENANCE.has(type)) subject.provenance ??= [];
  if (WITH_VALUES.has(type)) {
    const own = context.fields.filter(({ appliesTo }) => appliesTo === type);
    subject.values = mergedValues(row, own, valuesOf(before?.values));
  }
  if (WITH_RETIREMENT.has(type)) {
    const retired = retiredOf(row);
    if (retired !== undefined || before === null) subject.retired = retired ?? null;
  }
  if (type === "field" && "choices" in given) subject.choices = choicesOf(row.cells.choices);
  if (type === "plan") Object.assign(subject, planFields(given, before));
  if (type === "milestone") Object.assign(subject, milestoneFields(given, before));
  return subject;
}

function planFields(given: FieldValues, before: FieldValues | null): FieldValues {
  const old = objectOf(before?.source);
  const title = mergedText("sourceTitle", cellsOf(given.sourceTitle), bilingualOf(old?.title));
  const words = Object.fromEntries(
    WORDS.flatMap(([key, word]) => {
      const text = mergedText(key, cellsOf(given[key]), bilingualOf(objectOf(before?.words)?.[word]));
      return text === null ? [] : [[word, text]];
    }),
  );
  const url = "sourceUrl" in given ? given.sourceUrl : (old?.url ?? null);
  return {
    source: { ...old, title: title ?? { id: "", en: null }, url }, // what the sheet does not name stays
    words,
    predecessors: before?.predecessors ?? [],
  };
}

function milestoneFields(given: FieldValues, before: FieldValues | null): FieldValues {
  const kept = { owners: before?.owners ?? [], deadline: before?.deadline ?? null };
  return "deadlineKind" in given || "deadlineOn" in given || "deadlineStage" in given
    ? { ...kept, deadline: deadlineOf(given, objectOf(before?.deadline)) }
    : kept;
}

/** The rule of a deadline: what is not said of its kind follows from what else is said. */
function deadlineOf(given: FieldValues, old: FieldValues | null): unknown {
  const said = (key: string, field: string) => (key in given ? given[key] : (old?.[field] ?? null));
  const [on, stage] = [said("deadlineOn", "on"), said("deadlineStage", "stage")];
  const kind = given.deadlineKind ?? (on !== null ? "fixed" : stage !== null ? "stage" : null);
  if (kind === null) return null;
  const reason = mergedText("deadlineReason", cellsOf(given.deadlineReason), bilingualOf(old?.reason));
  const rest = { reason, provenance: old?.provenance ?? [] };
  if (kind === "fixed") return { kind, on, ...rest };
  const edge = said("deadlineEdge", "edge") ?? "end";
  const counted = said("deadlineDays", "dayKind") === "working" ? { dayKind: "working" } : {};
  return { kind, stage, edge, offsetDays: said("deadlineOffset", "offsetDays") ?? 0, ...counted, ...rest };
}

function objectOf(value: unknown): FieldValues | null {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

function bilingualOf(value: unknown): Bilingual | null {
  return isBilingual(value) ? value : null;
}

function valuesOf(value: unknown): Readonly<Record<string, Bilingual>> {
  const entries = Object.entries(objectOf(value) ?? {}).flatMap(([code, text]) => {
    return isBilingual(text) ? [[code, text] as const] : [];
  });
  return Object.fromEntries(entries);
}

function isTextCells(value: unknown): value is TextCells {
  return typeof value === "object" && value !== null && "id" in value && "en" in value;
}

function cellsOf(value: unknown): TextCells {
  return isTextCells(value) ? value : { id: undefined, en: undefined };
}
