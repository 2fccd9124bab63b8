-- AlterTable
ALTER TABLE "PublicRemark" ADD COLUMN "triedOn" TEXT;

-- AlterTable
ALTER TABLE "Report" ADD COLUMN "groupId" TEXT;

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" TEXT,
    "email" TEXT NOT NULL,
    "offerJson" TEXT,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "AccountLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExternalIdentity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ExternalIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopesJson" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "milestoneCode" TEXT NOT NULL,
    "parentId" TEXT,
    "audience" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "authorId" TEXT,
    "organisationId" TEXT,
    "guestName" TEXT,
    "guestContact" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Comment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommentModeration" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "commentId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "userId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "CommentModeration_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DataRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "milestoneCode" TEXT,
    "slotCode" TEXT,
    "text" TEXT NOT NULL,
    "purpose" TEXT,
    "language" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "contact" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "DataRequest_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DataRequestStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT,
    "address" TEXT,
    "toOrganisation" TEXT,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "DataRequestStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "DataRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "heldOn" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "place" TEXT,
    "summary" TEXT,
    "summaryEn" TEXT,
    "minutesUrl" TEXT,
    "organisationsJson" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "attendees" TEXT,
    "recordedBy" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Meeting_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MeetingDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT,
    "subjectKind" TEXT,
    "subjectCode" TEXT,
    "organisation" TEXT,
    "dueOn" TEXT,
    CONSTRAINT "MeetingDecision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SupportRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "milestoneCode" TEXT NOT NULL,
    "fromOrganisation" TEXT NOT NULL,
    "toOrganisation" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "neededBy" TEXT,
    "authorId" TEXT NOT NULL,
    "reportId" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "SupportRequest_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SupportStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "SupportStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "SupportRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Risk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "milestoneCode" TEXT,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Risk_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RiskVersion" (
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
    "reason" TEXT,
    "userId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    CONSTRAINT "RiskVersion_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectCode" TEXT NOT NULL,
    "dataJson" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "readAt" DATETIME,
    "mailKey" TEXT,
    "unmailed" TEXT,
    CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Notice_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailWording" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "MailChoice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "off" BOOLEAN NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "MailChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NoticeRound" (
    "planId" TEXT NOT NULL PRIMARY KEY,
    "doneUpTo" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ReviewAssignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reportId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "assigneeId" TEXT,
    "assignedBy" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "ReviewAssignment_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewStepId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Dispute_reviewStepId_fkey" FOREIGN KEY ("reviewStepId") REFERENCES "ReviewStep" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DisputeAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "disputeId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "DisputeAnswer_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ContestedReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "evidenceItemId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "ReasonTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "planId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "uploadedAt" DATETIME NOT NULL,
    "guard" TEXT NOT NULL,
    "guardCode" TEXT,
    "illustration" BOOLEAN NOT NULL DEFAULT false
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "language" TEXT NOT NULL DEFAULT 'id',
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    "passwordSetAt" DATETIME,
    "totpSecret" TEXT,
    "totpConfirmedAt" DATETIME,
    "totpLastStep" INTEGER,
    "mailRhythm" TEXT NOT NULL DEFAULT 'digest'
);
INSERT INTO "new_User" ("createdAt", "disabledAt", "email", "id", "illustration", "language", "name", "passwordHash") SELECT "createdAt", "disabledAt", "email", "id", "illustration", "language", "name", "passwordHash" FROM "User";
DROP TABLE "User";
ALTER TABLE "new_User" RENAME TO "User";
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "userAgent" TEXT,
    "secondFactorAt" DATETIME,
    "signedInBy" TEXT NOT NULL DEFAULT 'password',
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("createdAt", "expiresAt", "id", "lastSeenAt", "tokenHash", "userAgent", "userId") SELECT "createdAt", "expiresAt", "id", "lastSeenAt", "tokenHash", "userAgent", "userId" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");
CREATE INDEX "Session_userId_idx" ON "Session"("userId");
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");
CREATE TABLE "new_EvidenceItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slotId" TEXT NOT NULL,
    "reportId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "note" TEXT,
    "periodClaimed" TEXT,
    "elementsClaimedJson" TEXT NOT NULL DEFAULT '[]',
    "revisionOf" TEXT,
    "fileId" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "EvidenceItem_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "EvidenceSlot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceItem_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceItem_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EvidenceItem_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_EvidenceItem" ("elementsClaimedJson", "id", "illustration", "kind", "knownOn", "note", "periodClaimed", "recordedAt", "reportId", "revisionOf", "role", "slotId", "targetId", "url") SELECT "elementsClaimedJson", "id", "illustration", "kind", "knownOn", "note", "periodClaimed", "recordedAt", "reportId", "revisionOf", "role", "slotId", "targetId", "url" FROM "EvidenceItem";
DROP TABLE "EvidenceItem";
ALTER TABLE "new_EvidenceItem" RENAME TO "EvidenceItem";
CREATE INDEX "EvidenceItem_slotId_idx" ON "EvidenceItem"("slotId");
CREATE INDEX "EvidenceItem_reportId_idx" ON "EvidenceItem"("reportId");
CREATE INDEX "EvidenceItem_targetId_idx" ON "EvidenceItem"("targetId");
CREATE TABLE "new_Plan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "summary" TEXT NOT NULL,
    "summaryEn" TEXT,
    "periodStart" TEXT NOT NULL,
    "periodEnd" TEXT NOT NULL,
    "periodLabel" TEXT NOT NULL,
    "periodLabelEn" TEXT,
    "timeZone" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "adoptedOn" TEXT,
    "knownFrom" TEXT NOT NULL,
    "sourceJson" TEXT NOT NULL,
    "externalIdsJson" TEXT NOT NULL DEFAULT '{}',
    "secondFactorRolesJson" TEXT NOT NULL DEFAULT '[]',
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Plan" ("adoptedOn", "code", "createdAt", "externalIdsJson", "id", "knownFrom", "ordinal", "periodEnd", "periodLabel", "periodLabelEn", "periodStart", "slug", "sourceJson", "state", "summary", "summaryEn", "timeZone", "title", "titleEn") SELECT "adoptedOn", "code", "createdAt", "externalIdsJson", "id", "knownFrom", "ordinal", "periodEnd", "periodLabel", "periodLabelEn", "periodStart", "slug", "sourceJson", "state", "summary", "summaryEn", "timeZone", "title", "titleEn" FROM "Plan";
DROP TABLE "Plan";
ALTER TABLE "new_Plan" RENAME TO "Plan";
CREATE UNIQUE INDEX "Plan_slug_key" ON "Plan"("slug");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_codeHash_key" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "AccountLink_tokenHash_key" ON "AccountLink"("tokenHash");

-- CreateIndex
CREATE INDEX "AccountLink_email_idx" ON "AccountLink"("email");

-- CreateIndex
CREATE INDEX "AccountLink_expiresAt_idx" ON "AccountLink"("expiresAt");

-- CreateIndex
CREATE INDEX "ExternalIdentity_userId_idx" ON "ExternalIdentity"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalIdentity_issuer_subject_key" ON "ExternalIdentity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_userId_idx" ON "CalendarFeed"("userId");

-- CreateIndex
CREATE INDEX "Comment_planId_milestoneCode_idx" ON "Comment"("planId", "milestoneCode");

-- CreateIndex
CREATE INDEX "CommentModeration_commentId_idx" ON "CommentModeration"("commentId");

-- CreateIndex
CREATE INDEX "DataRequest_planId_idx" ON "DataRequest"("planId");

-- CreateIndex
CREATE INDEX "DataRequestStep_requestId_idx" ON "DataRequestStep"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_planId_code_version_key" ON "Meeting"("planId", "code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingDecision_meetingId_ordinal_key" ON "MeetingDecision"("meetingId", "ordinal");

-- CreateIndex
CREATE INDEX "SupportRequest_planId_idx" ON "SupportRequest"("planId");

-- CreateIndex
CREATE INDEX "SupportStep_requestId_idx" ON "SupportStep"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Risk_planId_code_key" ON "Risk"("planId", "code");

-- CreateIndex
CREATE INDEX "RiskVersion_riskId_idx" ON "RiskVersion"("riskId");

-- CreateIndex
CREATE INDEX "Notice_userId_createdAt_idx" ON "Notice"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_mailKey_unmailed_createdAt_idx" ON "Notice"("mailKey", "unmailed", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_userId_key_key" ON "Notice"("userId", "key");

-- CreateIndex
CREATE INDEX "MailWording_planId_kind_language_idx" ON "MailWording"("planId", "kind", "language");

-- CreateIndex
CREATE UNIQUE INDEX "MailChoice_userId_kind_key" ON "MailChoice"("userId", "kind");

-- CreateIndex
CREATE INDEX "ReviewAssignment_reportId_step_idx" ON "ReviewAssignment"("reportId", "step");

-- CreateIndex
CREATE INDEX "ReviewAssignment_assigneeId_idx" ON "ReviewAssignment"("assigneeId");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_reviewStepId_key" ON "Dispute"("reviewStepId");

-- CreateIndex
CREATE UNIQUE INDEX "DisputeAnswer_disputeId_key" ON "DisputeAnswer"("disputeId");

-- CreateIndex
CREATE INDEX "ContestedReview_planId_idx" ON "ContestedReview"("planId");

-- CreateIndex
CREATE INDEX "ContestedReview_evidenceItemId_idx" ON "ContestedReview"("evidenceItemId");

-- CreateIndex
CREATE INDEX "ReasonTemplate_planId_key_idx" ON "ReasonTemplate"("planId", "key");

-- CreateIndex
CREATE INDEX "StoredFile_sha256_idx" ON "StoredFile"("sha256");

-- CreateIndex
CREATE INDEX "StoredFile_planId_idx" ON "StoredFile"("planId");

-- CreateIndex
CREATE INDEX "Follower_email_idx" ON "Follower"("email");

-- CreateIndex
CREATE INDEX "Follower_confirmedAt_endedAt_idx" ON "Follower"("confirmedAt", "endedAt");
