import {
  checkPlan,
  newProblems,
  type PlanProblem,
  type PlanSurroundings,
  vanishedCodes,
} from "#app/domain/authoring/check-plan.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { type PlanEdit, planDiff } from "#app/domain/authoring/plan-edit.ts";
import { type Assembled, assembleDocument, type Places, placeKey } from "./assemble-document.ts";
import { pairOf } from "./cell-text.ts";
import { errorAt, type ImportProblem } from "./import-problem.ts";
import type { Interpreted } from "./interpret-sheets.ts";
import type { KindRows, OwnField } from "./sheet-rows.ts";

/** What a file would do to a plan. Counts are of things the file speaks of: each is of one of the four. */
export type DryRun = {
  rows: number;
  counts: { created: number; changed: number; unchanged: number; refused: number };
  edits: Array<PlanEdit>;
  problems: Array<ImportProblem>;
  /** Fields of the plan's own, those that the file brings along among them. */
  fields: ReadonlyArray<OwnField>;
};

/** The plan before an import, and what stands around it. */
export type Target = {
  /** Slug the file must speak of; null where a file makes a new plan. */
  slug: string | null;
  current: PlanDocument;
  surroundings: PlanSurroundings;
};

/** Compares what was read of a file with the plan as it reads now, and checks the plan that would come of it. */
export function dryRun({ rows, problems }: Interpreted, { slug, current, surroundings }: Target): DryRun {
  const told = Object.values(rows).reduce((sum, each) => sum + each.rows.length, 0);
  const plan = planProblems({ rows, problems: [] }, slug);
  if (plan.length > 0) {
    const counts = { ...NONE, refused: told };
    return { rows: told, counts, edits: [], problems: [...problems, ...plan], fields: [] };
  }
  const fields = rows.field === undefined ? current.field : [...fieldsIn(rows.field), ...current.field];
  const assembled = assembleDocument(rows, current, fields);
  const { document, places } = assembled;
  const found = newProblems(checkPlan(current, surroundings), checkPlan(document, surroundings));
  const all = [...problems, ...assembled.problems];
  for (const problem of [...found, ...vanishedCodes(current, document)]) {
    if (!isOfRefused(problem, assembled)) all.push(placed(problem, places));
  }
  const edits = planDiff(current, document);
  return { rows: told, counts: countsOf(edits, assembled, all), edits, problems: all, fields };
}

const NONE = { created: 0, changed: 0, unchanged: 0, refused: 0 };

function planProblems({ rows }: Interpreted, slug: string | null): Array<ImportProblem> {
  const { plan } = rows;
  if (plan === undefined) return slug === null ? [errorAt("plan_missing")] : [];
  const [first, second] = plan.rows;
  if (second !== undefined) return [errorAt("one_plan", { sheet: plan.sheet, row: second.row })];
  const code = first?.cells.code;
  if (slug === null || first === undefined || typeof code !== "string" || code === slug) return [];
  const heading = plan.headings.get("code");
  const at = { sheet: plan.sheet, row: first.row, column: heading?.heading ?? null };
  return [errorAt("other_plan", { ...at, letters: heading?.letters ?? null, held: code, expected: slug })];
}

/** Own fields as their sheet tells them, as far as other sheets need them. */
export function fieldsIn({ rows }: KindRows): Array<OwnField> {
  return rows.flatMap(({ cells }): Array<OwnField> => {
    const { code, appliesTo, label, label_en, kind, choices } = cells;
    if (typeof code !== "string" || typeof appliesTo !== "string") return [];
    const known = (["text", "choice", "number", "date"] as const).find((each) => each === kind) ?? "text";
    const words = {
      id: typeof label === "string" ? label : code,
      en: typeof label_en === "string" ? label_en : null,
    };
    const parts = Array.isArray(choices) ? choices.map((part) => pairOf(String(part))) : [];
    return [{ code, appliesTo, label: words, kind: known, choices: parts }];
  });
}

/** A reference to a row that could not be read says nothing new. */
function isOfRefused({ code, held, subjectType, subjectCode }: PlanProblem, { refused }: Assembled): boolean {
  if (refused.has(placeKey(subjectType, subjectCode))) return true;
  return code === "unknown_reference" && [...refused].some((key) => key.slice(key.indexOf(" ") + 1) === held);
}

/** Columns that a field of a subject is told in, where it has another name. */
const COLUMN_OF: Readonly<Record<string, string>> = { deadline: "deadlineStage", retired: "successor" };

function placed({ subjectType, subjectCode, field, code, held }: PlanProblem, places: Places): ImportProblem {
  const place = places.get(placeKey(subjectType, subjectCode));
  const named = { held: held === "" ? subjectCode : held, expected: subjectCode };
  if (place === undefined) return errorAt(code, named);
  const key = field === null ? null : (COLUMN_OF[field] ?? field);
  const heading = key === null ? undefined : (place.rows.headings.get(key) ?? place.rows.headings.get("key"));
  const at = { sheet: place.rows.sheet, row: place.row };
  return errorAt(code, {
    ...at,
    column: heading?.heading ?? field,
    letters: heading?.letters ?? null,
    ...named,
  });
}

function countsOf(
  edits: ReadonlyArray<PlanEdit>,
  { places, refused }: Assembled,
  problems: ReadonlyArray<ImportProblem>,
): DryRun["counts"] {
  const wrong = new Set(problems.map(({ sheet, row }) => `${sheet}\n${row}`));
  const told = new Map(edits.map((edit) => [placeKey(edit.subjectType, edit.subjectCode), edit]));
  const counts = { ...NONE };
  for (const [key, { rows, row }] of places) {
    const edit = told.get(key);
    told.delete(key);
    if (refused.has(key) || wrong.has(`${rows.sheet}\n${row}`)) counts.refused += 1;
    else if (edit === undefined) counts.unchanged += 1;
    else if (edit.before === null) counts.created += 1;
    else counts.changed += 1;
  }
  // What other sheets say of a subject: its owners, its provenance.
  counts.changed += told.size;
  return counts;
}
