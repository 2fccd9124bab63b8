import { z } from "zod";

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
export const CODES = {
  NOT_CHECKED: ["C1", "unknown"],
  OK: ["C1", "pass"],
  UNCHANGED_304: ["C1", "pass"],
  MOVED_PERMANENTLY: ["C1", "warn"],
  HTTPS_DOWNGRADED: ["C1", "warn"],
  CERT_EXPIRES_SOON: ["C1", "warn"],
  LONG_UNVERIFIABLE: ["C1", "warn"],
  GONE: ["C1", "fail"],
  NOT_FOUND: ["C1", "fail"],
  NO_SUCH_HOST: ["C1", "fail"],
  CERT_INVALID: ["C1", "fail"],
  REDIRECT_LOOP: ["C1", "fail"],
  URL_FORBIDDEN: ["C1", "fail"],
  EMPTY_BODY: ["C1", "fail"],
  BODY_CUT: ["C1", "fail"],
  GONE_ONCE: ["C1", "unknown"],
  NOT_FOUND_ONCE: ["C1", "unknown"],
  NO_SUCH_HOST_UNCONFIRMED: ["C1", "unknown"],
  CERT_INVALID_UNCONFIRMED: ["C1", "unknown"],
  CERT_CHAIN_INCOMPLETE: ["C1", "unknown"],
  BODY_CUT_ONCE: ["C1", "unknown"],
  TIMEOUT: ["C1", "unknown"],
  UNREACHABLE: ["C1", "unknown"],
  DNS_FAILED: ["C1", "unknown"],
  SERVER_ERROR: ["C1", "unknown"],
  RATE_LIMITED: ["C1", "unknown"],
  BOT_WALL: ["C1", "unknown"],
  LOGIN_REQUIRED: ["C1", "unknown"],
  REFUSED: ["C1", "unknown"],
  ROBOTS_DISALLOWED: ["C1", "unknown"],
  TOO_LARGE: ["C1", "unknown"],
  DECOMPRESSION_BOMB: ["C1", "unknown"],
  ANSWER_UNREADABLE: ["C1", "unknown"],
  REDIRECT_BROKEN: ["C1", "unknown"],
  LEGAL_BLOCK_451: ["C1", "unknown"],

  REAL_CONTENT: ["C2", "pass"],
  LANDING_PAGE_NOT_FILE: ["C2", "warn"],
  PAGE_NOT_FILE: ["C2", "warn"],
  VIEWER_ONLY: ["C2", "warn"],
  JS_REQUIRED: ["C2", "warn"],
  SOFT_404_POSSIBLE: ["C2", "warn"],
  SOFT_404: ["C2", "fail"],
  ERROR_IN_200: ["C2", "fail"],
  PARKED_DOMAIN: ["C2", "fail"],
  TYPE_MISMATCH: ["C2", "fail"],
  EMPTY_TABLE: ["C2", "fail"],
  PLACEHOLDER: ["C2", "fail"],
  SOFT_404_ONCE: ["C2", "unknown"],
  LOGIN_WALL: ["C2", "unknown"],
  NOT_OPENED: ["C2", "unknown"],

  MATCHED: ["C3", "pass"],
  MATCHED_DATASET_ONLY: ["C3", "warn"],
  MATCHED_BY_CONTENT: ["C3", "warn"],
  CATALOGUE_STALE: ["C3", "warn"],
  PUBLISHER_DIFFERS: ["C3", "warn"],
  NOT_IN_CATALOGUE: ["C3", "fail"],
  WITHDRAWN: ["C3", "fail"],
  CATALOGUE_UNREACHABLE: ["C3", "unknown"],
  NO_CATALOGUE_KNOWN: ["C3", "unknown"],
  MATCH_TO_CONFIRM: ["C3", "unknown"],
  AMBIGUOUS: ["C3", "unknown"],
  CATALOGUE_NOT_EXPECTED: ["C3", "not-applicable"],

  FORMAT_OPEN: ["C4", "pass"],
  FORMAT_STRUCTURED: ["C4", "warn"],
  FORMAT_UNSTRUCTURED: ["C4", "warn"],
  DECLARED_DIFFERS: ["C4", "warn"],
  FORMAT_BELOW_REQUIRED: ["C4", "fail"],
  FORMAT_NOT_READ: ["C4", "unknown"],
  FORMAT_NOT_RATED: ["C4", "not-applicable"],
} as const satisfies Record<string, readonly [CheckName, CheckOutcome]>;
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
