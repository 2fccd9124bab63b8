/** How a table of facts is kept from being rewritten. */
export type FactTable = {
  /** Whether the database itself refuses to change and delete its rows. The plan's own tables are loaded anew. */
  guarded: boolean;
  /** Columns of a guarded row that may still change. */
  mutable?: ReadonlyArray<string>;
  /** Columns that hold how to reach a person, and are erased in time: never part of a digest. */
  erasable?: ReadonlyArray<string>;
  /** Columns that may name a person: they may change only into words that carry the pseudonym of an erasure. */
  tombstone?: ReadonlyArray<string>;
  /** Columns that name a row together; `id` when left out. */
  key?: ReadonlyArray<string>;
  /** When a guarded row may be deleted, as SQL on `OLD` that both engines read; never when left out. */
  deletable?: string;
};

const MADE_UP = 'OLD."illustration"';
const byDemoUser = (column: string) =>
  `EXISTS (SELECT 1 FROM "User" u WHERE u."id" = OLD."${column}" AND u."illustration")`;
const ofMadeUpReport = (column: string) => `EXISTS (SELECT 1 FROM "Report" r JOIN "User" u
  ON u."id" = r."authorId" WHERE r."id" = OLD."${column}" AND (r."illustration" OR u."illustration"))`;
const ofMadeUpItem = `EXISTS (SELECT 1 FROM "EvidenceItem" i JOIN "Report" r ON r."id" = i."reportId"
  JOIN "User" u ON u."id" = r."authorId"
  WHERE i."id" = OLD."evidenceItemId" AND (i."illustration" OR r."illustration" OR u."illustration"))`;
const ofMadeUpStep = `EXISTS (SELECT 1 FROM "ReviewStep" s JOIN "User" v ON v."id" = s."reviewerId"
  JOIN "Report" r ON r."id" = s."reportId" JOIN "User" u ON u."id" = r."authorId"
  WHERE s."id" = OLD."reviewStepId"
  AND (s."illustration" OR v."illustration" OR r."illustration" OR u."illustration"))`;
const ofTargetNobodyNames = `NOT EXISTS (SELECT 1 FROM "EvidenceItem" i WHERE i."targetId" = OLD."targetId")`;
const ofMadeUp = (parent: string, column: string) =>
  `EXISTS (SELECT 1 FROM "${parent}" p WHERE p."id" = OLD."${column}" AND p."illustration")`;
const ofMadeUpAmendment = `EXISTS (SELECT 1 FROM "Amendment" a
  WHERE OLD."code" LIKE 'amendment:' || a."id" || ':%' AND a."illustration")`;
const either = (...conditions: ReadonlyArray<string>) => conditions.join(" OR ");

const FOREVER: FactTable = { guarded: true };
const UNLESS_MADE_UP: FactTable = { guarded: true, deletable: MADE_UP };
const LOADED: FactTable = { guarded: false };

/** What owners claimed, reviewers decided and the machine saw. */
const WORK: Readonly<Record<string, FactTable>> = {
  AuditEntry: { guarded: true, tombstone: ["actorLabel", "beforeJson", "afterJson", "reason"] },
  ChainHead: FOREVER,
  Report: { guarded: true, deletable: either(MADE_UP, byDemoUser("authorId")) },
  EvidenceItem: { guarded: true, deletable: either(MADE_UP, ofMadeUpReport("reportId")) },
  StoredFile: { guarded: true, mutable: ["guard", "guardCode"], deletable: MADE_UP },
  ReviewStep: {
    guarded: true,
    deletable: either(MADE_UP, byDemoUser("reviewerId"), ofMadeUpReport("reportId")),
  },
  ItemDecision: { guarded: true, deletable: either(ofMadeUpStep, ofMadeUpItem) },
  ReviewAssignment: { guarded: true, deletable: either(MADE_UP, ofMadeUpReport("reportId")) },
  Dispute: { guarded: true, deletable: either(MADE_UP, ofMadeUpStep) },
  DisputeAnswer: { guarded: true, deletable: either(MADE_UP, ofMadeUp("Dispute", "disputeId")) },
  ContestedReview: { guarded: true, deletable: either(MADE_UP, ofMadeUpItem) },
  Observation: { guarded: true, deletable: ofTargetNobodyNames },
  CheckRun: {
    ...{ guarded: true, key: ["observationId", "evidenceItemId", "ruleVersion"] },
    deletable: ofMadeUpItem,
  },
  Snapshot: { guarded: true, mutable: ["withheld", "storedAt"], deletable: ofTargetNobodyNames },
  EvidenceDecision: {
    guarded: true,
    deletable: either(MADE_UP, ofMadeUpItem, ofMadeUp("PartialClosure", "closureId")),
  },
  PartialClosure: UNLESS_MADE_UP,
  PeriodReport: UNLESS_MADE_UP,
  SigningKey: { guarded: true, mutable: ["retiredAt"] },
  IrmAssessment: UNLESS_MADE_UP,
  MilestoneClosure: UNLESS_MADE_UP,
  ReasonTemplate: FOREVER,
  MailWording: FOREVER,
  PlanEdit: UNLESS_MADE_UP,
  IndicatorValue: UNLESS_MADE_UP,
  ExtensionRequest: UNLESS_MADE_UP,
  ExtensionStep: { guarded: true, deletable: either(MADE_UP, ofMadeUp("ExtensionRequest", "requestId")) },
  Erasure: FOREVER,
};

