-- CreateTable
CREATE TABLE "ReportChange" (
    "version" INTEGER NOT NULL,
    "milestoneId" TEXT NOT NULL,

    PRIMARY KEY ("version", "milestoneId")
);
