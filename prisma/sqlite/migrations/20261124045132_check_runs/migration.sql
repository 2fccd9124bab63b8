-- CreateTable
CREATE TABLE "CheckRun" (
    "evidenceItemId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "ruleVersion" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "knownOn" TEXT NOT NULL,
    "resultsJson" TEXT NOT NULL,
    "catalogueCode" TEXT,
    "personalData" BOOLEAN NOT NULL,

    PRIMARY KEY ("observationId", "evidenceItemId", "ruleVersion"),
    CONSTRAINT "CheckRun_evidenceItemId_fkey" FOREIGN KEY ("evidenceItemId") REFERENCES "EvidenceItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CheckRun_observationId_fkey" FOREIGN KEY ("observationId") REFERENCES "Observation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CheckRun_evidenceItemId_at_idx" ON "CheckRun"("evidenceItemId", "at");

-- Rows of single checks become one row per look
INSERT INTO "CheckRun" ("evidenceItemId", "observationId", "ruleVersion", "at", "knownOn", "resultsJson", "catalogueCode", "personalData")
SELECT "evidenceItemId", "observationId", "ruleVersion", MIN("at"), MIN("knownOn"),
    '{"shared":{},"results":' || json_group_array(json_array("check", "outcome", "code", json("dataJson"), json('false')) ORDER BY CAST(substr("check", 2) AS INTEGER)) || '}',
    MAX(CASE WHEN "check" = 'C3' THEN "code" END),
    MAX(CASE WHEN "check" = 'C10' AND "outcome" = 'fail' THEN 1 ELSE 0 END)
FROM "CheckResult"
GROUP BY "observationId", "evidenceItemId", "ruleVersion";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "CheckResult";
PRAGMA foreign_keys=on;
