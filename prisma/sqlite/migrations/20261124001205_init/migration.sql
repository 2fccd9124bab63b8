-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "short" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentSlug" TEXT,
    "url" TEXT
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'id',
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "planId" TEXT,
    "role" TEXT NOT NULL,
    "fromOn" TEXT NOT NULL,
    "toOn" TEXT,
    CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "userAgent" TEXT,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "EvidenceItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "reportId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "note" TEXT,
    "periodClaimed" TEXT,
    "elementsClaimedJson" TEXT NOT NULL DEFAULT '[]',
    "revisionOf" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "EvidenceItem_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceItem_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceItem_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Target" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "k1" TEXT NOT NULL,
    "k2" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT,
    "lastModified" TEXT,
    "lastSha256" TEXT,
    "tableFingerprint" TEXT,
    "consecutiveFailures" INTEGER NOT NULL DEFAULT 0,
    "firstSeenAt" DATETIME NOT NULL,
    "firstOpenedAt" DATETIME,
    "lastOkAt" DATETIME,
    "illustration" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "Observation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "knownOn" TEXT NOT NULL,
    "workerId" TEXT NOT NULL,
    "ruleVersion" TEXT NOT NULL,
    "status" INTEGER,
    "finalUrl" TEXT,
    "errorCode" TEXT,
    "bytesDecoded" INTEGER,
    "sha256" TEXT,
    "bodyJson" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "selfHash" TEXT NOT NULL,
    CONSTRAINT "Observation_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CheckResult" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "evidenceItemId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "dataJson" TEXT NOT NULL,
    "ruleVersion" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "knownOn" TEXT NOT NULL,
    CONSTRAINT "CheckResult_evidenceItemId_fkey" FOREIGN KEY ("evidenceItemId") REFERENCES "EvidenceItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckResult_observationId_fkey" FOREIGN KEY ("observationId") REFERENCES "Observation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HostState" (
    "host" TEXT NOT NULL PRIMARY KEY,
    "dueAt" DATETIME NOT NULL,
    "nextAt" DATETIME NOT NULL,
    "leaseUntil" DATETIME NOT NULL,
    "owner" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "failStreak" INTEGER NOT NULL DEFAULT 0,
    "ratePerSecond" REAL NOT NULL DEFAULT 1,
    "pausedUntil" DATETIME,
    "robotsJson" TEXT,
    "robotsAt" DATETIME
);

