import type { CellProblem } from "#app/domain/import-problems.ts";
import { foldWords, listParts, plainText, tidyText } from "./cell-text.ts";
import type { Choice, Column } from "./column.ts";
import { readDaySerial, readDayText } from "./read-day.ts";

/** A cell as a file holds it. */
export type RawCell = string | number | boolean | null;
/** A cell as a plan has it; null when it is empty. */
export type CellValue = string | number | boolean | ReadonlyArray<string> | null;

/** A value, or why there is none and what would be right. */
export type CellRead = { value: CellValue } | { problem: CellProblem; expected: string };

const ERRORS = /^#(REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|SPILL|CALC)[!?]?$|^Err:\d+$/;
/** Longest text of a cell, which is also what a spreadsheet holds. */
const LONGEST = 32_767;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
/** What hangs on an event or a stage, or is taken back: read where the grammar is. */
const EDGE = /^(event|stage):|^unset$/;
const YES = new Set(["ya", "yes", "y", "true", "benar", "1", "x", "v"]);
const NO = new Set(["tidak", "no", "n", "false", "salah", "0"]);

/** Reads a cell by what its column holds. Stray blanks, odd blanks and ticked boxes are taken for what they mean. */
export function readCell(raw: RawCell, column: Column, is1904: boolean): CellRead {
  if (typeof raw === "string") {
    const text = tidyText(raw);
    if (text === "") return emptyCell(column);
    if (ERRORS.test(text)) return { problem: "formula_error", expected: "" };
    if (text.length > LONGEST) return { problem: "too_long", expected: String(LONGEST) };
    return readText(tidyText(plainText(text)), column);
  }
  return raw === null ? emptyCell(column) : readTyped(raw, column, is1904);
}

function emptyCell({ required }: Column): CellRead {
  return required ? { problem: "empty", expected: "" } : { value: null };
}

function readText(text: string, column: Column): CellRead {
  switch (column.kind) {
    case "number":
    case "integer":
      return NUMBER.test(text)
        ? readNumber(Number(text.replace(",", ".")), column)
        : { problem: "not_a_number", expected: "" };
    case "day": {
      const read = readDayText(text);
      return "day" in read ? { value: read.day } : { problem: read.problem, expected: "2024-03-22" };
    }
    case "edge":
      return EDGE.test(text) ? { value: text } : readText(text, { ...column, kind: "day" });
    case "yesno":
      return readYesNo(text);
    case "choice":
      return readChoice(text, column.choices);
    case "choices":
      return readChoices(text, column.choices);
    case "list":
      return { value: listParts(text) };
    case "code":
      return { value: text.replace(/\s+/g, " ") };
    case "text":
      return { value: text };
  }
}

function readTyped(raw: number | boolean, column: Column, is1904: boolean): CellRead {
  if (typeof raw === "boolean") {
    return column.kind === "yesno" ? { value: raw } : readText(raw ? "TRUE" : "FALSE", column);
  }
  switch (column.kind) {
    case "number":
    case "integer":
      return readNumber(raw, column);
    case "day":
    case "edge": {
      const read = readDaySerial(raw, is1904);
      return "day" in read ? { value: read.day } : { problem: read.problem, expected: "2024-03-22" };
    }
    case "code":
      // 1.10 typed into a cell of numbers has become 1.1: nobody can tell which was meant.
      return Number.isInteger(raw) ? { value: String(raw) } : { problem: "code_is_number", expected: "" };
    default:
      return readText(String(raw), column);
  }
}

function readNumber(value: number, { kind }: Column): CellRead {
  if (kind === "integer" && !Number.isInteger(value)) return { problem: "not_a_whole_number", expected: "" };
  return { value };
}

const BOXES = /^([☒☑✓✔✗✘☐□▢])\s*/u;
const TICKED = /^[☒☑✓✔✗✘]/u;

function readYesNo(text: string): CellRead {
  if (BOXES.test(text)) return { value: TICKED.test(text) };
  const word = NO.has(text) || YES.has(text) ? text : foldWords(text);
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { problem: "not_yes_or_no", expected: "" };
}

function readChoice(text: string, choices: ReadonlyArray<Choice>): CellRead {
  const found = choiceOf(text.replace(BOXES, ""), choices);
  return found === null ? { problem: "not_in_list", expected: expectedOf(choices) } : { value: found };
}

/** Several values; where some boxes are ticked, only those of the ticked. */
function readChoices(text: string, choices: ReadonlyArray<Choice>): CellRead {
  const parts = text
    .split(/[;,\n]|\s(?=[☒☑✓✔✗✘☐□▢])/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const hasBoxes = parts.some((part) => BOXES.test(part));
  const wanted = hasBoxes ? parts.filter((part) => TICKED.test(part)) : parts;
  const values: Array<string> = [];
  for (const part of wanted) {
    const value = choiceOf(part.replace(BOXES, ""), choices);
    if (value === null) return { problem: "not_in_list", expected: expectedOf(choices) };
    if (!values.includes(value)) values.push(value);
  }
  return { value: values };
}

/** What texts were found to choose: a column says the same few things over and over. */
const chosen = new WeakMap<ReadonlyArray<Choice>, Map<string, string | null>>();
const MOST_CHOSEN = 500;

function choiceOf(text: string, choices: ReadonlyArray<Choice>): string | null {
  const known = chosen.get(choices) ?? new Map<string, string | null>();
  chosen.set(choices, known);
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = findChoice(text, choices);
  if (known.size < MOST_CHOSEN) known.set(text, value);
  return value;
}

function findChoice(text: string, choices: ReadonlyArray<Choice>): string | null {
  const word = foldWords(text);
  const found = choices.find(
    ({ value, label }) =>
      value === text ||
      foldWords(value) === word ||
      foldWords(label.id) === word ||
      foldWords(label.en) === word,
  );
  return found?.value ?? null;
}

function expectedOf(choices: ReadonlyArray<Choice>): string {
  return choices.map(({ label }) => label.id).join(", ");
}
