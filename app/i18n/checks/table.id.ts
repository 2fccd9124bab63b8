import type { TABLE_CODES } from "#app/domain/evidence/codes/table.ts";
import type { CheckSentences } from "./check-sentences.ts";

/** Two sentences for every result: what was observed, and what to do about it. */
export const tableChecks = {
  PARSED: { fact: "", todo: "" },
  TABLE_NOT_EXPECTED: { fact: "", todo: "" },
  TABLE_NOT_READ: { fact: "", todo: "" },
  ELEMENTS_PRESENT: { fact: "", todo: "" },
  ELEMENTS_NOT_LISTED: { fact: "", todo: "" },
  ELEMENTS_NOT_READ: { fact: "", todo: "" },
  COMPLETE: { fact: "", todo: "" },
  COMPLETENESS_NOT_ASKED: { fact: "", todo: "" },
  COMPLETENESS_NOT_READ: { fact: "", todo: "" },
} as const satisfies CheckSentences<typeof TABLE_CODES>;
