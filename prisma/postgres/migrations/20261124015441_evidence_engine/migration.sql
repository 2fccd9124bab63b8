-- DropIndex
DROP INDEX "Target_host_dueAt_idx";

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "answer" TEXT,
ADD COLUMN     "sameAsProbe" BOOLEAN;

-- AlterTable
ALTER TABLE "HostState" ADD COLUMN     "backoffStep" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Target_host_priority_dueAt_id_idx" ON "Target"("host", "priority", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Observation_at_idx" ON "Observation"("at");
