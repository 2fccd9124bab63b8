import { z } from "zod";
import { boundaryOf, conditionOf } from "./plan-folder/build-schedule.ts";
import {
  cell,
  mayBeAbsent,
  optional,
  readBoundary,
  readCondition,
  readOneOf,
  text,
  textOrNull,
} from "./plan-folder/cells.ts";
import { readTable } from "./plan-folder/csv-table.ts";
import type { SourceProblem } from "./plan-folder/problem.ts";
import { typedBoundary, typedCondition } from "./plan-folder/written-boundary.ts";

/** The columns of stage_versions.csv that an amendment needs; the others may stand there and are passed over. */
const Rows = z.object({
  calendar: mayBeAbsent(textOrNull),
  stage: text,
  regulation: mayBeAbsent(textOrNull),
  start: mayBeAbsent(optional(readBoundary)),
  end: cell(readBoundary),
  condition: mayBeAbsent(optional(readCondition)),
  citation: mayBeAbsent(textOrNull),
  known_on: mayBeAbsent(textOrNull),
  planned_or_actual: mayBeAbsent(optional(readOneOf(["planned"]))),
  confidence: mayBeAbsent(textOrNull),
  note: mayBeAbsent(textOrNull),
  note_en: mayBeAbsent(textOrNull),
});

const FILE = "perubahan.csv";

export type AmendmentRow = { stage: string; start: string; end: string; condition: string };

/** Reads new dates from a table in the columns of stage_versions.csv, as they would be typed in the form. */
export function readAmendmentTable(
  calendar: string,
  table: string,
): { ok: true; rows: Array<AmendmentRow> } | { ok: false; problems: Array<SourceProblem> } {
  const problems: Array<SourceProblem> = [];
  const rows = readTable({ [FILE]: table }, FILE, Rows, problems);
  for (const { row, value } of rows) {
    if (value.calendar === null || value.calendar === calendar) continue;
    const held = value.calendar;
    problems.push({
      file: FILE,
      row,
      column: "calendar",
      code: "unknown_reference",
      held,
      expected: calendar,
    });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    rows: rows.map(({ value: { stage, start, end, condition } }) => ({
      stage,
      start: typedBoundary(start === null ? null : boundaryOf(calendar, start)),
      end: typedBoundary(boundaryOf(calendar, end)),
      condition: typedCondition(condition === null ? null : conditionOf(calendar, condition)),
    })),
  };
}
