-- DropIndex
DROP INDEX "Target_host_dueAt_idx";

-- AlterTable
ALTER TABLE "Target" ADD COLUMN "finalK1" TEXT;

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN "answer" TEXT;
ALTER TABLE "Observation" ADD COLUMN "sameAsProbe" BOOLEAN;

-- AlterTable
ALTER TABLE "CatalogueRun" ADD COLUMN "etag" TEXT;

-- AlterTable
ALTER TABLE "Resource" ADD COLUMN "createdAtSource" TEXT;
ALTER TABLE "Resource" ADD COLUMN "modifiedAtSource" TEXT;

-- AlterTable
ALTER TABLE "EvidenceSlot" ADD COLUMN "maxAgeDays" INTEGER;
ALTER TABLE "EvidenceSlot" ADD COLUMN "requiredStars" INTEGER;

-- AlterTable
ALTER TABLE "DataElement" ADD COLUMN "pattern" TEXT;
ALTER TABLE "DataElement" ADD COLUMN "register" TEXT;

-- CreateTable
CREATE TABLE "EvidenceDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "EvidenceDecision_evidenceItemId_fkey" FOREIGN KEY ("evidenceItemId") REFERENCES "EvidenceItem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "EvidenceDecision_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "EvidenceDecision_closureId_fkey" FOREIGN KEY ("closureId") REFERENCES "PartialClosure" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PartialClosure" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "PartialClosure_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "withheld" TEXT,
    "storedAt" DATETIME NOT NULL,
    CONSTRAINT "Snapshot_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChainHead" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chain" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "recordedAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_HostState" (
    "host" TEXT NOT NULL PRIMARY KEY,
    "dueAt" DATETIME NOT NULL,
    "nextAt" DATETIME NOT NULL,
    "leaseUntil" DATETIME NOT NULL,
    "owner" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "failStreak" INTEGER NOT NULL DEFAULT 0,
    "backoffStep" INTEGER NOT NULL DEFAULT 0,
    "ratePerSecond" REAL NOT NULL DEFAULT 1,
    "pausedUntil" DATETIME,
    "robotsJson" TEXT,
    "robotsAt" DATETIME,
    "robotsWaivedBy" TEXT
);
INSERT INTO "new_HostState" ("dueAt", "failStreak", "fence", "host", "leaseUntil", "nextAt", "owner", "pausedUntil", "ratePerSecond", "robotsAt", "robotsJson") SELECT "dueAt", "failStreak", "fence", "host", "leaseUntil", "nextAt", "owner", "pausedUntil", "ratePerSecond", "robotsAt", "robotsJson" FROM "HostState";
DROP TABLE "HostState";
ALTER TABLE "new_HostState" RENAME TO "HostState";
CREATE INDEX "HostState_dueAt_idx" ON "HostState"("dueAt");
CREATE TABLE "new_Dataset" (
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
    "licenceUrl" TEXT,
    "accrualPeriodicity" TEXT,
    "temporalEnd" TEXT,
    "accessLevel" TEXT,
    "createdAtSource" TEXT,
    "modifiedAtSource" TEXT,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "absences" INTEGER NOT NULL DEFAULT 0,
    "withdrawnAt" DATETIME,
    "proofUrl" TEXT,
    "registeredBy" TEXT,
    "expiresOn" TEXT,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Dataset_catalogueId_fkey" FOREIGN KEY ("catalogueId") REFERENCES "Catalogue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Dataset" ("absences", "catalogueId", "categoriesJson", "createdAtSource", "externalId", "firstSeenAt", "id", "k1", "k2", "landingUrl", "lastSeenAt", "licence", "metadataJson", "modifiedAtSource", "name", "publisher", "title", "withdrawnAt") SELECT "absences", "catalogueId", "categoriesJson", "createdAtSource", "externalId", "firstSeenAt", "id", "k1", "k2", "landingUrl", "lastSeenAt", "licence", "metadataJson", "modifiedAtSource", "name", "publisher", "title", "withdrawnAt" FROM "Dataset";
DROP TABLE "Dataset";
ALTER TABLE "new_Dataset" RENAME TO "Dataset";
CREATE INDEX "Dataset_externalId_idx" ON "Dataset"("externalId");
CREATE INDEX "Dataset_k1_idx" ON "Dataset"("k1");
CREATE INDEX "Dataset_k2_idx" ON "Dataset"("k2");
CREATE UNIQUE INDEX "Dataset_catalogueId_externalId_key" ON "Dataset"("catalogueId", "externalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
CREATE INDEX "Resource_externalId_idx" ON "Resource"("externalId");
