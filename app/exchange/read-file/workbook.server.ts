import type { FormatId } from "#app/domain/evidence/formats.ts";
import { blankProfile, type PiiFinding, type Profile } from "#app/domain/evidence/profile.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import type { TablePart, TableProfiler } from "#app/domain/evidence/table/profiler-type.ts";
import { type FileSource, headOf } from "./archive-source.server.ts";
import { type OpenZip, openZip } from "./archive-zip.server.ts";
import { odsBatches } from "./ods.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { failureOf, ReadStop } from "./read-stop.server.ts";
import { xlsBatches, xlsbBatches } from "./workbook-binary.server.ts";
import { type Batch, mergesBelow, type SheetFacts } from "./workbook-rows.server.ts";
import { xlsxBatches } from "./workbook-sheet.server.ts";

export type Workbook = { format: FormatId; batches: AsyncGenerator<Batch>; close: () => void };

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Opens a workbook of any kind by what its bytes are.
 *
 * @throws {ReadStop} when it is no workbook or its archive breaks a limit.
 */
export async function openWorkbook(source: FileSource): Promise<Workbook> {
  const head = await headOf(source, 8);
  if (head.subarray(0, 4).equals(COMPOUND_FILE)) {
    return { format: "xls", batches: xlsBatches(source), close: () => {} };
  }
  const zip = await openZip(source);
  const { close } = zip;
  if (has(zip, "content.xml")) return { format: "ods", batches: odsBatches(zip), close };
  if (has(zip, "xl/workbook.bin")) return { format: "xlsb", batches: xlsbBatches(source), close };
  return { format: "xlsx", batches: xlsxBatches(zip), close };
}

function has(zip: OpenZip, name: string): boolean {
  return zip.members.some((member) => member.name === name);
}

type ReadSheet = { facts: SheetFacts; profiler: TableProfiler };

/** Profiles every sheet of a workbook; the table is the one with the most data rows below a header. */
export async function readWorkbook(source: FileSource, options: ReadOptions): Promise<Profile> {
  const sheets = new Map<SheetFacts, ReadSheet>();
  let format: FormatId = "xlsx";
  try {
    const workbook = await openWorkbook(source);
    format = workbook.format;
    try {
      for await (const { sheet, rows } of workbook.batches) {
        const known = sheets.get(sheet) ?? { facts: sheet, profiler: profilerOf(sheet, format, options) };
        sheets.set(sheet, known);
        for (const row of rows) known.profiler.row(row);
      }
    } finally {
      workbook.close();
    }
    return profileOf(format, [...sheets.values()]);
  } catch (error) {
    const failure = error instanceof ReadStop ? error.failure : failureOf(error);
    const seen = piiOf([...sheets.values()].map(({ profiler }) => profiler.finish()));
    // The directory stands at the end, so that a beginning is never whole enough.
    const isCut = options.partial && failure === "corrupt";
    const blank = { ...blankProfile(format), partial: options.partial };
    return { ...blank, failure: isCut ? "too-large" : failure, pii: seen };
  }
}

function profilerOf(sheet: SheetFacts, format: string, options: ReadOptions): TableProfiler {
  const { registers, newScanner, ownHost } = options;
  const scanPii = newScanner === null ? null : newScanner();
  return createTableProfiler({ format, registers, scanPii, ownHost, sheet: sheet.name, typed: true });
}

function profileOf(format: string, sheets: ReadonlyArray<ReadSheet>): Profile {
  const parts = sheets.map(({ facts, profiler }) => ({ facts, part: profiler.finish() }));
  const [best] = [...parts].sort((a, b) => weightOf(b) - weightOf(a));
  const isOneColumn = best !== undefined && best.part.columns.length === 1 && best.part.rows > 0;
  return {
    ...blankProfile(format),
    ...best?.part,
    tableFp: best === undefined || best.facts.cut ? null : best.part.tableFp,
    failure: isOneColumn ? "one-column" : null,
    sheets: parts.map(({ facts, part }) => sheetOf(facts, part)),
    tableOf: parts.length > 1 ? (best?.facts.name ?? null) : null,
    pii: piiOf(parts.map(({ part }) => part)),
    piiSearched: parts.every(({ part, facts }) => part.piiSearched && !facts.cut),
    partial: parts.some(({ facts }) => facts.cut),
  };
}

/** Sheets with a header come before those without, those shown before hidden ones, then by rows. */
function weightOf({ facts, part }: { facts: SheetFacts; part: TablePart }): number {
  const kind = (part.columns.length > 1 ? 4 : part.columns.length > 0 ? 2 : 0) + (facts.hidden ? 0 : 1);
  return kind * 2 ** 30 + part.rows;
}

function sheetOf(facts: SheetFacts, part: TablePart): Profile["sheets"][number] {
  const { name, rows, columns } = facts;
  return { name, rows, columns, mergedCells: mergesBelow(facts, part.headerOffset + part.headerRows) };
}

/** Findings in every sheet count, whichever holds the table: certain ones first. */
function piiOf(parts: ReadonlyArray<TablePart>): Array<PiiFinding> {
  const all = parts.flatMap(({ pii }) => pii);
  const [certain, possible] = [all.filter(isCertain), all.filter((finding) => !isCertain(finding))];
  return [...certain, ...possible].slice(0, 100);
}

function isCertain({ certainty }: PiiFinding): boolean {
  return certainty === "certain";
}
