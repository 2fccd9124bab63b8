import type { PUBLISHING_CODES } from "#app/domain/evidence/codes/publishing.ts";
import type { CheckSentences } from "./check-sentences.ts";

/** Two sentences for every result: what was observed, and what to do about it. */
export const publishingChecks: CheckSentences<typeof PUBLISHING_CODES> = {
  AGE_NOT_KNOWN: { fact: "", todo: "" },
  LICENCE_NOT_READ: { fact: "", todo: "" },
  USABLE_NOT_READ: { fact: "", todo: "" },
  FIRST_SEEN: { fact: "", todo: "" },
  DECLARATION_NOT_MADE: { fact: "", todo: "" },
};
