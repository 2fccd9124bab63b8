import type { LAW_CODES } from "#app/domain/evidence/codes/law.ts";
import type { CheckSentences } from "./check-sentences.ts";

/** Two sentences for every result: what was observed, and what to do about it. */
export const lawChecks = {
  NO_PII_FOUND: { fact: "", todo: "" },
  PII_NOT_SEARCHED: { fact: "", todo: "" },
  NOTHING_CLOSED: { fact: "", todo: "" },
} as const satisfies CheckSentences<typeof LAW_CODES>;