/** What people said to each other. */
const WORDS: Readonly<Record<string, FactTable>> = {
  PublicRemark: {
    guarded: true,
    mutable: ["state", "moderatedBy", "moderatedAt", "note", "contact"],
    erasable: ["contact"],
  },
  Comment: {
    ...{ guarded: true, mutable: ["guestContact"], erasable: ["guestContact"], tombstone: ["guestName"] },
    deletable: MADE_UP,
  },
  CommentModeration: { guarded: true, deletable: ofMadeUp("Comment", "commentId") },
  DataRequest: { guarded: true, mutable: ["contact"], erasable: ["contact"], deletable: MADE_UP },
  DataRequestStep: { guarded: true, deletable: ofMadeUp("DataRequest", "requestId") },
  Meeting: { ...UNLESS_MADE_UP, tombstone: ["attendees"] },
  MeetingDecision: { guarded: true, deletable: ofMadeUp("Meeting", "meetingId") },
  DecisionStep: UNLESS_MADE_UP,
  SupportRequest: UNLESS_MADE_UP,
  SupportStep: { guarded: true, deletable: ofMadeUp("SupportRequest", "requestId") },
  Risk: UNLESS_MADE_UP,
  RiskVersion: { guarded: true, deletable: ofMadeUp("Risk", "riskId") },
};

/** Dates a regulation or the plan set: wording may be corrected by a load, a date only by a new row. */
const DATES: Readonly<Record<string, FactTable>> = {
  StageVersion: {
    guarded: true,
    mutable: ["citation", "citationEn", "note", "noteEn", "confidence", "regulationId"],
    deletable: ofMadeUpAmendment,
  },
  EventOccurrence: {
    ...{ guarded: true, mutable: ["citation", "note", "noteEn"] },
    deletable: ofMadeUpAmendment,
  },
  DeadlineRule: {
    ...{ guarded: true, mutable: ["reason", "reasonEn", "provenanceJson"] },
    deletable: ofMadeUp("ExtensionRequest", "extensionId"),
  },
  Holiday: { guarded: true, mutable: ["citation", "name", "nameEn"] },
};

/** The plan as its source states it, brought up to date by loading the source again. */
const PLAN: Readonly<Record<string, FactTable>> = {
  ...{ Plan: LOADED, PlanPredecessor: LOADED, Checkpoint: LOADED, Commitment: LOADED, Action: LOADED },
  ...{ Milestone: LOADED, MilestoneOwner: LOADED, Indicator: LOADED, EvidenceSlot: LOADED },
  ...{ DataElement: LOADED, InformationSystem: LOADED, Discrepancy: LOADED, Regulation: LOADED },
  ...{ ElectionCalendar: LOADED, Stage: LOADED, ElectionEvent: LOADED, Organisation: LOADED },
  ...{ PlanField: LOADED, PlanFieldValue: LOADED, ActionDependency: LOADED, MilestoneLineage: LOADED },
  ...{ Membership: LOADED, CatalogueSnapshot: LOADED },
};

/** Every table that holds facts, by name. A table the database does not have yet is passed over. */
export const FACT_TABLES: Readonly<Record<string, FactTable>> = { ...WORK, ...WORDS, ...DATES, ...PLAN };

/** The log is a chain itself, and the published heads are computed from the chains again. */
const PROVEN_OTHERWISE: ReadonlySet<string> = new Set(["AuditEntry", "ChainHead"]);

/** Tables whose rows are each covered by a digest in the audit log. */
export const SEALED_TABLES: ReadonlyArray<string> = Object.keys(FACT_TABLES).filter(
  (table) => !PROVEN_OTHERWISE.has(table),
);

const SEALED = new Set(SEALED_TABLES);
const ID = ["id"] as const;

/** Columns that name a row of a table. */
export function keyColumnsOf(table: string): ReadonlyArray<string> {
  return FACT_TABLES[table]?.key ?? ID;
}

/** The name of a row among its table's, such as its id; null when it lacks a part of it. */
export function rowKey(table: string, row: Readonly<Record<string, unknown>>): string | null {
  const parts = keyColumnsOf(table).map((column) => row[column]);
  return parts.every((part) => typeof part === "string") ? parts.join(" ") : null;
}

/** Whether the rows of a table are covered by digests in the audit log. */
export function isSealed(table: string): boolean {
  return SEALED.has(table);
}
