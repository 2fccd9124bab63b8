import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type Bilingual, PROVENANCE_MARKS, type Provenance, type ProvenanceMark } from "#app/domain/plan.ts";
import type { Edge } from "#app/domain/schedule.ts";
import type { SourceProblemCode } from "./problem.ts";

type Refusal = { code: SourceProblemCode; expected: string };
type Read<Value> = { value: Value } | Refusal;

/** A cell of a table: text in, a value or a refusal out. */
export function cell<Value>(read: (held: string) => Read<Value>) {
  return z.string().transform((raw, context): Value => {
    const result = read(raw.trim());
    if ("value" in result) return result.value;
    context.addIssue({ code: "custom", message: result.code, params: { expected: result.expected } });
    return z.NEVER;
  });
}

/** As {@link cell}; an empty cell is null. */
export function optional<Value>(read: (held: string) => Read<Value>) {
  return cell((held): Read<Value | null> => (held === "" ? { value: null } : read(held)));
}

/** A column that may be left out of the table altogether; its cells are then empty. */
export function mayBeAbsent<Cell extends z.ZodType<unknown, string>>(of: Cell) {
  return z.string().default("").pipe(of);
}

export function readText(held: string): Read<string> {
  return held === "" ? { code: "empty", expected: "" } : { value: held };
}

export function readDay(held: string): Read<CalendarDate> {
  const day = CalendarDateSchema.safeParse(held);
  return day.success ? { value: day.data } : { code: "not_a_day", expected: "YYYY-MM-DD" };
}

export function readInteger(held: string): Read<number> {
  return /^-?\d+$/.test(held) ? { value: Number(held) } : { code: "not_a_number", expected: "0" };
}

/** Stars of the five-star scheme. */
export function readStars(held: string): Read<number> {
  return /^[1-5]$/.test(held) ? { value: Number(held) } : { code: "not_in_list", expected: "1, 2, 3, 4, 5" };
}

export function readDays(held: string): Read<number> {
  if (!/^\d+$/.test(held)) return { code: "not_a_number", expected: "365" };
  return Number(held) > 0 ? { value: Number(held) } : { code: "not_positive", expected: "> 0" };
}

/** A regular expression of at most 200 characters. */
export function readPattern(held: string): Read<string> {
  const refusal: Refusal = { code: "wrong_shape", expected: "^\\d{2}$" };
  if (held.length > 200) return refusal;
  try {
    return { value: new RegExp(held, "u").source };
  } catch {
    return refusal;
  }
}

export function readWeight(held: string): Read<number> {
  const weight = held === "" ? Number.NaN : Number(held);
  if (!Number.isFinite(weight)) return { code: "not_a_number", expected: "1" };
  return weight > 0 ? { value: weight } : { code: "not_positive", expected: "> 0" };
}

export function readYesNo(held: string): Read<boolean> {
  if (held === "true" || held === "false") return { value: held === "true" };
  return { code: "not_in_list", expected: "true, false" };
}

export function readOneOf<const Value extends string>(values: ReadonlyArray<Value>) {
  return (held: string): Read<Value> => {
    const value = values.find((each) => each === held);
    return value === undefined ? { code: "not_in_list", expected: values.join(", ") } : { value };
  };
}

export function readLines(held: string): Read<string> {
  return /^\d+(;\d+)*$/.test(held) ? { value: held } : { code: "not_lines", expected: "126;221" };
}

/** Several values in one cell, separated by `;`. */
export const list = cell((held): Read<Array<string>> => ({ value: split(held) }));

export function listOf<const Value extends string>(values: ReadonlyArray<Value>) {
  const readOne = readOneOf(values);
  return cell((held): Read<Array<Value>> => {
    const found: Array<Value> = [];
    for (const part of split(held)) {
      const read = readOne(part);
      if (!("value" in read)) return read;
      found.push(read.value);
    }
    return found.length === 0 ? { code: "empty", expected: values.join(", ") } : { value: found };
  });
}

function split(held: string): Array<string> {
  return held
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

export const text = cell(readText);
export const textOrNull = optional(readText);
/** Text that may be missing without meaning anything by it. */
export const anyText = cell((held): Read<string> => ({ value: held }));
export const day = cell(readDay);
export const integer = cell(readInteger);
export const weight = cell(readWeight);
export const yesNo = cell(readYesNo);
export const linesOrNull = optional(readLines);
export const mark = cell(readOneOf(PROVENANCE_MARKS));

/** An edge of a stage as written in a table: its calendar is that of the row. */
export type WrittenBoundary =
  | { kind: "date"; on: CalendarDate }
  | ({ kind: "event"; event: string } & WrittenOffset)
  | ({ kind: "stage"; stage: string; edge: Edge } & WrittenOffset)
  | { kind: "unset" };
type WrittenOffset = { offsetDays: number; dayKind?: "working" };

const BOUNDARY = "2023-02-09, event:mk-register+3d, stage:T07.4.end+7w, unset";

/**
 * `2023-02-09`, `event:<event>+3d` or `stage:<stage>.<start|end>+7d`; `d` counts calendar days, `w` working
 * days. `unset` takes back what the stage had.
 */
export function readBoundary(held: string): Read<WrittenBoundary> {
  const on = CalendarDateSchema.safeParse(held);
  if (on.success) return { value: { kind: "date", on: on.data } };
  if (held === "unset") return { value: { kind: "unset" } };
  const [, kind, target, offset, unit] = /^(event|stage):(.+?)(?:([+-]\d+)([dw]))?$/.exec(held) ?? [];
  if (target === undefined) return { code: "not_a_boundary", expected: BOUNDARY };
  const counted: WrittenOffset = {
    offsetDays: Number(offset ?? 0),
    ...(unit === "w" ? ({ dayKind: "working" } as const) : {}),
  };
  if (kind === "event") return { value: { kind, event: target, ...counted } };
  const dot = target.lastIndexOf(".");
  const edge = target.slice(dot + 1);
  if (dot < 1 || (edge !== "start" && edge !== "end")) return { code: "not_a_boundary", expected: BOUNDARY };
  return { value: { kind: "stage", stage: target.slice(0, dot), edge, ...counted } };
}

/** `event:<event>=<outcome>`. */
export function readCondition(held: string): Read<{ event: string; outcome: string }> {
  const [, event, outcome] = /^event:([^=]+)=(.+)$/.exec(held) ?? [];
  if (event === undefined || outcome === undefined)
    return { code: "not_a_condition", expected: "event:second-round=yes" };
  return { value: { event, outcome } };
}

export function bilingual(id: string, en: string | null): Bilingual {
  return { id, en };
}

export function bilingualOrNull(id: string | null, en: string | null): Bilingual | null {
  return id === null ? null : { id, en };
}

export const TITLE = { title: text, title_en: textOrNull };
export const NOTE = { note: textOrNull, note_en: textOrNull };

/** The five columns of provenance. */
export const PROVENANCE = {
  provenance: mark,
  quote: textOrNull,
  line: linesOrNull,
  ...NOTE,
};

type ProvenanceCells = {
  provenance: ProvenanceMark;
  quote: string | null;
  line: string | null;
  note: string | null;
  note_en: string | null;
};

export function provenanceOf(about: string, cells: ProvenanceCells): Provenance {
  const { provenance, quote, line, note, note_en } = cells;
  return { about, mark: provenance, quote, lines: line, note: bilingualOrNull(note, note_en) };
}
