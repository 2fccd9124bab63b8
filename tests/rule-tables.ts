import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One row of a rule table: its cells by the column's heading, without code marks. */
export type RuleRow = { line: number; cell: (column: string) => string };

/**
 * The rows of the Markdown table under a heading of `docs/rules/<file>`. The documents are the
 * fixtures: what they say is what the tests run.
 *
 * @throws {Error} when the heading or its table is missing, empty, or has a row of another width.
 */
export function ruleTable(file: string, heading: string): Array<RuleRow> {
  return tableUnder(readFileSync(join("docs", "rules", file), "utf8"), heading, `docs/rules/${file}`);
}

/** {@link ruleTable} on a text in hand. */
export function tableUnder(markdown: string, heading: string, name: string): Array<RuleRow> {
  const lines = markdown.split("\n");
  const start = lines.findIndex(
    (line) => /^#{2,4} /.test(line) && line.replace(/^#+ /, "").trim() === heading,
  );
  if (start === -1) throw new Error(`${name}: no heading «${heading}»`);
  const next = lines.findIndex((line, index) => index > start && /^#{1,4} /.test(line));
  const end = next === -1 ? lines.length : next;
  const numbered = lines
    .map((text, index) => ({ text: text.trim(), line: index + 1 }))
    .slice(start + 1, end)
    .filter(({ text }) => text.startsWith("|"));
  const [head, , ...body] = numbered;
  if (head === undefined || body.length === 0) throw new Error(`${name}: no table under «${heading}»`);
  const columns = cellsOf(head.text);
  return body.map(({ text, line }) => {
    const cells = cellsOf(text);
    if (cells.length !== columns.length) {
      throw new Error(`${name}:${line}: ${cells.length} cells under ${columns.length} columns`);
    }
    return { line, cell: (column) => cellUnder(columns, cells, column, `${name}:${line}`) };
  });
}

function cellUnder(columns: Array<string>, cells: Array<string>, column: string, where: string): string {
  const cell = cells[columns.indexOf(column)];
  if (cell === undefined) throw new Error(`${where}: no column «${column}» among ${columns.join(", ")}`);
  return cell;
}

function cellsOf(row: string): Array<string> {
  return row
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim().replaceAll("`", "").replaceAll("**", ""));
}

/** A cell that holds one of some words. */
export function oneOf<Word extends string>(words: ReadonlyArray<Word>, cell: string): Word {
  const found = words.find((word) => word === cell);
  if (found === undefined) throw new Error(`«${cell}» is none of ${words.join(", ")}`);
  return found;
}

/** A cell of `yes` or `no`. */
export function yes(cell: string): boolean {
  return oneOf(["yes", "no"], cell) === "yes";
}

/** A number; a dash stands for none. */
export function numberOrNone(cell: string): number | null {
  if (cell === "–") return null;
  const value = Number(cell.replace("−", "-"));
  if (cell === "" || Number.isNaN(value)) throw new Error(`«${cell}» is no number`);
  return value;
}

/** The parts of a cell separated by semicolons; a dash stands for none. */
export function listOf(cell: string): Array<string> {
  return cell === "–" || cell === "" ? [] : cell.split(";").map((part) => part.trim());
}
