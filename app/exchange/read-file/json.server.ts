import { blankProfile, type Profile, type ReadFailure } from "#app/domain/evidence/profile.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import type { TablePart, TableProfiler } from "#app/domain/evidence/table/profiler-type.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";
import { type JsonHandler, type JsonScalar, readJsonEvents } from "./json-events.server.ts";
import { failureOf, ReadStop } from "./read-stop.server.ts";
import { createListBuilder, createRecordBuilder } from "./record-builder.server.ts";
import { createRecordTable, type RecordTable } from "./record-table.server.ts";
import { openText } from "./text-source.server.ts";

/** Lists of a document that are looked at as tables, and how deep they may lie. */
const MOST_TABLES = 8;
const MOST_TABLE_DEPTH = 4;

/**
 * Profiles the records of a JSON text while it streams by: the longest list of objects, or of lists,
 * wherever it lies (`[…]`, `{"data": […]}`, `{"result": {"records": […]}}`), or one object per line.
 */
export async function readJson(source: FileSource, kind: string, options: TextReadOptions): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null);
  const tables = new RowFinder(kind, options);
  const stopped = await attempt(readJsonEvents(text, kind === "ndjson", tables));
  const parts = tables.finish();
  const { cut, ...facts } = text.facts;
  const partial = options.partial || cut;
  const part = parts.reduce<TablePart | null>(
    (best, next) => (next.rows > (best?.rows ?? -1) ? next : best),
    null,
  );
  const failure = partial && stopped === "corrupt" ? null : stopped;
  const known = { ...blankProfile(kind), ...facts, partial, piiSearched: options.newScanner !== null };
  if (part === null) return { ...known, failure: failure ?? "no-table" };
  const pii = parts.flatMap((table) => table.pii).slice(0, 100);
  const tableFp = partial || failure !== null ? null : part.tableFp;
  return { ...known, ...part, pii, failure, tableFp };
}

/** The failure that ended some reading; null when nothing did. @throws errors of our own disk. */
export async function attempt(reading: Promise<void>): Promise<ReadFailure | null> {
  try {
    await reading;
    return null;
  } catch (error) {
    return error instanceof ReadStop ? error.failure : failureOf(error);
  }
}

type Row = { events: JsonHandler; ended: () => boolean };

/** Tells the rows of every list apart, and hands each to its list's profiler. */
class RowFinder implements JsonHandler {
  readonly #format: string;
  readonly #options: TextReadOptions;
  readonly #byObject = new Map<string, RecordTable>();
  readonly #byList = new Map<string, TableProfiler>();
  readonly #path: Array<{ kind: "object" | "array"; key: string }> = [];
  #row: Row | null = null;

  constructor(format: string, options: TextReadOptions) {
    this.#format = format;
    this.#options = options;
  }

  open(kind: "object" | "array"): void {
    this.#row ??= this.#rowAt(kind);
    if (this.#row === null) this.#path.push({ kind, key: "" });
    else this.#row.events.open(kind);
  }

  close(kind: "object" | "array"): void {
    if (this.#row === null) {
      this.#path.pop();
      return;
    }
    this.#row.events.close(kind);
    if (this.#row.ended()) this.#row = null;
  }

  key(name: string): void {
    const level = this.#path.at(-1);
    if (this.#row !== null) this.#row.events.key(name);
    else if (level !== undefined) level.key = name;
  }

  value(value: JsonScalar): void {
    this.#row?.events.value(value);
  }

  finish(): Array<TablePart> {
    return [...this.#byObject.values(), ...this.#byList.values()].map((table) => table.finish());
  }

  /** The row that begins here; null when this is what rows lie in. */
  #rowAt(kind: "object" | "array"): Row | null {
    const parent = this.#path.at(-1);
    const inList = parent?.kind === "array" && this.#path.length <= MOST_TABLE_DEPTH;
    const isLine = parent === undefined && this.#format === "ndjson";
    if (!(inList || isLine)) return null;
    const place = this.#path.map(({ key }) => key).join("/");
    const [format, options] = [this.#format, this.#options];
    if (kind === "object") {
      const table = known(this.#byObject, place, () => createRecordTable(format, options, true));
      return table === null ? null : objectRow(table);
    }
    const profiler = known(this.#byList, place, () => listProfiler(format, options));
    return profiler === null ? null : listRow(profiler);
  }
}

function known<T>(tables: Map<string, T>, place: string, create: () => T): T | null {
  const table = tables.get(place);
  if (table !== undefined) return table;
  if (tables.size >= MOST_TABLES) return null;
  const created = create();
  tables.set(place, created);
  return created;
}

function listProfiler(format: string, { registers, newScanner, ownHost }: TextReadOptions): TableProfiler {
  const scanPii = newScanner === null ? null : newScanner();
  return createTableProfiler({ format, registers, scanPii, ownHost, typed: true });
}

function objectRow(table: RecordTable): Row {
  const builder = createRecordBuilder();
  return { events: builder, ended: () => added(builder.done(), (record) => table.add(record)) };
}

function listRow(profiler: TableProfiler): Row {
  const builder = createListBuilder();
  return { events: builder, ended: () => added(builder.done(), (cells) => profiler.row(cells)) };
}

function added<T>(finished: T | null, add: (value: T) => void): boolean {
  if (finished === null) return false;
  add(finished);
  return true;
}
