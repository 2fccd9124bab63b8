import type { CODES } from "#app/domain/evidence/outcome.ts";
import { addressChecks } from "./checks/address.en.ts";
import type { CheckSentences } from "./checks/check-sentences.ts";
import { lawChecks } from "./checks/law.en.ts";
import { publishingChecks } from "./checks/publishing.en.ts";
import { tableChecks } from "./checks/table.en.ts";

/** Two sentences for every result of a check: what was observed, and what to do about it. */
export const checks: CheckSentences<typeof CODES> = {
  ...addressChecks,
  ...tableChecks,
  ...publishingChecks,
  ...lawChecks,
};
