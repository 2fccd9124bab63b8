import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";
import type { JsonHandler, JsonScalar } from "./json-events.server.ts";
import { ReadStop } from "./read-stop.server.ts";

const MOST_RECORD_CHARACTERS = 1024 * 1024;

/** One record: its members by name, those of members inside joined by dots. */
export type FlatRecord = Map<string, Cell>;

/** Puts one JSON object or list together from its events, the opening one first. */
export type RecordBuilder = JsonHandler & {
  /** The record, once its closing event has come. */
  done(): FlatRecord | null;
};

/** A builder of one flat record. A list inside becomes one cell, its values parted by `; `. */
export function createRecordBuilder(): RecordBuilder {
  const record: FlatRecord = new Map();
  const prefixes: Array<string> = [];
  let key = "";
  let size = 0;
  const nameHere = () => [prefixes.at(-1) ?? "", key].filter((part) => part !== "").join(".");
  function value(scalar: JsonScalar): void {
    const name = nameHere();
    const before = record.get(name) ?? null;
    size += name.length + String(scalar).length;
    if (size > MOST_RECORD_CHARACTERS) throw new ReadStop("too-large", "record");
    if (before === null) record.set(name, scalar);
    else if (scalar !== null) record.set(name, `${before}; ${scalar}`);
  }
  return {
    open() {
      prefixes.push(prefixes.length === 0 ? "" : nameHere());
      key = "";
    },
    close() {
      prefixes.pop();
      key = "";
    },
    key(name) {
      key = name;
    },
    value,
    done: () => (prefixes.length === 0 ? record : null),
  };
}

/** A builder of one list of scalars; what is nested deeper becomes blank. */
export function createListBuilder(): JsonHandler & { done(): ReadonlyArray<Cell> | null } {
  const cells: Array<Cell> = [];
  let depth = 0;
  return {
    open() {
      depth += 1;
      if (depth === 2) cells.push(null);
    },
    close() {
      depth -= 1;
    },
    key() {},
    value(scalar) {
      if (depth === 1) cells.push(scalar);
    },
    done: () => (depth === 0 ? cells : null),
  };
}
