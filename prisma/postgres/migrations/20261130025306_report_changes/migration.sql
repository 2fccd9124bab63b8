-- CreateTable
CREATE TABLE "ReportChange" (
    "version" INTEGER NOT NULL,
    "milestoneId" TEXT NOT NULL,

    CONSTRAINT "ReportChange_pkey" PRIMARY KEY ("version","milestoneId")
);
