/** Where rows lead to a person. The register in docs/rules/personal-data.md names the same columns, which a test holds it to. */

/** What becomes of a row that belongs to an erased person: it goes, or stays and leads to the pseudonym. */
export type Belonging = { table: string; column: string; atErasure: "deleted" | "kept" };

const gone = (table: string, ...columns: Array<string>): Array<Belonging> =>
  columns.map((column) => ({ table, column, atErasure: "deleted" }));
const kept = (table: string, ...columns: Array<string>): Array<Belonging> =>
  columns.map((column) => ({ table, column, atErasure: "kept" }));

/** Columns that hold the number of an account. */
export const ACCOUNT_COLUMNS: ReadonlyArray<Belonging> = [
  ...gone("Session", "userId"),
  ...gone("RecoveryCode", "userId"),
  ...gone("AccountLink", "userId"),
  ...gone("ExternalIdentity", "userId"),
  ...gone("ApiToken", "userId"),
  ...gone("CalendarFeed", "userId"),
  ...gone("Notice", "userId"),
  ...gone("MailChoice", "userId"),
  ...gone("ReportDraft", "authorId"),
  ...kept("Membership", "userId"),
  ...kept("AccountLink", "createdBy"),
  ...kept("PeriodReport", "issuedBy"),
  ...kept("Report", "authorId"),
  ...kept("ReviewStep", "reviewerId"),
  ...kept("ReviewAssignment", "assigneeId", "assignedBy"),
  ...kept("Dispute", "authorId"),
  ...kept("DisputeAnswer", "authorId"),
  ...kept("ContestedReview", "userId"),
  ...kept("IrmAssessment", "userId"),
  ...kept("EvidenceDecision", "userId"),
  ...kept("PartialClosure", "filedBy"),
  ...kept("StoredFile", "uploadedBy"),
  ...kept("ReasonTemplate", "recordedBy"),
  ...kept("MailWording", "recordedBy"),
  ...kept("PlanEdit", "actorId"),
  ...kept("IndicatorValue", "recordedBy"),
  ...kept("PlanImport", "createdBy"),
  ...kept("MilestoneClosure", "actorId"),
  ...kept("ExtensionRequest", "askedBy"),
  ...kept("ExtensionStep", "userId"),
  ...kept("Amendment", "createdBy", "publishedBy"),
  ...kept("Dataset", "registeredBy"),
  ...kept("HostState", "robotsWaivedBy"),
  ...kept("Comment", "authorId"),
  ...kept("CommentModeration", "userId"),
  ...kept("DataRequestStep", "userId"),
  ...kept("Meeting", "recordedBy"),
  ...kept("DecisionStep", "userId"),
  ...kept("SupportRequest", "authorId"),
  ...kept("SupportStep", "userId"),
  ...kept("RiskVersion", "userId"),
  ...kept("PublicRemark", "moderatedBy"),
  ...kept("AuditEntry", "actorId"),
  ...kept("Erasure", "userId", "erasedBy"),
  ...kept("OrganisationContact", "updatedBy"),
];

/** A column that holds a mail address by itself: rows found by it belong to whoever it reaches. */
export type Reaching = { table: string; column: string; atErasure: "deleted" | "emptied" };

export const ADDRESS_COLUMNS: ReadonlyArray<Reaching> = [
  { table: "AccountLink", column: "email", atErasure: "deleted" },
  { table: "OrganisationContact", column: "email", atErasure: "deleted" },
  { table: "OutboxMail", column: "recipient", atErasure: "deleted" },
  { table: "Follower", column: "email", atErasure: "deleted" },
  { table: "PublicRemark", column: "contact", atErasure: "emptied" },
  { table: "Comment", column: "guestContact", atErasure: "emptied" },
  { table: "DataRequest", column: "contact", atErasure: "emptied" },
];

/** Columns whose value nobody is ever told, not even the person: digests and sealed secrets. */
export const SECRET_COLUMNS: ReadonlyArray<string> = [
  ...[
    "User.passwordHash",
    "User.totpSecret",
    "User.totpLastStep",
    "Session.tokenHash",
    "RecoveryCode.codeHash",
  ],
  ...["AccountLink.tokenHash", "ApiToken.tokenHash", "CalendarFeed.tokenHash", "Follower.tokenHash"],
];

/** Columns of an account in rows that speak of somebody else: by them a person is not given the row. */
export const OF_OTHERS: ReadonlyArray<string> = ["AccountLink.createdBy", "OrganisationContact.updatedBy"];

/** Columns of a row that lead to somebody else, or are a whole document of which the row is only the cover. */
export const LEFT_OUT_COLUMNS: ReadonlyArray<string> = [
  ...["PeriodReport.snapshotJson", "PlanImport.resultJson", "Dataset.metadataJson", "HostState.robotsJson"],
  ...["AuditEntry.prevHash", "AuditEntry.selfHash", "AccountLink.createdBy", "OrganisationContact.updatedBy"],
];
