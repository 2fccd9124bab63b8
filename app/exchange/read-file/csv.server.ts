import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type CsvError, parse } from "csv-parse";
import { blankProfile, type Profile, type ReadFailure } from "#app/domain/evidence/profile.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import type { TableProfiler } from "#app/domain/evidence/table/profiler-type.ts";
import type { FileSource } from "./archive-source.server.ts";
import { modalWidth, type Vote, voteDelimiter } from "./csv-delimiter.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { failureOf, ReadStop } from "./read-stop.server.ts";
import { firstOf, openText, type TextSource } from "./text-source.server.ts";

const MOST_RECORD_SIZE = 1024 * 1024;
const VOTING_CHARACTERS = 256 * 1024;
/** Rows of the commonest width a table has at least. */
const LEAST_MODAL_SHARE = 0.8;
/** Titles and notes of one cell, above and below a table, that do not count as rows of another width. */
const MOST_SINGLES = 20;
const MOST_WIDTHS = 1_000;

export type TextReadOptions = ReadOptions & {
  /** The header as it came, with its charset. */
  contentType?: string | null;
};

/**
 * Profiles a delimited text while it streams by: comma, semicolon, tab or bar, whichever cuts it evenly.
 * A quote that is never closed ends the reading after 1 MiB. Bad bytes become a failure, beside what
 * was read before them.
 *
 * Source: evidence specification C5, §5.4.
 */
export async function readCsv(source: FileSource, kind: string, options: TextReadOptions): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null);
  const vote = voteDelimiter(await firstOf(text, VOTING_CHARACTERS), kind);
  const { registers, newScanner, ownHost } = options;
  const scanPii = newScanner === null ? null : newScanner();
  const profiler = createTableProfiler({ format: kind, registers, scanPii, ownHost, fixedWidth: true });
  const widths = new Map<number, number>();
  const stopped = await readRows(text, vote, profiler, widths, options.partial);
  const part = profiler.finish();
  const { cut, ...facts } = text.facts;
  const partial = options.partial || cut;
  const failure = stopped ?? failureOfShape(widths, part.columns.length, part.rows);
  const tableFp = partial || stopped !== null ? null : part.tableFp;
  return { ...blankProfile(kind), ...part, ...facts, delimiter: vote.delimiter, failure, tableFp, partial };
}

async function readRows(
  text: TextSource,
  vote: Vote,
  profiler: TableProfiler,
  widths: Map<number, number>,
  partial: boolean,
): Promise<ReadFailure | null> {
  const seen = { quotes: false };
  const parser = parse({
    ...{
      delimiter: vote.delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: MOST_RECORD_SIZE,
    },
    ...{ relax_column_count: true, relax_quotes: true },
    // Taken as it is found, because records that wait in the stream are lost when it breaks.
    on_record: (record: ReadonlyArray<string>) => {
      countRecord(record, profiler, widths);
      return null;
    },
  });
  try {
    await pipeline(Readable.from(withoutFirst(text, vote.skip, seen)), parser.resume());
    return null;
  } catch (error) {
    return stopOf(error, seen.quotes, partial || text.facts.cut);
  }
}

async function* withoutFirst(
  text: TextSource,
  skip: number,
  seen: { quotes: boolean },
): AsyncGenerator<string> {
  let left = skip;
  for await (const chunk of text.chunks()) {
    seen.quotes ||= chunk.includes('"');
    const rest = chunk.slice(left);
    left = Math.max(0, left - chunk.length);
    if (rest !== "") yield rest;
  }
}

function countRecord(
  record: ReadonlyArray<string>,
  profiler: TableProfiler,
  widths: Map<number, number>,
): void {
  profiler.row(record);
  if (record.length === 1 && record[0]?.trim() === "") return;
  const count = widths.get(record.length);
  if (count !== undefined || widths.size < MOST_WIDTHS) widths.set(record.length, (count ?? 0) + 1);
}

/** @throws the error itself when our own disk is to blame. */
function stopOf(error: unknown, hasQuotes: boolean, isCut: boolean): ReadFailure | null {
  if (error instanceof ReadStop) return error.failure;
  const code = isCsvError(error) ? error.code : null;
  if (code === "CSV_QUOTE_NOT_CLOSED") return isCut ? null : "unclosed-quote";
  if (code === "CSV_MAX_RECORD_SIZE") return hasQuotes ? "unclosed-quote" : "rows-differ";
  return failureOf(error);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

function failureOfShape(
  widths: ReadonlyMap<number, number>,
  columns: number,
  rows: number,
): ReadFailure | null {
  const [width, modal] = modalWidth(widths);
  const all = [...widths.values()].reduce((sum, count) => sum + count, 0);
  const singles = width > 1 ? Math.min(widths.get(1) ?? 0, MOST_SINGLES) : 0;
  if (all > 0 && modal / (all - singles) < LEAST_MODAL_SHARE) return "rows-differ";
  return columns === 1 && rows > 0 ? "one-column" : null;
}
