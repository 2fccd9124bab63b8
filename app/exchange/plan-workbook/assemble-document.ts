import type { z } from "zod";
import { SUBJECT_TYPES, type SubjectType } from "#app/domain/authoring/closed-lists.ts";
import { type PlanDocument, SUBJECT_SCHEMAS, type Subject } from "#app/domain/authoring/plan-document.ts";
import { type BuildContext, codeOfRow, subjectOf } from "./build-subject.ts";
import { errorAt, type ImportProblem } from "./import-problem.ts";
import { withOwners, withPredecessors } from "./list-rows.ts";
import { withProvenance } from "./provenance-rows.ts";
import type { KindRows, OwnField, PlanRows, SheetRow } from "./sheet-rows.ts";

/** Where a subject stands in the file. */
export type Place = { rows: KindRows; row: number };
export type Places = ReadonlyMap<string, Place>;

export type Assembled = {
  document: PlanDocument;
  problems: Array<ImportProblem>;
  /** Places by `type code`. */
  places: Places;
  /** Codes of rows that could not be read, by type: what refers to them is not at fault. */
  refused: ReadonlySet<string>;
};

export function placeKey(type: string, code: string): string {
  return `${type} ${code}`;
}

const SCHEMAS: { readonly [Type in SubjectType]: z.ZodType<Subject<Type>> } = SUBJECT_SCHEMAS;

/** The plan as it would read with what the rows say: what they do not speak of stays as it is. */
export function assembleDocument(
  rows: PlanRows,
  current: PlanDocument,
  fields: ReadonlyArray<OwnField>,
): Assembled {
  const work: Work = { rows, current, fields, problems: [], places: new Map(), refused: new Set() };
  const list = <Type extends SubjectType>(type: Type) => assembledList(type, work);
  const document: PlanDocument = {
    ...{ plan: list("plan"), field: list("field"), checkpoint: list("checkpoint") },
    ...{ commitment: list("commitment"), action: list("action"), milestone: list("milestone") },
    ...{ indicator: list("indicator"), slot: list("slot"), element: list("element") },
    ...{ dependency: list("dependency"), lineage: list("lineage") },
  };
  const { problems, places, refused } = work;
  const listed = withOwners(withPredecessors(document, rows, problems), rows, work);
  return { document: withProvenance(listed, rows, problems), problems, places, refused };
}

type Work = {
  rows: PlanRows;
  current: PlanDocument;
  fields: ReadonlyArray<OwnField>;
  problems: Array<ImportProblem>;
  places: Map<string, Place>;
  refused: Set<string>;
};

function assembledList<Type extends SubjectType>(type: Type, work: Work): ReadonlyArray<Subject<Type>> {
  const rows = work.rows[type];
  const current: ReadonlyArray<Subject<Type>> = work.current[type];
  if (rows === undefined) return current;
  const subjects = new Map(current.map((subject) => [subject.code, subject]));
  let ordinal = Math.max(-1, ...current.map((subject) => ("ordinal" in subject ? subject.ordinal : -1)));
  const context: BuildContext = {
    fields: work.fields,
    nextOrdinal: () => {
      ordinal += 1;
      return ordinal;
    },
  };
  for (const row of rows.rows) {
    const code = codeOfRow(type, row);
    if (code === null) continue; // its key cells have been refused
    const key = placeKey(type, code);
    const first = work.places.get(key);
    if (first !== undefined) {
      work.problems.push(duplicateAt(rows, row, { code, firstRow: first.row }));
      continue;
    }
    work.places.set(key, { rows, row: row.row });
    if (row.refused.size > 0) {
      work.refused.add(key);
      continue;
    }
    const fields = subjectOf(type, row, subjects.get(code) ?? null, context);
    const read = SCHEMAS[type].safeParse(fields);
    if (read.success) subjects.set(code, read.data);
    else {
      work.refused.add(key);
      work.problems.push(...issueProblems(read.error.issues, rows, row, fields));
    }
  }
  return [...subjects.values()];
}

export function duplicateAt(
  rows: KindRows,
  { row }: Pick<SheetRow, "row">,
  { code, firstRow }: { code: string; firstRow: number },
): ImportProblem {
  return errorAt("duplicate", { sheet: rows.sheet, row, held: code, expected: String(firstRow) });
}

function issueProblems(
  issues: ReadonlyArray<z.core.$ZodIssue>,
  rows: KindRows,
  row: SheetRow,
  fields: Readonly<Record<string, unknown>>,
): Array<ImportProblem> {
  return issues.map((issue) => {
    const field = String(issue.path[0] ?? "");
    const place = rows.headings.get(field === "deadline" ? "deadlineKind" : field);
    const at = {
      ...{ sheet: rows.sheet, row: row.row, column: place?.heading ?? field },
      letters: place?.letters ?? null,
    };
    if (field === "deadline") return errorAt("deadline_incomplete", at);
    if (place === undefined) return errorAt("column_missing", { ...at, expected: field });
    const held = fields[field];
    const isEmpty = held === null || held === undefined;
    return errorAt(isEmpty ? "empty" : "not_in_list", { ...at, held: isEmpty ? "" : String(held) });
  });
}

/** Every type of subject that a file speaks of. */
export function typesIn(rows: PlanRows): Array<SubjectType> {
  return SUBJECT_TYPES.filter((type) => rows[type] !== undefined);
}
