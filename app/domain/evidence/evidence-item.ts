/** What an evidence item is offered as; decides which checks apply to it. */
export const EVIDENCE_ROLES = [
  "data-file",
  "dataset-page",
  "api",
  "document",
  "web-page",
  "event-record",
] as const;
export type EvidenceRole = (typeof EVIDENCE_ROLES)[number];

/** Legal reason for not publishing a part (*pengecualian informasi*), with the decision behind it. */
export type Closure = {
  scope: "elements" | "rows" | "whole";
  elements: ReadonlyArray<string>;
  /** Law and article, as listed in the register of grounds. */
  ground: string;
  /** Decision of the consequence test (*uji konsekuensi*). */
  decision: {
    number: string;
    decidedOn: string;
    issuer: string;
    url: string | null;
    validUntil: string | null;
  };
};

/** One piece of evidence (*data dukung*). Immutable once submitted: a correction is a new revision. */
export type EvidenceItem = {
  id: string;
  commitmentId: string;
  stageId: string | null;
  urlTyped: string;
  role: EvidenceRole;
  elementsClaimed: ReadonlyArray<string>;
  periodClaimed: string | null;
  datasetRef: string | null;
  submittedBy: string;
  submittedAt: Date;
  closure: Closure | null;
  note: string | null;
};

/** One canonical address; many evidence items may share it, and it is fetched once for all. */
export type Target = {
  id: string;
  host: string;
  k1: string;
  k2: string;
  nextDueAt: Date;
  etag: string | null;
  lastModified: string | null;
  lastSha256: string | null;
  tableFp: string | null;
  consecutiveFailures: number;
  firstSeenAt: Date;
  lastOkAt: Date | null;
};

/** What a person decided about an item. Laid over the machine's verdict, never written into it. */
export type HumanDecision = {
  outcome: "accepted" | "returned" | "confirmed-broken" | "confirmed-real";
  reason: string;
  who: string;
  role: string;
  at: Date;
};
