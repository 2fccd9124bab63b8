import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { PROVENANCE_MARKS, type Provenance } from "#app/domain/plan.ts";
import { errorAt, type ImportProblem } from "./import-problem.ts";
import { textOf } from "./list-rows.ts";
import type { Cells, PlanRows, SheetRow } from "./sheet-rows.ts";

/** What a plan says rests on, as rows: one per mark. */
export function provenanceCells(document: PlanDocument): Array<Cells> {
  const rows: Array<Cells> = [];
  const add = (subject: string, code: string, marks: ReadonlyArray<Provenance>) => {
    marks.forEach(({ about, mark, quote, lines, note }, index) => {
      const told = { about, mark, quote, lines, note: note?.id ?? null, note_en: note?.en ?? null };
      rows.push({ subject, code, ordinal: index + 1, ...told });
    });
  };
  for (const each of document.checkpoint) add("checkpoint", each.code, each.provenance);
  for (const each of document.commitment) add("commitment", each.code, each.provenance);
  for (const each of document.action) add("action", each.code, each.provenance);
  for (const { code, provenance, deadline, owners } of document.milestone) {
    add("milestone", code, provenance);
    add("deadline", code, deadline?.provenance ?? []);
    for (const owner of owners) add("owner", `${code}/${owner.organisation}`, owner.provenance);
  }
  for (const each of document.indicator) add("indicator", each.code, each.provenance);
  for (const each of document.slot) add("slot", each.code, each.provenance);
  for (const each of document.element) add("element", each.code, each.provenance);
  return rows;
}

/** The plan with the marks that the sheet of provenance gives; what it does not name keeps its own. */
export function withProvenance(
  document: PlanDocument,
  { provenance: rows }: PlanRows,
  problems: Array<ImportProblem>,
): PlanDocument {
  if (rows === undefined) return document;
  const whole = rows.rows.filter(({ refused }) => refused.size === 0);
  const told = groupBy(whole, (row) => `${textOf(row, "subject")} ${textOf(row, "code")}`);
  const used = new Set<string>();
  const marksOf = (subject: string, code: string, before: Array<Provenance>): Array<Provenance> => {
    const key = `${subject} ${code}`;
    const found = told.get(key);
    if (found === undefined) return before;
    used.add(key);
    return found.toSorted((left, right) => ordinalOf(left) - ordinalOf(right)).map(markOf);
  };
  const next = replaced(document, marksOf);
  for (const [key, [first]] of told) {
    if (first === undefined || used.has(key)) continue;
    const place = rows.headings.get("code");
    const at = { sheet: rows.sheet, row: first.row, column: place?.heading ?? null };
    problems.push(errorAt("unknown_code", { ...at, letters: place?.letters ?? null, held: key }));
  }
  return next;
}

type MarksOf = (subject: string, code: string, before: Array<Provenance>) => Array<Provenance>;

function replaced(document: PlanDocument, marksOf: MarksOf): PlanDocument {
  const marked = <Each extends { code: string; provenance: Array<Provenance> }>(
    subject: string,
    list: ReadonlyArray<Each>,
  ): Array<Each> =>
    list.map((each) => {
      const provenance = marksOf(subject, each.code, each.provenance);
      return provenance === each.provenance ? each : { ...each, provenance };
    });
  return {
    ...document,
    checkpoint: marked("checkpoint", document.checkpoint),
    commitment: marked("commitment", document.commitment),
    action: marked("action", document.action),
    milestone: marked("milestone", document.milestone).map(({ deadline, owners, ...each }) => ({
      ...each,
      deadline:
        deadline === null
          ? null
          : { ...deadline, provenance: marksOf("deadline", each.code, deadline.provenance) },
      owners: owners.map((owner) => ({
        ...owner,
        provenance: marksOf("owner", `${each.code}/${owner.organisation}`, owner.provenance),
      })),
    })),
    indicator: marked("indicator", document.indicator),
    slot: marked("slot", document.slot),
    element: marked("element", document.element),
  };
}

function ordinalOf({ cells }: SheetRow): number {
  return Number(cells.ordinal ?? 0);
}

function markOf(row: SheetRow): Provenance {
  const { about, mark, quote, lines, note, note_en } = row.cells;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const [id, en] = [text(note), text(note_en)];
  return {
    about: text(about) ?? "target",
    mark: PROVENANCE_MARKS.find((known) => known === mark) ?? "reading",
    ...{ quote: text(quote), lines: text(lines) },
    note: id === null && en === null ? null : { id: id ?? "", en },
  };
}
