import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { ReviewStep } from "#app/domain/facts.ts";
import type { Db, Tx } from "./db.server.ts";
import { isIllustrationUser } from "./users.server.ts";

/** Who has a case in hand. */
export type Holder = { userId: string; name: string };

/** Who has which report in hand for a step, by report; those in nobody's hands stay out. */
export async function loadHolders(
  db: Db | Tx,
  step: ReviewStep["step"],
  reportIds: ReadonlyArray<string>,
): Promise<Map<string, Holder>> {
  const rows = await db.reviewAssignment.findMany({
    where: { step, reportId: { in: [...reportIds] } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { reportId: true, assigneeId: true },
  });
  const latest = new Map(rows.map(({ reportId, assigneeId }) => [reportId, assigneeId]));
  const ids = [...new Set(latest.values())].filter((id) => id !== null);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return new Map(
    [...latest].flatMap(([report, userId]) =>
      userId === null ? [] : [[report, { userId, name: nameOf.get(userId) ?? userId }] as const],
    ),
  );
}

export type NewAssignment = {
  id: string;
  reportId: string;
  step: ReviewStep["step"];
  /** Null hands the case back. */
  assigneeId: string | null;
  assignedBy: string;
  knownOn: CalendarDate;
  at: Date;
};

export async function insertAssignment(tx: Tx, { at, reportId, ...row }: NewAssignment): Promise<void> {
  const illustration = await isIllustrationUser(tx, row.assignedBy);
  const report = { connect: { id: reportId } };
  await tx.reviewAssignment.create({
    data: { ...row, report, recordedAt: at, illustration },
    select: { id: true },
  });
}
