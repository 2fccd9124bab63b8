import type { PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import { type ImportSummary, MOST_SHOWN, type ShownChange } from "#app/domain/plan-import.ts";
import type { FileRun } from "./read-plan-file.server.ts";

const LONGEST_SHOWN = 400;

/** A dry run as it is shown: everything counted, the first of many told. Errors come before notices. */
export function summaryOf({ shape, rows, counts, edits, problems }: FileRun): ImportSummary {
  const errors = problems.filter(({ level }) => level === "error");
  const notices = problems.filter(({ level }) => level === "notice");
  const shown = [...errors, ...notices].slice(0, MOST_SHOWN).map((problem) => ({
    ...problem,
    held: cut(problem.held),
    expected: cut(problem.expected),
  }));
  return {
    ...{ shape, rows, counts, edits: edits.length, errors: errors.length, notices: notices.length },
    ...{ problems: shown, changes: edits.slice(0, MOST_SHOWN).map(changeOf) },
  };
}

function changeOf({ subjectType: type, subjectCode: code, kind, before, after }: PlanEdit): ShownChange {
  const names = before === null || after === null ? [] : Object.keys(after);
  const fields = names.map((field) => ({
    field,
    before: told(before?.[field]),
    after: told(after?.[field]),
  }));
  return { type, code, kind, fields };
}

/** A value of a field as a text: both languages of a text, the organisations of owners. */
function told(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return cut(value);
  if (typeof value === "object" && "id" in value && "en" in value) {
    return cut(value.en === null ? String(value.id) : `${value.id} / ${value.en}`);
  }
  return cut(typeof value === "object" ? JSON.stringify(value) : String(value));
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
