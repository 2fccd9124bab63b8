import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { FiledLink, Submission } from "#app/domain/submission.ts";
import type { Db, Tx } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";
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

/**
 * How much is on record that a submission to a milestone is decided on. These facts are only ever added to, so the
 * same counts mean the same facts, whatever else was written meanwhile.
 */
export async function milestoneMark(db: Db | Tx, { planId, milestoneId }: MilestoneKeys): Promise<string> {
  const [row] = await markRows(db, milestoneId, milestoneId, milestoneId, milestoneId, planId);
  if (row === undefined) throw new Error("counting gave no row");
  return Object.values(row).join(" ");
}

const markRows = statement<Record<string, number | bigint>>(
  `SELECT
     (SELECT COUNT(*) FROM "Report" WHERE "milestoneId" = ?) AS "reports",
     (SELECT COUNT(*) FROM "ReviewStep" s JOIN "Report" r ON r."id" = s."reportId"
       WHERE r."milestoneId" = ?) AS "steps",
     (SELECT COUNT(*) FROM "MilestoneClosure" WHERE "milestoneId" = ?) AS "closures",
     (SELECT COUNT(*) FROM "DeadlineRule" WHERE "milestoneId" = ?) AS "rules",
     (SELECT COUNT(*) FROM "PlanEdit" WHERE "planId" = ?) AS "edits",
     (SELECT COUNT(*) FROM "StageVersion") AS "versions",
     (SELECT COUNT(*) FROM "EventOccurrence") AS "occurrences"`,
);

export type NewReport = {
  id: string;
  keys: MilestoneKeys;
  /** Code of the milestone. */
  milestone: string;
  organisation: string;
  authorId: string;
  submission: Omit<Submission, "slots">;
  knownOn: CalendarDate;
  at: Date;
  /** Shared by reports sent together; null for one sent by itself. */
  groupId: string | null;
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
      groupId: report.groupId,
      illustration: await isIllustrationUser(tx, report.authorId),
    },
    select: { id: true },
  });
}

/** Keeps that a report asks an organisation for support. */
export async function insertSupportAsked(
  tx: Tx,
  {
    id,
    report,
    toOrganisation,
    neededBy,
    text,
  }: { id: string; report: NewReport; toOrganisation: string; neededBy: CalendarDate | null; text: string },
): Promise<void> {
  await tx.supportRequest.create({
    data: {
      ...{ id, planId: report.keys.planId, milestoneCode: report.milestone, reportId: report.id },
      ...{ fromOrganisation: report.organisation, toOrganisation, text, neededBy },
      ...{ authorId: report.authorId, knownOn: report.knownOn, recordedAt: report.at },
      illustration: await isIllustrationUser(tx, report.authorId),
    },
    select: { id: true },
  });
}

/** Support that was asked for; `decision` is the latest answer, null while nobody has answered. */
export type SupportAskedRow = {
  id: string;
  milestone: string;
  /** Short name. */
  to: string;
  text: string;
  neededBy: CalendarDate | null;
  decision: SupportDecision | null;
};

export const SUPPORT_DECISIONS = ["taken", "declined", "given", "withdrawn"] as const;
export type SupportDecision = (typeof SUPPORT_DECISIONS)[number];

/** What organisations have asked others for in a plan, as known on a day; the latest first. */
export async function supportAskedBy(
  db: Db,
  { plan, organisations, until }: { plan: string; organisations: ReadonlyArray<string>; until: CalendarDate },
): Promise<Array<SupportAskedRow>> {
  if (organisations.length === 0) return [];
  const rows = await db.supportRequest.findMany({
    where: { plan: { slug: plan }, fromOrganisation: { in: [...organisations] }, knownOn: { lte: until } },
    orderBy: [{ recordedAt: "desc" }, { id: "asc" }],
    select: {
      ...{ id: true, milestoneCode: true, toOrganisation: true, text: true, neededBy: true },
      steps: {
        where: { knownOn: { lte: until } },
        orderBy: { recordedAt: "asc" },
        select: { decision: true },
      },
    },
  });
  const names = await db.organisation.findMany({
    where: { slug: { in: rows.map(({ toOrganisation }) => toOrganisation) } },
    select: { slug: true, short: true },
  });
  return rows.map(({ milestoneCode, toOrganisation, neededBy, steps, ...row }) => ({
    ...row,
    milestone: milestoneCode,
    to: names.find(({ slug }) => slug === toOrganisation)?.short ?? toOrganisation,
    neededBy: neededBy === null ? null : CalendarDateSchema.parse(neededBy),
    decision: SUPPORT_DECISIONS.find((known) => known === steps.at(-1)?.decision) ?? null,
  }));
}

/** Slugs and names of the organisations support can be asked of, the secretariat first. */
export async function listOrganisations(db: Db): Promise<Array<{ slug: string; short: string }>> {
  const rows = await db.organisation.findMany({
    orderBy: { short: "asc" },
    select: { slug: true, short: true, kind: true },
  });
  const first = rows.filter(({ kind }) => kind === "secretariat");
  return [...first, ...rows.filter((row) => !first.includes(row))].map(({ slug, short }) => ({
    slug,
    short,
  }));
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
      fileId: link.fileId,
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
