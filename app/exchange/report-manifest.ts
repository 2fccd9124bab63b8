import { writeCsvObjects } from "hucre/csv";
import { MANIFEST_COLUMNS, type ManifestRow } from "#app/domain/period-report/manifest.ts";

/** The evidence of a report as CSV after RFC 4180. Cells that a spreadsheet would run as a formula get an apostrophe. */
export function manifestCsv(rows: ReadonlyArray<ManifestRow>): string {
  if (rows.length === 0) return `${MANIFEST_COLUMNS.join(",")}\r\n`;
  const columns = [...MANIFEST_COLUMNS];
  const csv = writeCsvObjects(
    rows.map((row) => ({ ...row })),
    { escapeFormulae: true, columns },
  );
  return csv.endsWith("\r\n") ? csv : `${csv}\r\n`;
}
