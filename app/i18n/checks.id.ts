import type { CODES } from "#app/domain/evidence/outcome.ts";
import { addressChecks } from "./checks/address.id.ts";
import type { CheckSentences } from "./checks/check-sentences.ts";
import { lawChecks } from "./checks/law.id.ts";
import { publishingChecks } from "./checks/publishing.id.ts";
import { tableChecks } from "./checks/table.id.ts";

/** Two sentences for every result of a check: what was observed, and what to do about it. */
export const checks = {
  ...addressChecks,
  ...tableChecks,
  ...publishingChecks,
  ...lawChecks,
} as const satisfies CheckSentences<typeof CODES>;
