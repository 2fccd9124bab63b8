/** Something in the database that is not as it was written (*temuan*). Row names are ids, or keys joined by spaces. */
export type AuditFinding =
  /** The first audit entry that was changed, removed or put in. */
  | { kind: "entry_broken"; seq: number }
  /** A fact whose columns no longer have the digest that entry `sealedIn` gives. */
  | { kind: "fact_changed"; table: string; row: string; sealedIn: number }
  /** A fact that entry `sealedIn` tells of and that is gone, without an entry that removed it. */
  | { kind: "fact_missing"; table: string; row: string; sealedIn: number }
  /** A fact that no entry tells of: put in past this program. */
  | { kind: "fact_unknown"; table: string; row: string }
  /** The first observation of a target that does not follow from the one before it. */
  | { kind: "observation_broken"; target: string; row: string }
  /** An issued report that is no longer what was signed, or no longer follows the one before it. */
  | { kind: "report_broken"; row: string; code: "unreadable" | "seal" | "columns" | "order" }
  /** A published head that the chain no longer gives. */
  | { kind: "head_differs"; chain: string; day: string }
  /** A day between two published heads that has none. */
  | { kind: "head_missing"; chain: string; day: string }
  /** A head kept elsewhere that this database does not have. */
  | { kind: "kept_head_differs"; chain: string; day: string };

/** What a walk over the whole database found. */
export type AuditVerified = {
  ok: boolean;
  findings: ReadonlyArray<AuditFinding>;
  /** How much was looked at. */
  seen: { entries: number; facts: number; targets: number; reports: number; heads: number };
};
