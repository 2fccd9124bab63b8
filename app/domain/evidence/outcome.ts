import { z } from "zod";
import { ADDRESS_CODES } from "./codes/address.ts";
import { LAW_CODES } from "./codes/law.ts";
import { PUBLISHING_CODES } from "./codes/publishing.ts";
import { TABLE_CODES } from "./codes/table.ts";

export const CHECK_OUTCOMES = ["pass", "warn", "fail", "unknown", "not-applicable", "waived"] as const;
/** `unknown` counts neither for nor against; `waived` needs a legal ground and a named approver. */
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export const CHECK_NAMES = [
  ...(["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13", "C14"] as const),
] as const;
/** C1 reachable · C2 real · C3 catalogued · C4 format · the rest as the specification numbers them. */
export type CheckName = (typeof CHECK_NAMES)[number];

/**
 * Every result code with the check that gives it and the one outcome it has.
 * A code that could mean two outcomes would need two sentences: it is two codes.
 */
export const CODES = { ...ADDRESS_CODES, ...TABLE_CODES, ...PUBLISHING_CODES, ...LAW_CODES } as const;
export type CheckCode = keyof typeof CODES;

const CheckDatum = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** Facts a result was decided on, named as its sentences name them. Instants are ISO and end in `At`. */
export const CheckDataSchema = z.record(z.string(), CheckDatum);
export type CheckData = z.infer<typeof CheckDataSchema>;

/**
 * Answer of one check. `code` is open text because checks to come and results stored by other rule
 * versions have codes of their own.
 */
export const CheckResultSchema = z.object({
  check: z.enum(CHECK_NAMES),
  outcome: z.enum(CHECK_OUTCOMES),
  code: z.string(),
  data: CheckDataSchema,
});
export type CheckResult = z.infer<typeof CheckResultSchema>;

/** A result by its code; check and outcome follow from the table. */
export function checkResult(code: CheckCode, data: CheckData = {}): CheckResult {
  const [check, outcome] = CODES[code];
  return { check, outcome, code, data };
}

/** Whether this program knows the code, and so has its sentences. */
export function isCheckCode(code: string): code is CheckCode {
  return Object.hasOwn(CODES, code);
}
