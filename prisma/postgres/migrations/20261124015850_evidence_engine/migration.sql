-- DropIndex
DROP INDEX "Target_host_dueAt_idx";

-- AlterTable
ALTER TABLE "Target" ADD COLUMN     "finalK1" TEXT;

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "answer" TEXT,
ADD COLUMN     "sameAsProbe" BOOLEAN;

-- AlterTable
ALTER TABLE "HostState" ADD COLUMN     "backoffStep" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "robotsWaivedBy" TEXT;

-- AlterTable
ALTER TABLE "CatalogueRun" ADD COLUMN     "etag" TEXT;

-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "accessLevel" TEXT,
ADD COLUMN     "accrualPeriodicity" TEXT,
ADD COLUMN     "expiresOn" TEXT,
ADD COLUMN     "illustration" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "licenceUrl" TEXT,
ADD COLUMN     "proofUrl" TEXT,
ADD COLUMN     "registeredBy" TEXT,
ADD COLUMN     "temporalEnd" TEXT;

-- AlterTable
ALTER TABLE "Resource" ADD COLUMN     "createdAtSource" TEXT,
ADD COLUMN     "modifiedAtSource" TEXT;

-- AlterTable
ALTER TABLE "EvidenceSlot" ADD COLUMN     "maxAgeDays" INTEGER,
ADD COLUMN     "requiredStars" INTEGER;

-- AlterTable
ALTER TABLE "DataElement" ADD COLUMN     "pattern" TEXT,
ADD COLUMN     "register" TEXT;

-- CreateTable
CREATE TABLE "EvidenceDecision" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "evidenceItemId" TEXT,
    "slotId" TEXT,
    "targetId" TEXT,
    "datasetId" TEXT,
    "closureId" TEXT,
    "valueJson" TEXT NOT NULL,
    "reason" TEXT,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EvidenceDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartialClosure" (
    "id" TEXT NOT NULL,
    "slotId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "elementsJson" TEXT NOT NULL,
    "scopeNote" TEXT,
    "ground" TEXT NOT NULL,
    "decisionNumber" TEXT,
    "decidedOn" TEXT,
    "issuer" TEXT,
    "decisionUrl" TEXT,
    "validUntil" TEXT,
    "endCondition" TEXT,
    "audience" TEXT NOT NULL,
    "summaryUrl" TEXT,
    "agreedCount" INTEGER,
    "candidateCount" INTEGER,
    "refusedListUrl" TEXT,
    "filedBy" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PartialClosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "withheld" TEXT,
    "storedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChainHead" (
    "id" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChainHead_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EvidenceDecision_planId_kind_idx" ON "EvidenceDecision"("planId", "kind");

-- CreateIndex
CREATE INDEX "EvidenceDecision_evidenceItemId_idx" ON "EvidenceDecision"("evidenceItemId");

-- CreateIndex
CREATE INDEX "EvidenceDecision_slotId_idx" ON "EvidenceDecision"("slotId");

-- CreateIndex
CREATE INDEX "EvidenceDecision_targetId_idx" ON "EvidenceDecision"("targetId");

-- CreateIndex
CREATE INDEX "PartialClosure_slotId_idx" ON "PartialClosure"("slotId");

-- CreateIndex
CREATE INDEX "Snapshot_sha256_idx" ON "Snapshot"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_targetId_sha256_key" ON "Snapshot"("targetId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "ChainHead_chain_day_key" ON "ChainHead"("chain", "day");

-- CreateIndex
CREATE INDEX "Target_host_priority_dueAt_id_idx" ON "Target"("host", "priority", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Target_finalK1_idx" ON "Target"("finalK1");

-- CreateIndex
CREATE INDEX "Target_lastSha256_idx" ON "Target"("lastSha256");

-- CreateIndex
CREATE INDEX "Target_tableFingerprint_idx" ON "Target"("tableFingerprint");

-- CreateIndex
CREATE INDEX "Observation_at_idx" ON "Observation"("at");

-- CreateIndex
CREATE INDEX "Dataset_externalId_idx" ON "Dataset"("externalId");

-- CreateIndex
CREATE INDEX "Resource_externalId_idx" ON "Resource"("externalId");

-- AddForeignKey
ALTER TABLE "EvidenceDecision" ADD CONSTRAINT "EvidenceDecision_evidenceItemId_fkey" FOREIGN KEY ("evidenceItemId") REFERENCES "EvidenceItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceDecision" ADD CONSTRAINT "EvidenceDecision_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceDecision" ADD CONSTRAINT "EvidenceDecision_closureId_fkey" FOREIGN KEY ("closureId") REFERENCES "PartialClosure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartialClosure" ADD CONSTRAINT "PartialClosure_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
