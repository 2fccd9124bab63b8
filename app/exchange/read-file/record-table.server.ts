import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import type { Cell, TablePart } from "#app/domain/evidence/table/profiler-type.ts";
import type { ReadOptions } from "./read-options.server.ts";
import type { FlatRecord } from "./record-builder.server.ts";

/** A profile describes no more columns; members beyond them are looked at for nothing. */
const MOST_COLUMNS = 512;

export type RecordTable = {
  add(record: FlatRecord): void;
  finish(): TablePart;
};

/** A table of records that name their own columns; new names may come up at any record. */
export function createRecordTable(format: string, options: ReadOptions, typed: boolean): RecordTable {
  const { registers, newScanner, ownHost } = options;
  const scanPii = newScanner === null ? null : newScanner();
  const profiler = createTableProfiler({ format, registers, scanPii, ownHost, typed, labels: [] });
  const places = new Map<string, number>();
  return {
    add(record) {
      const fresh = [...record.keys()].filter((name) => !places.has(name));
      const labels = fresh.slice(0, MOST_COLUMNS - places.size);
      if (labels.length > 0) profiler.addLabels(labels);
      for (const name of labels) places.set(name, places.size);
      const cells: Array<Cell> = Array.from({ length: places.size }, () => null);
      for (const [name, cell] of record) {
        const place = places.get(name);
        if (place !== undefined) cells[place] = cell;
      }
      profiler.row(cells);
    },
    finish: () => ({ ...profiler.finish(), headerRows: 1 }),
  };
}
