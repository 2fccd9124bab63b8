-- CreateTable
CREATE TABLE "CheckRun" (
    "evidenceItemId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "ruleVersion" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "knownOn" TEXT NOT NULL,
    "resultsJson" TEXT NOT NULL,
    "catalogueCode" TEXT,
    "personalData" BOOLEAN NOT NULL,

    CONSTRAINT "CheckRun_pkey" PRIMARY KEY ("observationId","evidenceItemId","ruleVersion")
);

-- CreateIndex
CREATE INDEX "CheckRun_evidenceItemId_at_idx" ON "CheckRun"("evidenceItemId", "at");

-- AddForeignKey
ALTER TABLE "CheckRun" ADD CONSTRAINT "CheckRun_evidenceItemId_fkey" FOREIGN KEY ("evidenceItemId") REFERENCES "EvidenceItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckRun" ADD CONSTRAINT "CheckRun_observationId_fkey" FOREIGN KEY ("observationId") REFERENCES "Observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rows of single checks become one row per look
INSERT INTO "CheckRun" ("evidenceItemId", "observationId", "ruleVersion", "at", "knownOn", "resultsJson", "catalogueCode", "personalData")
SELECT "evidenceItemId", "observationId", "ruleVersion", MIN("at"), MIN("knownOn"),
    '{"shared":{},"results":' || json_agg(json_build_array("check", "outcome", "code", "dataJson"::json, false) ORDER BY substr("check", 2)::integer)::text || '}',
    MAX(CASE WHEN "check" = 'C3' THEN "code" END),
    bool_or("check" = 'C10' AND "outcome" = 'fail')
FROM "CheckResult"
GROUP BY "observationId", "evidenceItemId", "ruleVersion";

-- DropForeignKey
ALTER TABLE "CheckResult" DROP CONSTRAINT "CheckResult_evidenceItemId_fkey";

-- DropForeignKey
ALTER TABLE "CheckResult" DROP CONSTRAINT "CheckResult_observationId_fkey";

-- DropTable
DROP TABLE "CheckResult";
