import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { FiledLink, Submission } from "#app/domain/submission.ts";
import type { Db, Tx } from "./db.server.ts";
import { ensureTarget } from "./targets.server.ts";
import { isIllustrationUser } from "./users.server.ts";

/** Keys of the rows a submission hangs on. */
export type MilestoneKeys = { planId: string; milestoneId: string; slotIds: ReadonlyMap<string, string> };

/** Slugs of the plans there are, in their order. */
export async function listPlanSlugs(db: Db): Promise<Array<string>> {
  const rows = await db.plan.findMany({
    orderBy: [{ ordinal: "asc" }, { slug: "asc" }],
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

export async function findMilestoneKeys(
  db: Db | Tx,
  plan: string,
  milestone: string,
): Promise<MilestoneKeys | null> {
  const row = await db.milestone.findFirst({
    where: { code: milestone, plan: { slug: plan } },
    select: { id: true, planId: true, slots: { select: { id: true, code: true } } },
  });
  if (row === null) return null;
  const slotIds = new Map(row.slots.map((slot) => [slot.code, slot.id]));
  return { planId: row.planId, milestoneId: row.id, slotIds };
}

/** The data version as this transaction sees it. */
export async function dataVersionIn(tx: Tx): Promise<number> {
  const row = await tx.dataVersion.findFirst({ select: { version: true } });
  return row?.version ?? 0;
}

export type NewReport = {
  id: string;
  keys: MilestoneKeys;
  organisation: string;
  authorId: string;
  submission: Omit<Submission, "slots">;
  knownOn: CalendarDate;
  at: Date;
};

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  const { obstacles, narrative, ...answers } = report.submission;
  await tx.report.create({
    data: {
      ...answers,
      id: report.id,
      plan: { connect: { id: report.keys.planId } },
      milestone: { connect: { id: report.keys.milestoneId } },
      organisation: { connect: { slug: report.organisation } },
      author: { connect: { id: report.authorId } },
      narrative: narrative.trim(),
      obstaclesJson: JSON.stringify(obstacles),
      knownOn: report.knownOn,
      recordedAt: report.at,
      illustration: await isIllustrationUser(tx, report.authorId),
    },
    select: { id: true },
  });
}

/** Files one link; its address is opened once for all items that name it. */
export async function insertItem(
  tx: Tx,
  link: FiledLink,
  { report, slotId, newId }: { report: NewReport; slotId: string; newId: () => string },
): Promise<string> {
  const { url, k1, k2, host } = link.address;
  const illustration = await isIllustrationUser(tx, report.authorId);
  const targetId = await ensureTarget(tx, { url, k1, k2, host }, { at: report.at, illustration, newId });
  const id = newId();
  await tx.evidenceItem.create({
    data: {
      id,
      slotId,
      reportId: report.id,
      targetId,
      url: link.address.fragment === null ? url : withFragment(url, link.address.fragment),
      kind: link.kind,
      role: link.role,
      knownOn: report.knownOn,
      recordedAt: report.at,
      illustration,
    },
    select: { id: true },
  });
  return id;
}

function withFragment(url: string, fragment: string): string {
  return url.includes("#") ? url : `${url}${fragment}`;
}
