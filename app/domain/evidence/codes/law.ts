import type { CodeTable } from "./code-table.ts";

/** C10 and C13: personal data, and what the law lets close. */
export const LAW_CODES = {
  NO_PII_FOUND: ["C10", "pass"],
  POSSIBLE_PII: ["C10", "warn"],
  POSSIBLE_PII_TEXT: ["C10", "warn"],
  PII_PUBLISHED: ["C10", "fail"],
  PII_PUBLISHED_TEXT: ["C10", "fail"],
  PII_PARTLY_SEARCHED: ["C10", "unknown"],
  PII_NOT_SEARCHED: ["C10", "unknown"],
  PII_RELEASED: ["C10", "waived"],

  CLOSED_WITH_GROUND: ["C13", "waived"],
  CLOSED_FOR_PUBLIC_ONLY: ["C13", "waived"],
  CLOSURE_EXPIRING: ["C13", "warn"],
  CLOSURE_WITHOUT_URL: ["C13", "warn"],
  CLOSURE_WITHOUT_SUMMARY: ["C13", "warn"],
  CLOSURE_IN_PROCESS: ["C13", "warn"],
  CLOSURE_NOT_APPROVED: ["C13", "warn"],
  CONSENT_LIST_MISSING: ["C13", "warn"],
  ACCESS_LEVEL_WITHOUT_CLOSURE: ["C13", "warn"],
  BLANKET_CLOSURE: ["C13", "fail"],
  CLOSURE_EXPIRED: ["C13", "fail"],
  GROUND_UNKNOWN: ["C13", "fail"],
  END_CONDITION_MISSING: ["C13", "fail"],
  CLOSURE_SCOPE_UNKNOWN: ["C13", "fail"],
  NOTHING_CLOSED: ["C13", "not-applicable"],
} as const satisfies CodeTable;
