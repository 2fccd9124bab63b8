-- CreateIndex
CREATE INDEX "Session_lastSeenAt_idx" ON "Session"("lastSeenAt");

-- CreateIndex
CREATE INDEX "CheckRun_personalData_at_idx" ON "CheckRun"("personalData", "at");

-- CreateIndex
CREATE INDEX "EvidenceDecision_kind_idx" ON "EvidenceDecision"("kind");

-- CreateIndex
CREATE INDEX "ReportDraft_authorId_idx" ON "ReportDraft"("authorId");

-- CreateIndex
CREATE INDEX "ExtensionRequest_planId_idx" ON "ExtensionRequest"("planId");
