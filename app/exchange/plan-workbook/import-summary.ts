import { fieldTexts } from "#app/domain/authoring/field-texts.ts";
import type { PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type ImportSummary, MOST_SHOWN, type ShownChange } from "#app/domain/plan-import.ts";
import type { FileRun } from "./read-plan-file.server.ts";

const LONGEST_SHOWN = 400;

/** A dry run as it is shown: everything counted, the first of many told. Errors come before notices. */
export function summaryOf({ shape, rows, counts, edits, problems, fields }: FileRun): ImportSummary {
  const errors = problems.filter(({ level }) => level === "error");
  const notices = problems.filter(({ level }) => level === "notice");
  const shown = [...errors, ...notices].slice(0, MOST_SHOWN).map((problem) => ({
    ...problem,
    held: cut(problem.held),
    expected: cut(problem.expected),
  }));
  const labels = new Map(
    fields.flatMap(({ code, label }) => [
      [`values.${code}`, label],
      [`values.${code}.en`, label],
    ]),
  );
  return {
    ...{ shape, rows, counts, edits: edits.length, errors: errors.length, notices: notices.length },
    ...{ problems: shown, changes: edits.slice(0, MOST_SHOWN).map((edit) => changeOf(edit, labels)) },
  };
}

/** What a new thing is called by: all its other fields are new too. */
const NAMES = ["title", "label", "name"];

function changeOf(
  { subjectType: type, subjectCode: code, kind, before, after }: PlanEdit,
  labels: ReadonlyMap<string, Bilingual>,
): ShownChange {
  const names = Object.keys(after ?? {}).filter((name) => before !== null || NAMES.includes(name));
  const fields = names.flatMap((name) => {
    const [olds, news] = [fieldTexts(name, before?.[name]), fieldTexts(name, after?.[name])];
    return [...new Set([...olds.keys(), ...news.keys()])]
      .filter((field) => olds.get(field) !== news.get(field))
      .map((field) => ({
        ...{ field, label: labels.get(field) ?? null },
        ...{ before: cut(olds.get(field) ?? ""), after: cut(news.get(field) ?? "") },
      }));
  });
  return { type, code, kind, fields };
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
