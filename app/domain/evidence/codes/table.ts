import type { CodeTable } from "./code-table.ts";

/** C5–C7: can it be read as a table, does it hold the elements, is it complete? */
export const TABLE_CODES = {
  PARSED: ["C5", "pass"],
  TABLE_NOT_EXPECTED: ["C5", "not-applicable"],
  TABLE_NOT_READ: ["C5", "unknown"],
  ELEMENTS_PRESENT: ["C6", "pass"],
  ELEMENTS_NOT_LISTED: ["C6", "not-applicable"],
  ELEMENTS_NOT_READ: ["C6", "unknown"],
  COMPLETE: ["C7", "pass"],
  COMPLETENESS_NOT_ASKED: ["C7", "not-applicable"],
  COMPLETENESS_NOT_READ: ["C7", "unknown"],
} as const satisfies CodeTable;
