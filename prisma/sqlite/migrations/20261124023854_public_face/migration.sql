-- CreateTable
CREATE TABLE "PeriodReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "checkpointCode" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "asOf" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "issuerName" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "snapshotJson" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "prevSha256" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "replacesId" TEXT,
    "reason" TEXT,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "PeriodReport_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PeriodReport_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "SigningKey" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "publicKeyPem" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "retiredAt" DATETIME
);

-- CreateTable
CREATE TABLE "IrmAssessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "commitmentCode" TEXT NOT NULL,
    "checkpointCode" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "suggested" TEXT NOT NULL,
    "reason" TEXT,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "IrmAssessment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Follower" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectCode" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "confirmedAt" DATETIME,
    "endedAt" DATETIME,
    "toldUpTo" TEXT,
    CONSTRAINT "Follower_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PublicRemark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "slotCode" TEXT NOT NULL,
    "evidenceItemId" TEXT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "address" TEXT,
    "contact" TEXT,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "knownOn" TEXT NOT NULL,
    "moderatedBy" TEXT,
    "moderatedAt" DATETIME,
    "note" TEXT,
    CONSTRAINT "PublicRemark_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "headersJson" TEXT NOT NULL DEFAULT '{}',
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sentAt" DATETIME,
    "lastError" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "PeriodReport_sha256_key" ON "PeriodReport"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "PeriodReport_planId_checkpointCode_version_key" ON "PeriodReport"("planId", "checkpointCode", "version");

-- CreateIndex
CREATE INDEX "IrmAssessment_planId_checkpointCode_idx" ON "IrmAssessment"("planId", "checkpointCode");

-- CreateIndex
CREATE UNIQUE INDEX "Follower_tokenHash_key" ON "Follower"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Follower_planId_subjectKind_subjectCode_email_key" ON "Follower"("planId", "subjectKind", "subjectCode", "email");

-- CreateIndex
CREATE INDEX "PublicRemark_planId_state_idx" ON "PublicRemark"("planId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_key_key" ON "OutboxMail"("key");

-- CreateIndex
CREATE INDEX "OutboxMail_sentAt_dueAt_idx" ON "OutboxMail"("sentAt", "dueAt");
