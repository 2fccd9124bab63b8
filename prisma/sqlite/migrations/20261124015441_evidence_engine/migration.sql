-- DropIndex
DROP INDEX "Target_host_dueAt_idx";

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN "answer" TEXT;
ALTER TABLE "Observation" ADD COLUMN "sameAsProbe" BOOLEAN;

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
INSERT INTO "new_HostState" ("dueAt", "failStreak", "fence", "host", "leaseUntil", "nextAt", "owner", "pausedUntil", "ratePerSecond", "robotsAt", "robotsJson", "robotsWaivedBy") SELECT "dueAt", "failStreak", "fence", "host", "leaseUntil", "nextAt", "owner", "pausedUntil", "ratePerSecond", "robotsAt", "robotsJson", "robotsWaivedBy" FROM "HostState";
DROP TABLE "HostState";
ALTER TABLE "new_HostState" RENAME TO "HostState";
CREATE INDEX "HostState_dueAt_idx" ON "HostState"("dueAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Target_host_priority_dueAt_id_idx" ON "Target"("host", "priority", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Observation_at_idx" ON "Observation"("at");
