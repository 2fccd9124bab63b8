import { type Pointer, placeName } from "./pointer.ts";
import type { ReportHead } from "./sealed.ts";

export const FINDING_CODES = [
  ...(["not_utf8", "not_json", "not_a_report", "format_unknown", "changed", "missing", "added"] as const),
  ...(["digest_changed", "digests_changed", "seal_changed", "another_key", "signature_broken"] as const),
  ...(["key_not_published", "address_changed", "address_missing", "address_added"] as const),
  ...(["rewritten", "previous_differs"] as const),
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that is wrong with a report file, and where. */
export type Finding = {
  code: FindingCode;
  /** JSON Pointer; empty for the whole file. */
  pointer: Pointer;
  /** The same place with codes instead of positions. */
  place: string;
};

export function findingAt(code: FindingCode, root: unknown, pointer: Pointer): Finding {
  return { code, pointer, place: placeName(root, pointer) };
}

/** What a check of a report file brought out. */
export type Verified = {
  /** Nothing is wrong with it. */
  ok: boolean;
  /** The first is the one that matters most. */
  findings: ReadonlyArray<Finding>;
  /** What the file says of itself; null when it could not be read. */
  facts: (ReportHead & { sha256: string }) | null;
  /** `unchecked` where the machine cannot check it, or there was nothing to check. */
  signature: "good" | "broken" | "unchecked";
  key: "published" | "unknown" | "not_compared";
  chain: "first" | "linked" | "broken" | "not_listed" | "not_compared";
  /** Addresses taken out since it was issued, because personal data was found behind them. */
  withheld: number;
};
