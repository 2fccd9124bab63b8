import type { CodeTable } from "./code-table.ts";

/** C8, C9, C11, C12, C14: age, licence, access for all, stability, declaration. */
export const PUBLISHING_CODES = {
  AGE_NOT_KNOWN: ["C8", "unknown"],
  LICENCE_NOT_READ: ["C9", "unknown"],
  USABLE_NOT_READ: ["C11", "unknown"],
  FIRST_SEEN: ["C12", "pass"],
  DECLARATION_NOT_MADE: ["C14", "not-applicable"],
} as const satisfies CodeTable;
