import type { PiiFinding } from "#app/domain/evidence/profile.ts";
import { columnFindings } from "./column-findings.ts";
import { ColumnScan } from "./column-scan.ts";
import { safeLabel } from "./labels.ts";
import type { PiiScanner } from "./scanner-type.ts";
import { tableFindings } from "./table-findings.ts";

/** Columns kept apart; what stands further right is counted together under the last of them. */
const MOST_COLUMNS = 512;
const MOST_FINDINGS = 100;
/** Row of a hit in the label itself, as in a table without a header. */
const HEADER_ROW = 0;

/**
 * A scanner of one table.
 *
 * Looks for: NIK/KK, NPWP, telephone, e-mail, passport, bank account and BPJS numbers, a person's name
 * beside birth date, address, health or poverty, or precise coordinates, and voter-list columns beyond
 * the four KPU publishes. Memory is bounded by the columns, whatever the rows.
 *
 * Source: evidence specification §2.2 C10.
 *
 * @param sheet sheet or member the findings name; null where there is one table only.
 */
export function createPiiScanner(sheet: string | null = null): PiiScanner {
  const columns: Array<ColumnScan> = [];
  function columnAt(index: number): ColumnScan {
    const at = Math.min(index, MOST_COLUMNS - 1);
    for (let next = columns.length; next <= at; next += 1) columns.push(new ColumnScan());
    const column = columns[at];
    if (column === undefined) throw new RangeError(`no column ${index}`);
    return column;
  }
  return {
    labels(names) {
      for (const [index, name] of names.slice(0, MOST_COLUMNS).entries()) {
        const column = columnAt(index);
        if (column.label === name) continue;
        column.rename(name);
        if (safeLabel(name, index) !== name) column.cell(HEADER_ROW, name);
      }
    },
    cell(column, row, text) {
      if (text !== "") columnAt(column).cell(row, text);
    },
    finish: () => findingsOf(columns, sheet),
  };
}

function findingsOf(columns: ReadonlyArray<ColumnScan>, sheet: string | null): Array<PiiFinding> {
  const own = columns.flatMap((column) => columnFindings(column).map((found) => ({ column, found })));
  const placed = [...own, ...tableFindings(columns)].map(({ column, found }) => ({
    ...{ ...found, sheet: sheet === null ? null : sheet.slice(0, 500) },
    column: safeLabel(column.label, columns.indexOf(column)),
  }));
  return placed
    .sort((a, b) => Number(b.certainty === "certain") - Number(a.certainty === "certain"))
    .slice(0, MOST_FINDINGS);
}
