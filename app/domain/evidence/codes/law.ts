import type { CodeTable } from "./code-table.ts";

/** C10 and C13: personal data, and what the law lets close. */
export const LAW_CODES = {
  NO_PII_FOUND: ["C10", "pass"],
  PII_NOT_SEARCHED: ["C10", "unknown"],
  NOTHING_CLOSED: ["C13", "not-applicable"],
} as const satisfies CodeTable;
