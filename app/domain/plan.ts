import type { CalendarDate } from "./calendar-date.ts";
import type { DeadlineRule } from "./deadline.ts";

/** Content in Indonesian, with its English twin where one exists. */
export type Bilingual = { id: string; en: string | null };

export const PROVENANCE_MARKS = ["stated", "reading", "agreed"] as const;
export type ProvenanceMark = (typeof PROVENANCE_MARKS)[number];

/** Where a cell's content comes from: stated in a source, a reading of it, or agreed by the parties. */
export type Provenance = {
  /** What the mark speaks of: `target`, `code`, `deadline`, `owner`, … */
  about: string;
  mark: ProvenanceMark;
  /** Verbatim words of the source; null unless stated. */
  quote: string | null;
  /** Line numbers in the source, as printed, such as `126;221`. */
  lines: string | null;
  note: Bilingual | null;
};

export type PlanState = "proposed" | "adopted" | "closed";

/** An action plan (*rencana aksi*): its frame, without the matrix. */
export type Plan = {
  slug: string;
  code: string;
  title: Bilingual;
  summary: Bilingual;
  state: PlanState;
  periodStart: CalendarDate;
  periodEnd: CalendarDate;
  periodLabel: Bilingual;
  /** IANA zone whose calendar days are the plan's days. */
  timeZone: string;
  /** First day the plan is known; nothing can be asked as of an earlier day. */
  knownFrom: CalendarDate;
  source: { title: Bilingual; url: string | null };
  predecessors: ReadonlyArray<PlanPredecessor>;
};

export type PlanPredecessor = {
  code: string;
  title: Bilingual;
  period: string;
  finding: Bilingual;
  url: string | null;
};

/** A reporting round (*titik lapor*). */
export type Checkpoint = {
  code: string;
  label: Bilingual;
  dueOn: CalendarDate;
  provenance: ReadonlyArray<Provenance>;
};

export type Commitment = { code: string; title: Bilingual; summary: Bilingual; url: string | null };

/** A row of the matrix (*aksi*). */
export type Action = {
  code: string;
  commitment: string;
  title: Bilingual;
  summary: Bilingual;
  group: Bilingual;
  system: string | null;
  stageAsStated: Bilingual | null;
  provenance: ReadonlyArray<Provenance>;
};

export type OwnerRole = "lead" | "support";
export type Owner = { organisation: string; role: OwnerRole; provenance: ReadonlyArray<Provenance> };

export type Indicator = {
  code: string;
  name: Bilingual;
  unit: Bilingual;
  baseline: string | null;
  target: string | null;
  direction: "up" | "down" | "none";
  author: string | null;
  agreement: "proposed" | "agreed" | "open";
  provenance: ReadonlyArray<Provenance>;
};

/** A required data element (*elemen data*). */
export type DataElement = {
  key: string;
  label: Bilingual;
  aliases: ReadonlyArray<string>;
  type: string;
  required: boolean;
  isKey: boolean;
  legalFooting: Bilingual | null;
  agreement: string;
  personalData: "none" | "general" | "specific";
  sourceSystem: string | null;
  /** Register of public keys its values come from, such as `provinsi-38`; null for free values. */
  register: string | null;
  /** Regular expression its values follow; null for none. */
  pattern: string | null;
  provenance: ReadonlyArray<Provenance>;
};

export const EVIDENCE_KINDS = [
  "dataset",
  "api",
  "document",
  "decision",
  "minutes",
  "web_page",
  "activity",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A slot for evidence (*data dukung*) such as B06.2. */
export type EvidenceSlot = {
  code: string;
  milestone: string;
  title: Bilingual;
  acceptedKinds: ReadonlyArray<EvidenceKind>;
  criteria: Bilingual;
  required: boolean;
  /** Relative importance within the milestone, greater than 0. */
  weight: number;
  legalStanding: "official" | "unofficial" | "any";
  /** Stars the format must earn, 1–5; null when none are demanded. */
  requiredStars: number | null;
  /** Most days the data may be old; null when the plan says nothing of it. */
  maxAgeDays: number | null;
  elements: ReadonlyArray<DataElement>;
  provenance: ReadonlyArray<Provenance>;
};

/** A cell of the matrix (*target capaian*): one action at one checkpoint. */
export type Milestone = {
  code: string;
  action: string;
  checkpoint: string;
  title: Bilingual;
  mustBeTrue: Bilingual;
  /** Relative importance in every roll-up, greater than 0. */
  weight: number;
  legalBasis: Bilingual | null;
  workPlanItem: string | null;
  owners: ReadonlyArray<Owner>;
  indicators: ReadonlyArray<Indicator>;
  slots: ReadonlyArray<EvidenceSlot>;
  /** Oldest first; the first is the original rule. */
  deadlineRules: ReadonlyArray<DeadlineRule>;
  provenance: ReadonlyArray<Provenance>;
};

export type Organisation = {
  slug: string;
  name: Bilingual;
  short: string;
  kind: string;
  parent: string | null;
  url: string | null;
};

/** A contradiction between sources, or an unanswered question, and where it bites. */
export type Discrepancy = {
  kind: "contradiction" | "unknown";
  code: string;
  topic: Bilingual;
  says: Bilingual;
  saysLine: string | null;
  against: Bilingual;
  againstLine: string | null;
  treatment: Bilingual;
  /** `plan`, `action:A1`, `milestone:A2-B06`, `slot:B06.2`, `stage:pemilu-2024/T06a`. */
  appliesTo: ReadonlyArray<string>;
};

/** The organisation that answers for a milestone: its lead, or the first owner where none leads. */
export function leadOf(milestone: Pick<Milestone, "owners">): string | null {
  const lead = milestone.owners.find((owner) => owner.role === "lead") ?? milestone.owners[0];
  return lead?.organisation ?? null;
}

/** The mark of the target text itself; a milestone without one is a reading. */
export function markOf(provenance: ReadonlyArray<Provenance>): ProvenanceMark {
  return (provenance.find((entry) => entry.about === "target") ?? provenance[0])?.mark ?? "reading";
}