-- CreateTable
CREATE TABLE "Catalogue" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "url" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "organisationId" TEXT,
    "harvestUrl" TEXT,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Catalogue_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Catalogue_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CatalogueRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "catalogueId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "outcome" TEXT NOT NULL,
    "full" BOOLEAN NOT NULL,
    "datasetCount" INTEGER NOT NULL DEFAULT 0,
    "addedCount" INTEGER NOT NULL DEFAULT 0,
    "changedCount" INTEGER NOT NULL DEFAULT 0,
    "withdrawnCount" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    CONSTRAINT "CatalogueRun_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "Catalogue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CatalogueSnapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "catalogueId" TEXT NOT NULL,
    "takenOn" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "categoriesJson" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceEn" TEXT,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "CatalogueSnapshot_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "Catalogue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "catalogueId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "licence" TEXT,
    "landingUrl" TEXT,
    "k1" TEXT,
    "k2" TEXT,
    "categoriesJson" TEXT NOT NULL DEFAULT '[]',
    "metadataJson" TEXT NOT NULL,
    "createdAtSource" TEXT,
    "modifiedAtSource" TEXT,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "absences" INTEGER NOT NULL DEFAULT 0,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Dataset_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "Catalogue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Resource" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "datasetId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "k1" TEXT NOT NULL,
    "k2" TEXT NOT NULL,
    "title" TEXT,
    "format" TEXT,
    "mediaType" TEXT,
    "byteSize" INTEGER,
    "hash" TEXT,
    "licence" TEXT,
    CONSTRAINT "Resource_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "summary" TEXT NOT NULL,
    "summaryEn" TEXT,
    "periodStart" TEXT NOT NULL,
    "periodEnd" TEXT NOT NULL,
    "periodLabel" TEXT NOT NULL,
    "periodLabelEn" TEXT,
    "timeZone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "adoptedOn" TEXT,
    "knownFrom" TEXT NOT NULL,
    "sourceJson" TEXT NOT NULL,
    "externalIdsJson" TEXT NOT NULL DEFAULT '{}',
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PlanPredecessor" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "period" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "findingEn" TEXT,
    "url" TEXT,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "PlanPredecessor_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Checkpoint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "labelEn" TEXT,
    "dueOn" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "Checkpoint_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "summary" TEXT NOT NULL,
    "summaryEn" TEXT,
    "url" TEXT,
    "ordinal" INTEGER NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "Commitment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "commitmentId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "summary" TEXT NOT NULL,
    "summaryEn" TEXT,
    "groupLabel" TEXT NOT NULL,
    "groupLabelEn" TEXT,
    "systemSlug" TEXT,
    "stageAsStated" TEXT,
    "stageAsStatedEn" TEXT,
    "ordinal" INTEGER NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "Action_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Action_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "checkpointId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "mustBeTrue" TEXT NOT NULL,
    "mustBeTrueEn" TEXT,
    "weight" REAL NOT NULL,
    "legalBasis" TEXT,
    "legalBasisEn" TEXT,
    "workPlanItem" TEXT,
    "provenanceJson" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Milestone_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Milestone_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Milestone_checkpointId_fkey" FOREIGN KEY ("checkpointId") REFERENCES "Checkpoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MilestoneOwner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "milestoneId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "MilestoneOwner_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MilestoneOwner_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "milestoneId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "unit" TEXT NOT NULL,
    "unitEn" TEXT,
    "baseline" TEXT,
    "target" TEXT,
    "direction" TEXT NOT NULL,
    "author" TEXT,
    "agreement" TEXT NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "Indicator_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EvidenceSlot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "acceptedKindsJson" TEXT NOT NULL,
    "criteria" TEXT NOT NULL,
    "criteriaEn" TEXT,
    "required" BOOLEAN NOT NULL,
    "weight" REAL NOT NULL,
    "legalStanding" TEXT NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    "retiredOn" TEXT,
    "retiredReason" TEXT,
    "successorCode" TEXT,
    CONSTRAINT "EvidenceSlot_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceSlot_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DataElement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "labelEn" TEXT,
    "aliasesJson" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "isKey" BOOLEAN NOT NULL,
    "legalFooting" TEXT,
    "legalFootingEn" TEXT,
    "agreement" TEXT NOT NULL,
    "personalData" TEXT NOT NULL,
    "sourceSystem" TEXT,
    "ordinal" INTEGER NOT NULL,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "DataElement_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MilestoneClosure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "milestoneId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "intoCode" TEXT,
    "reason" TEXT NOT NULL,
    "reasonEn" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "actorId" TEXT,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "MilestoneClosure_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InformationSystem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "meaningEn" TEXT,
    "url" TEXT,
    "aliasesJson" TEXT NOT NULL,
    "actionsJson" TEXT NOT NULL,
    "note" TEXT,
    "noteEn" TEXT,
    "provenanceJson" TEXT NOT NULL,
    CONSTRAINT "InformationSystem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Discrepancy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "topicEn" TEXT,
    "says" TEXT NOT NULL,
    "saysEn" TEXT,
    "saysLine" TEXT,
    "against" TEXT NOT NULL,
    "againstEn" TEXT,
    "againstLine" TEXT,
    "treatment" TEXT NOT NULL,
    "treatmentEn" TEXT,
    "appliesToJson" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "Discrepancy_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "percentDone" REAL NOT NULL,
    "narrative" TEXT NOT NULL,
    "obstaclesJson" TEXT NOT NULL,
    "obstacleNote" TEXT,
    "nextStep" TEXT,
    "nextStepOn" TEXT,
    "supportAsked" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Report_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "milestoneId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "formJson" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ReportDraft_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "reviewerId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "ReviewStep_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewStep_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewStep_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ItemDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewStepId" TEXT NOT NULL,
    "evidenceItemId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "elementsJson" TEXT,
    CONSTRAINT "ItemDecision_reviewStepId_fkey" FOREIGN KEY ("reviewStepId") REFERENCES "ReviewStep" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ItemDecision_evidenceItemId_fkey" FOREIGN KEY ("evidenceItemId") REFERENCES "EvidenceItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "actorLabel" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "planId" TEXT,
    "beforeJson" TEXT,
    "afterJson" TEXT,
    "reason" TEXT,
    "prevHash" TEXT NOT NULL,
    "selfHash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "DataVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Regulation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "number" TEXT,
    "year" INTEGER,
    "promulgatedOn" TEXT,
    "effectiveOn" TEXT,
    "url" TEXT,
    "summary" TEXT,
    "summaryEn" TEXT,
    "note" TEXT
);

