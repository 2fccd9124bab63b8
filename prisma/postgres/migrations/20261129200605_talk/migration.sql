-- AlterTable
ALTER TABLE "MeetingDecision" ADD COLUMN     "lines" TEXT,
ADD COLUMN     "quote" TEXT;

-- AlterTable
ALTER TABLE "RiskVersion" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'internal';

-- CreateTable
CREATE TABLE "DecisionStep" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "meetingCode" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DecisionStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DecisionStep_planId_meetingCode_idx" ON "DecisionStep"("planId", "meetingCode");

-- AddForeignKey
ALTER TABLE "DecisionStep" ADD CONSTRAINT "DecisionStep_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
