-- DropIndex
DROP INDEX "Observation_selfHash_key";

-- DropIndex
DROP INDEX "AuditEntry_selfHash_key";

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "wordsJson" TEXT NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Commitment" ADD COLUMN     "retiredOn" TEXT,
ADD COLUMN     "retiredReason" TEXT,
ADD COLUMN     "successorCode" TEXT;

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "retiredOn" TEXT,
ADD COLUMN     "retiredReason" TEXT,
ADD COLUMN     "successorCode" TEXT;

-- AlterTable
ALTER TABLE "DeadlineRule" ADD COLUMN     "dayKind" TEXT NOT NULL DEFAULT 'calendar',
ADD COLUMN     "extensionId" TEXT;

-- CreateTable
CREATE TABLE "PlanEdit" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "beforeJson" TEXT,
    "afterJson" TEXT,
    "reason" TEXT,
    "via" TEXT NOT NULL,
    "undoesBatchId" TEXT,
    "actorId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PlanEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanField" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "appliesTo" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "labelEn" TEXT,
    "help" TEXT,
    "helpEn" TEXT,
    "kind" TEXT NOT NULL,
    "choicesJson" TEXT NOT NULL DEFAULT '[]',
    "unit" TEXT,
    "visibility" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "ordinal" INTEGER NOT NULL,
    "retiredOn" TEXT,

    CONSTRAINT "PlanField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanFieldValue" (
    "id" TEXT NOT NULL,
    "fieldId" TEXT NOT NULL,
    "subjectCode" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "valueEn" TEXT,

    CONSTRAINT "PlanFieldValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionDependency" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "actionCode" TEXT NOT NULL,
    "dependsOnCode" TEXT NOT NULL,
    "note" TEXT,
    "noteEn" TEXT,

    CONSTRAINT "ActionDependency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MilestoneLineage" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "milestoneCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromPlan" TEXT,
    "fromCode" TEXT NOT NULL,
    "note" TEXT,
    "noteEn" TEXT,

    CONSTRAINT "MilestoneLineage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorValue" (
    "id" TEXT NOT NULL,
    "indicatorId" TEXT NOT NULL,
    "measuredOn" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" TEXT,
    "note" TEXT,
    "recordedBy" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "IndicatorValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanImport" (
    "id" TEXT NOT NULL,
    "planId" TEXT,
    "planSlug" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "shape" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rowsTotal" INTEGER,
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "planFingerprint" TEXT,
    "resultJson" TEXT,
    "cancelAsked" BOOLEAN NOT NULL DEFAULT false,
    "leaseUntil" TIMESTAMP(3),
    "batchId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "PlanImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobLease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3) NOT NULL,
    "lastStartAt" TIMESTAMP(3),
    "lastOkAt" TIMESTAMP(3),
    "lastProblem" TEXT,

    CONSTRAINT "JobLease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ProcessBeat" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ProcessBeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BackupRun" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "file" TEXT NOT NULL,
    "bytes" INTEGER,
    "sha256" TEXT,
    "encrypted" BOOLEAN NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,

    CONSTRAINT "BackupRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "whatJson" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "erasedBy" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" TEXT NOT NULL,
    "citation" TEXT,
    "holds" BOOLEAN NOT NULL DEFAULT true,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Amendment" (
    "id" TEXT NOT NULL,
    "calendarId" TEXT NOT NULL,
    "regulationCode" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "citationEn" TEXT,
    "effectiveOn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "changesJson" TEXT NOT NULL,
    "undoesId" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "publishedBy" TEXT,
    "publishedAt" TIMESTAMP(3),
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExtensionRequest" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "fromOn" TEXT,
    "untilOn" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reasonEn" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ExtensionRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExtensionStep" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "untilOn" TEXT,
    "reason" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ExtensionStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PlanEdit_planId_recordedAt_idx" ON "PlanEdit"("planId", "recordedAt");

-- CreateIndex
CREATE INDEX "PlanEdit_planId_subjectType_subjectCode_idx" ON "PlanEdit"("planId", "subjectType", "subjectCode");

-- CreateIndex
CREATE INDEX "PlanEdit_batchId_idx" ON "PlanEdit"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanField_planId_code_key" ON "PlanField"("planId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "PlanFieldValue_fieldId_subjectCode_key" ON "PlanFieldValue"("fieldId", "subjectCode");

-- CreateIndex
CREATE UNIQUE INDEX "ActionDependency_planId_actionCode_dependsOnCode_key" ON "ActionDependency"("planId", "actionCode", "dependsOnCode");

-- CreateIndex
CREATE UNIQUE INDEX "MilestoneLineage_planId_milestoneCode_kind_fromCode_key" ON "MilestoneLineage"("planId", "milestoneCode", "kind", "fromCode");

-- CreateIndex
CREATE INDEX "IndicatorValue_indicatorId_idx" ON "IndicatorValue"("indicatorId");

-- CreateIndex
CREATE INDEX "PlanImport_state_createdAt_idx" ON "PlanImport"("state", "createdAt");

-- CreateIndex
CREATE INDEX "PlanImport_planSlug_createdAt_idx" ON "PlanImport"("planSlug", "createdAt");

-- CreateIndex
CREATE INDEX "ProcessBeat_seenAt_idx" ON "ProcessBeat"("seenAt");

-- CreateIndex
CREATE INDEX "BackupRun_startedAt_idx" ON "BackupRun"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Holiday_region_day_knownOn_key" ON "Holiday"("region", "day", "knownOn");

-- CreateIndex
CREATE INDEX "Amendment_calendarId_createdAt_idx" ON "Amendment"("calendarId", "createdAt");

-- CreateIndex
CREATE INDEX "ExtensionRequest_milestoneId_idx" ON "ExtensionRequest"("milestoneId");

-- CreateIndex
CREATE UNIQUE INDEX "ExtensionStep_requestId_step_key" ON "ExtensionStep"("requestId", "step");

-- AddForeignKey
ALTER TABLE "PlanEdit" ADD CONSTRAINT "PlanEdit_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanField" ADD CONSTRAINT "PlanField_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanFieldValue" ADD CONSTRAINT "PlanFieldValue_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "PlanField"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionDependency" ADD CONSTRAINT "ActionDependency_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MilestoneLineage" ADD CONSTRAINT "MilestoneLineage_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "ElectionCalendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT "ExtensionRequest_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionRequest" ADD CONSTRAINT "ExtensionRequest_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionStep" ADD CONSTRAINT "ExtensionStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ExtensionRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
