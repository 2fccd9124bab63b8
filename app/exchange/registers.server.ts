import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Register } from "#app/domain/evidence/register.ts";
import { foldText } from "#app/domain/evidence/table/fold-label.ts";
import { list, text, textOrNull } from "./plan-folder/cells.ts";
import { type PlanFiles, type Row, readTable } from "./plan-folder/csv-table.ts";
import type { SourceProblem } from "./plan-folder/problem.ts";

const Entries = z.object({ key: text, code: textOrNull, aliases: list });
type Entry = z.infer<typeof Entries>;

/** Tables of the folder that are no sets of keys. */
const OTHER_TABLES: ReadonlyArray<string> = ["dasar-hukum.csv"];

export type ParsedRegisters =
  | { ok: true; registers: ReadonlyArray<Register> }
  | { ok: false; problems: ReadonlyArray<SourceProblem> };

/**
 * The registers of public keys in a folder, one per CSV file with the columns `key`, `code` and
 * `aliases`; the file's name without `.csv` is the register's id. A folder that is not there has none.
 */
export function readRegisters(folder: string): ParsedRegisters {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const wanted = names.filter((name) => name.endsWith(".csv") && !OTHER_TABLES.includes(name));
  return parseRegisters(
    Object.fromEntries(wanted.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  );
}

/** {@link readRegisters} on files in hand, by name. Everything wrong is named by file, row and column. */
export function parseRegisters(files: PlanFiles): ParsedRegisters {
  const problems: Array<SourceProblem> = [];
  const registers = Object.keys(files).map((file) => parseRegister(files, file, problems));
  return problems.length === 0 ? { ok: true, registers } : { ok: false, problems };
}

function parseRegister(files: PlanFiles, file: string, problems: Array<SourceProblem>): Register {
  const before = problems.length;
  const rows = readTable(files, file, Entries, problems);
  if (rows.length === 0 && problems.length === before) {
    problems.push({ file, row: null, column: "key", code: "empty", held: "", expected: "key" });
  }
  checkAmbiguity(file, rows, problems);
  return {
    id: file.replace(/\.csv$/, ""),
    entries: rows.map(({ value }) => ({ key: value.key, labels: labelsOf(value) })),
  };
}

function labelsOf({ key, code, aliases }: Entry): Array<string> {
  return [...new Set([key, ...(code === null ? [] : [code]), ...aliases])];
}

/** One way of writing must not stand for two entries. */
function checkAmbiguity(file: string, rows: ReadonlyArray<Row<Entry>>, problems: Array<SourceProblem>): void {
  const ownerOf = new Map<string, number>();
  for (const { row, value } of rows) {
    for (const held of labelsOf(value)) {
      const owner = ownerOf.get(foldText(held));
      ownerOf.set(foldText(held), owner ?? row);
      if (owner === undefined || owner === row) continue;
      problems.push({ file, row, column: columnOf(held, value), code: "duplicate", held, expected: "" });
    }
  }
}

function columnOf(held: string, { key, code }: Entry): string {
  if (held === key) return "key";
  return held === code ? "code" : "aliases";
}
