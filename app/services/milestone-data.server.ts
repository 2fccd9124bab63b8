import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { ExplainStatus } from "#app/domain/status-reason.ts";
import { type MilestoneRow, milestoneCsv, milestoneTable } from "#app/exchange/milestone-table.ts";

/** Every milestone as data, as of a day: rows for programs, and the same rows as CSV. */
export function milestoneData(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  explain: ExplainStatus,
): { rows: Array<MilestoneRow>; csv: () => string } {
  const rows = milestoneTable(indexed, asOf, explain);
  return { rows, csv: () => milestoneCsv(rows) };
}