-- CreateTable
CREATE TABLE "ElectionCalendar" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "ordinal" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "PlanCalendar" (
    "planId" TEXT NOT NULL,
    "calendarId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    PRIMARY KEY ("planId", "calendarId"),
    CONSTRAINT "PlanCalendar_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlanCalendar_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "ElectionCalendar" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "calendarId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "parentCode" TEXT,
    "phase" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "Stage_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "ElectionCalendar" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StageVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "regulationId" TEXT,
    "kind" TEXT NOT NULL,
    "startJson" TEXT NOT NULL,
    "endJson" TEXT NOT NULL,
    "conditionJson" TEXT,
    "citation" TEXT NOT NULL,
    "citationEn" TEXT,
    "note" TEXT,
    "noteEn" TEXT,
    "confidence" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "StageVersion_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StageVersion_regulationId_fkey" FOREIGN KEY ("regulationId") REFERENCES "Regulation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ElectionEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "calendarId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "ordinal" INTEGER NOT NULL,
    CONSTRAINT "ElectionEvent_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "ElectionCalendar" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EventOccurrence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "occurredOn" TEXT,
    "outcome" TEXT,
    "citation" TEXT NOT NULL,
    "note" TEXT,
    "noteEn" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "EventOccurrence_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "ElectionEvent" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeadlineRule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "milestoneId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "calendarCode" TEXT,
    "stageCode" TEXT,
    "edge" TEXT,
    "offsetDays" INTEGER,
    "fixedOn" TEXT,
    "reason" TEXT,
    "reasonEn" TEXT,
    "provenanceJson" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "DeadlineRule_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_slug_key" ON "Organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Membership_organisationId_idx" ON "Membership"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "RateLimit_expiresAt_idx" ON "RateLimit"("expiresAt");

-- CreateIndex
CREATE INDEX "EvidenceItem_slotId_idx" ON "EvidenceItem"("slotId");

-- CreateIndex
CREATE INDEX "EvidenceItem_reportId_idx" ON "EvidenceItem"("reportId");

-- CreateIndex
CREATE INDEX "EvidenceItem_targetId_idx" ON "EvidenceItem"("targetId");

-- CreateIndex
CREATE UNIQUE INDEX "Target_k1_key" ON "Target"("k1");

-- CreateIndex
CREATE INDEX "Target_host_dueAt_idx" ON "Target"("host", "dueAt");

-- CreateIndex
CREATE INDEX "Target_dueAt_idx" ON "Target"("dueAt");

-- CreateIndex
CREATE INDEX "Target_k2_idx" ON "Target"("k2");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_selfHash_key" ON "Observation"("selfHash");

-- CreateIndex
CREATE INDEX "Observation_targetId_at_idx" ON "Observation"("targetId", "at");

-- CreateIndex
CREATE INDEX "CheckResult_evidenceItemId_at_idx" ON "CheckResult"("evidenceItemId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CheckResult_observationId_evidenceItemId_check_ruleVersion_key" ON "CheckResult"("observationId", "evidenceItemId", "check", "ruleVersion");

-- CreateIndex
CREATE INDEX "HostState_dueAt_idx" ON "HostState"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Catalogue_slug_key" ON "Catalogue"("slug");

-- CreateIndex
CREATE INDEX "CatalogueRun_catalogueId_startedAt_idx" ON "CatalogueRun"("catalogueId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CatalogueSnapshot_catalogueId_takenOn_key" ON "CatalogueSnapshot"("catalogueId", "takenOn");

-- CreateIndex
CREATE INDEX "Dataset_k1_idx" ON "Dataset"("k1");

-- CreateIndex
CREATE INDEX "Dataset_k2_idx" ON "Dataset"("k2");

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_catalogueId_externalId_key" ON "Dataset"("catalogueId", "externalId");

-- CreateIndex
CREATE INDEX "Resource_url_idx" ON "Resource"("url");

-- CreateIndex
CREATE INDEX "Resource_k1_idx" ON "Resource"("k1");

-- CreateIndex
CREATE INDEX "Resource_k2_idx" ON "Resource"("k2");

-- CreateIndex
CREATE UNIQUE INDEX "Resource_datasetId_externalId_key" ON "Resource"("datasetId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_slug_key" ON "Plan"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "PlanPredecessor_planId_code_key" ON "PlanPredecessor"("planId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Checkpoint_planId_code_key" ON "Checkpoint"("planId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_planId_code_key" ON "Commitment"("planId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Action_planId_code_key" ON "Action"("planId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_planId_code_key" ON "Milestone"("planId", "code");

-- CreateIndex
CREATE INDEX "MilestoneOwner_organisationId_idx" ON "MilestoneOwner"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "MilestoneOwner_milestoneId_organisationId_key" ON "MilestoneOwner"("milestoneId", "organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_milestoneId_code_key" ON "Indicator"("milestoneId", "code");

-- CreateIndex
CREATE INDEX "EvidenceSlot_milestoneId_idx" ON "EvidenceSlot"("milestoneId");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceSlot_planId_code_key" ON "EvidenceSlot"("planId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "DataElement_slotId_key_key" ON "DataElement"("slotId", "key");

-- CreateIndex
CREATE INDEX "MilestoneClosure_milestoneId_idx" ON "MilestoneClosure"("milestoneId");

-- CreateIndex
CREATE UNIQUE INDEX "InformationSystem_planId_slug_key" ON "InformationSystem"("planId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Discrepancy_planId_code_key" ON "Discrepancy"("planId", "code");

-- CreateIndex
CREATE INDEX "Report_milestoneId_recordedAt_idx" ON "Report"("milestoneId", "recordedAt");

-- CreateIndex
CREATE INDEX "Report_planId_idx" ON "Report"("planId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportDraft_milestoneId_authorId_key" ON "ReportDraft"("milestoneId", "authorId");

-- CreateIndex
CREATE INDEX "ReviewStep_reportId_idx" ON "ReviewStep"("reportId");

-- CreateIndex
CREATE INDEX "ItemDecision_evidenceItemId_idx" ON "ItemDecision"("evidenceItemId");

-- CreateIndex
CREATE UNIQUE INDEX "ItemDecision_reviewStepId_evidenceItemId_key" ON "ItemDecision"("reviewStepId", "evidenceItemId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_selfHash_key" ON "AuditEntry"("selfHash");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_idx" ON "AuditEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Regulation_code_key" ON "Regulation"("code");

-- CreateIndex
CREATE UNIQUE INDEX "ElectionCalendar_code_key" ON "ElectionCalendar"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_calendarId_code_key" ON "Stage"("calendarId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "StageVersion_code_key" ON "StageVersion"("code");

-- CreateIndex
CREATE INDEX "StageVersion_stageId_idx" ON "StageVersion"("stageId");

-- CreateIndex
CREATE UNIQUE INDEX "ElectionEvent_calendarId_code_key" ON "ElectionEvent"("calendarId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "EventOccurrence_code_key" ON "EventOccurrence"("code");

-- CreateIndex
CREATE INDEX "EventOccurrence_eventId_idx" ON "EventOccurrence"("eventId");

-- CreateIndex
CREATE INDEX "DeadlineRule_milestoneId_idx" ON "DeadlineRule"("milestoneId");
