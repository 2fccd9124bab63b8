import type { Register } from "#app/domain/evidence/register.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import type { Cell, TablePart, TableProfilerOptions } from "#app/domain/evidence/table/profiler-type.ts";

export const PROVINCES: Register = {
  id: "provinces",
  entries: [
    { key: "11", labels: ["Aceh", "Provinsi Aceh"] },
    { key: "51", labels: ["Bali"] },
    { key: "96", labels: ["Papua Barat Daya"] },
  ],
};

export type Row = ReadonlyArray<Cell>;

export function profileOf(rows: ReadonlyArray<Row>, options: Partial<TableProfilerOptions> = {}): TablePart {
  const profiler = createTableProfiler({ format: "csv", registers: [PROVINCES], scanPii: null, ...options });
  for (const row of rows) profiler.row(row);
  return profiler.finish();
}

export const names = ({ columns }: TablePart) => columns.map(({ name }) => name);
export const DATA: ReadonlyArray<Row> = [
  ["Aceh", "1", "2"],
  ["Bali", "3", "4"],
];
