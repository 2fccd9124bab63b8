-- AlterTable
ALTER TABLE "MeetingDecision" ADD COLUMN "lines" TEXT;
ALTER TABLE "MeetingDecision" ADD COLUMN "quote" TEXT;

-- CreateTable
CREATE TABLE "DecisionStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "meetingCode" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "DecisionStep_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_RiskVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "riskId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "trigger" TEXT NOT NULL,
    "triggerEn" TEXT,
    "fallback" TEXT NOT NULL,
    "fallbackEn" TEXT,
    "organisation" TEXT NOT NULL,
    "likelihood" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'internal',
    "reason" TEXT,
    "userId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "RiskVersion_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_RiskVersion" ("fallback", "fallbackEn", "id", "impact", "knownOn", "likelihood", "organisation", "reason", "recordedAt", "riskId", "state", "title", "titleEn", "trigger", "triggerEn", "userId") SELECT "fallback", "fallbackEn", "id", "impact", "knownOn", "likelihood", "organisation", "reason", "recordedAt", "riskId", "state", "title", "titleEn", "trigger", "triggerEn", "userId" FROM "RiskVersion";
DROP TABLE "RiskVersion";
ALTER TABLE "new_RiskVersion" RENAME TO "RiskVersion";
CREATE INDEX "RiskVersion_riskId_idx" ON "RiskVersion"("riskId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "DecisionStep_planId_meetingCode_idx" ON "DecisionStep"("planId", "meetingCode");
