import type { PlanDocument } from "./authoring/plan-document.ts";
import type { RecordedEdit } from "./authoring/recorded-edit.ts";
import type { CalendarDate } from "./calendar-date.ts";
import type { ExtensionRequest } from "./extension.ts";
import type {
  Action,
  Bilingual,
  Checkpoint,
  Commitment,
  Discrepancy,
  EvidenceKind,
  Milestone,
  Organisation,
  Plan,
} from "./plan.ts";
import type { Schedule } from "./schedule.ts";

/** What every dated fact carries. */
export type Dated = {
  /** The day it became known: equal to the recorded day for live entries, the stated day for imported history. */
  knownOn: CalendarDate;
  /** When the system learned it: ISO instant. Orders facts known on the same day. */
  recordedAt: string;
  /** Made up to show the product at work. */
  illustration: boolean;
};

export const OBSTACLES = [
  "anggaran",
  "sdm",
  "pdp",
  "aksesibilitas",
  "kesiapan_parpol",
  "perlu_regulasi",
  "menunggu_penetapan",
  "lainnya",
] as const;
/** A typed obstacle (*kendala*). */
export type Obstacle = (typeof OBSTACLES)[number];

export const VERDICTS = [
  "supported",
  "supported_with_remarks",
  "partly_supported",
  "not_supported",
  "not_checkable",
  "withheld",
] as const;
/** What the machine says of one piece of evidence. */
export type Verdict = (typeof VERDICTS)[number];

/** The machine's verdict on an item from an observation on. Only changes are kept. */
export type VerdictPoint = {
  /** ISO instant of the observation. */
  at: string;
  knownOn: CalendarDate;
  verdict: Verdict;
  /** Outcome codes that decided it, such as `NOT_FOUND`. */
  codes: ReadonlyArray<string>;
  /** Keys of the slot's elements the machine found; null when it did not look. */
  elements: ReadonlyArray<string> | null;
  /** What both review steps accepted is another now, or not there any more. */
  changed: boolean;
};

/** A link filed in a slot. Immutable. */
export type EvidenceItem = Dated & {
  id: string;
  slot: string;
  report: string;
  target: string;
  url: string;
  kind: EvidenceKind;
  role: string;
  note: string | null;
  /** First day our own machine saw it open; null when it never did. */
  firstOpenedOn: CalendarDate | null;
  /**
   * Since which day the address is kept from public pages because personal data was found behind it; null
   * while it is not. Today's word whatever day is asked: a past view must not show what is hidden now.
   */
  hiddenSince: CalendarDate | null;
  /** Oldest first. */
  verdicts: ReadonlyArray<VerdictPoint>;
  /** Oldest first. */
  rulings: ReadonlyArray<EvidenceRuling>;
};

/**
 * What a person made of accepted evidence that the machine no longer finds as it was (*tinjau ulang*):
 * `upheld`, it still proves; `lapsed`, it no longer does and other evidence is asked for.
 */
export type EvidenceRuling = Dated & {
  id: string;
  ruling: "upheld" | "lapsed";
  /** Outcome code the machine had given. */
  code: string;
  reason: string | null;
  organisation: string;
};

/** One progress report, as submitted. */
export type Report = Dated & {
  id: string;
  milestone: string;
  organisation: string;
  author: string;
  percentDone: number;
  narrative: string;
  obstacles: ReadonlyArray<Obstacle>;
  obstacleNote: string | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  supportAsked: string | null;
  items: ReadonlyArray<EvidenceItem>;
  /** Oldest first. */
  steps: ReadonlyArray<ReviewStep>;
};

export type ReviewDecision = "accepted" | "returned";

/** The secretariat's check or the reviewer's acceptance of a report. */
export type ReviewStep = Dated & {
  id: string;
  step: "check" | "acceptance";
  decision: ReviewDecision;
  reason: string | null;
  organisation: string;
  reviewer: string;
  items: ReadonlyArray<ItemDecision>;
  /** The owner's objection to a return; null without one. */
  dispute: Dispute | null;
};

/** The owner's objection to a return (*keberatan*), once per return. Public, as is its answer. */
export type Dispute = Dated & {
  id: string;
  text: string;
  organisation: string;
  author: string;
  answer: DisputeAnswer | null;
};

/** The answer of the body that returned: the return stands (`upheld`), or the report is pending again. */
export type DisputeAnswer = Dated & {
  decision: "upheld" | "withdrawn";
  text: string;
  organisation: string;
  author: string;
};

export type ItemDecision = {
  item: string;
  decision: ReviewDecision;
  reason: string | null;
  /** Element keys a person found in the item; null when the slot lists none. */
  elements: ReadonlyArray<string> | null;
};

/** A milestone withdrawn, merged into another, or taken up again. */
export type Closure = Dated & {
  milestone: string;
  kind: "withdrawn" | "merged" | "reinstated";
  into: string | null;
  reason: Bilingual;
};

/** Everything stored about one plan: its structure and its dated facts. Status is derived from this and a day. */
export type PlanFacts = {
  plan: Plan;
  checkpoints: ReadonlyArray<Checkpoint>;
  commitments: ReadonlyArray<Commitment>;
  actions: ReadonlyArray<Action>;
  milestones: ReadonlyArray<Milestone>;
  organisations: ReadonlyArray<Organisation>;
  discrepancies: ReadonlyArray<Discrepancy>;
  schedule: Schedule;
  /** Oldest first by day known, then by instant recorded. */
  reports: ReadonlyArray<Report>;
  closures: ReadonlyArray<Closure>;
  /** Requests for more time, oldest first. */
  extensions?: ReadonlyArray<ExtensionRequest>;
  /** The plan's text as flat subjects: what it was laid out from, with what is retired and its own fields. */
  document: PlanDocument;
  /** Changes made to the plan's text here, in the order they were made. */
  edits: ReadonlyArray<RecordedEdit>;
  /** What indicators measured, oldest first. */
  measured: ReadonlyArray<Measurement>;
};

/** What an indicator measured on a day. The latest known of the latest day holds. */
export type Measurement = Dated & {
  id: string;
  milestone: string;
  /** Code of the indicator within its target. */
  indicator: string;
  measuredOn: CalendarDate;
  value: number;
  source: string | null;
  note: string | null;
};

/** Order of facts: by the day known, then by the instant recorded. */
export function byTime(left: Dated, right: Dated): number {
  if (left.knownOn !== right.knownOn) return left.knownOn < right.knownOn ? -1 : 1;
  if (left.recordedAt !== right.recordedAt) return left.recordedAt < right.recordedAt ? -1 : 1;
  return 0;
}
