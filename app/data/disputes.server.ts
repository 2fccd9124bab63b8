import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { DisputeAnswer } from "#app/domain/facts.ts";
import type { Db, Tx } from "./db.server.ts";
import { isIllustrationUser } from "./users.server.ts";

/** Key of the report a review step belongs to; null when there is no such step. */
export async function findReportOfStep(db: Db | Tx, stepId: string): Promise<string | null> {
  const row = await db.reviewStep.findUnique({ where: { id: stepId }, select: { reportId: true } });
  return row?.reportId ?? null;
}

/** Keys of every report on the milestone of a report, oldest first. */
export async function findReportsBeside(tx: Tx, reportId: string): Promise<Array<string>> {
  const rows = await tx.report.findMany({
    where: { milestone: { reports: { some: { id: reportId } } } },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

type Spoken = {
  id: string;
  text: string;
  authorId: string;
  /** Slug of the organisation the person speaks for. */
  organisation: string;
  knownOn: CalendarDate;
  at: Date;
};

async function spokenRow(tx: Tx, { organisation, at, ...row }: Spoken) {
  const found = await tx.organisation.findUniqueOrThrow({
    where: { slug: organisation },
    select: { id: true },
  });
  const illustration = await isIllustrationUser(tx, row.authorId);
  return { ...row, organisationId: found.id, recordedAt: at, illustration };
}

/** Keeps the owner's objection to a return. */
export async function insertDispute(tx: Tx, { stepId, ...said }: Spoken & { stepId: string }): Promise<void> {
  const reviewStep = { connect: { id: stepId } };
  await tx.dispute.create({ data: { ...(await spokenRow(tx, said)), reviewStep }, select: { id: true } });
}

/** Keeps the answer to an objection. */
export async function insertDisputeAnswer(
  tx: Tx,
  { disputeId, decision, ...said }: Spoken & { disputeId: string; decision: DisputeAnswer["decision"] },
): Promise<void> {
  const dispute = { connect: { id: disputeId } };
  const data = { ...(await spokenRow(tx, said)), decision, dispute };
  await tx.disputeAnswer.create({ data, select: { id: true } });
}
