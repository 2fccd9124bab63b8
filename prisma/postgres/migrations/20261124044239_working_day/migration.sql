-- AlterTable
ALTER TABLE "User" ADD COLUMN     "mailRhythm" TEXT NOT NULL DEFAULT 'digest',
ADD COLUMN     "passwordSetAt" TIMESTAMP(3),
ADD COLUMN     "totpConfirmedAt" TIMESTAMP(3),
ADD COLUMN     "totpLastStep" INTEGER,
ADD COLUMN     "totpSecret" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "secondFactorAt" TIMESTAMP(3),
ADD COLUMN     "signedInBy" TEXT NOT NULL DEFAULT 'password';

-- AlterTable
ALTER TABLE "EvidenceItem" ADD COLUMN     "fileId" TEXT;

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "secondFactorRolesJson" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "PublicRemark" ADD COLUMN     "triedOn" TEXT;

-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "groupId" TEXT;

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" TEXT,
    "email" TEXT NOT NULL,
    "offerJson" TEXT,
    "createdBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "AccountLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExternalIdentity" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ExternalIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopesJson" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
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
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentModeration" (
    "id" TEXT NOT NULL,
    "commentId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "userId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CommentModeration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataRequest" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "milestoneCode" TEXT,
    "slotCode" TEXT,
    "text" TEXT NOT NULL,
    "purpose" TEXT,
    "language" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "contact" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DataRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataRequestStep" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT,
    "address" TEXT,
    "toOrganisation" TEXT,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DataRequestStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
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
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingDecision" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT,
    "subjectKind" TEXT,
    "subjectCode" TEXT,
    "organisation" TEXT,
    "dueOn" TEXT,

    CONSTRAINT "MeetingDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportRequest" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "milestoneCode" TEXT NOT NULL,
    "fromOrganisation" TEXT NOT NULL,
    "toOrganisation" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "neededBy" TEXT,
    "authorId" TEXT NOT NULL,
    "reportId" TEXT,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SupportRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportStep" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SupportStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Risk" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "milestoneCode" TEXT,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Risk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiskVersion" (
    "id" TEXT NOT NULL,
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
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RiskVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectCode" TEXT NOT NULL,
    "dataJson" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "readAt" TIMESTAMP(3),
    "mailKey" TEXT,
    "unmailed" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailWording" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MailWording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailChoice" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "off" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MailChoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeRound" (
    "planId" TEXT NOT NULL,
    "doneUpTo" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NoticeRound_pkey" PRIMARY KEY ("planId")
);

-- CreateTable
CREATE TABLE "ReviewAssignment" (
    "id" TEXT NOT NULL,
    "reportId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "assigneeId" TEXT,
    "assignedBy" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ReviewAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "reviewStepId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DisputeAnswer" (
    "id" TEXT NOT NULL,
    "disputeId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DisputeAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestedReview" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "evidenceItemId" TEXT NOT NULL,
    "observationId" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "knownOn" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ContestedReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReasonTemplate" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReasonTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "uploadedAt" TIMESTAMP(3) NOT NULL,
    "guard" TEXT NOT NULL,
    "guardCode" TEXT,
    "illustration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

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

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExternalIdentity" ADD CONSTRAINT "ExternalIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentModeration" ADD CONSTRAINT "CommentModeration_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataRequestStep" ADD CONSTRAINT "DataRequestStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "DataRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingDecision" ADD CONSTRAINT "MeetingDecision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportRequest" ADD CONSTRAINT "SupportRequest_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "SupportRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Risk" ADD CONSTRAINT "Risk_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskVersion" ADD CONSTRAINT "RiskVersion_riskId_fkey" FOREIGN KEY ("riskId") REFERENCES "Risk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceItem" ADD CONSTRAINT "EvidenceItem_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailChoice" ADD CONSTRAINT "MailChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewAssignment" ADD CONSTRAINT "ReviewAssignment_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_reviewStepId_fkey" FOREIGN KEY ("reviewStepId") REFERENCES "ReviewStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeAnswer" ADD CONSTRAINT "DisputeAnswer_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
