import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type SealedReport, SealedReportSchema } from "#app/domain/period-report/sealed.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** An issued report without what it says. */
export type IssuedReport = {
  id: string;
  checkpoint: string;
  version: number;
  asOf: CalendarDate;
  issuedOn: CalendarDate;
  issuedAt: string;
  issuerName: string;
  /** Slug of the issuing organisation, and its short name. */
  organisation: string;
  organisationShort: string;
  sha256: string;
  prevSha256: string;
  keyId: string;
  reason: string | null;
  illustration: boolean;
};

const COLUMNS = {
  ...{ id: true, checkpointCode: true, version: true, asOf: true, issuedOn: true, issuedAt: true },
  ...{ issuerName: true, organisationId: true, sha256: true, prevSha256: true, keyId: true },
  ...{ reason: true, illustration: true },
} as const;

type Row = Awaited<ReturnType<typeof rowsOfPlan>>[number];

function rowsOfPlan(db: Db | Tx, plan: string) {
  return db.periodReport.findMany({
    where: { plan: { slug: plan } },
    orderBy: [{ issuedAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
}

/** Every report issued in a plan, in the order they were issued, which is the order of their chain. */
export async function listPeriodReports(db: Db | Tx, plan: string): Promise<Array<IssuedReport>> {
  const rows = await rowsOfPlan(db, plan);
  const organisations = await db.organisation.findMany({
    where: { id: { in: [...new Set(rows.map(({ organisationId }) => organisationId))] } },
    select: { id: true, slug: true, short: true },
  });
  const nameOf = new Map(organisations.map((each) => [each.id, each]));
  return rows.map((row) => issuedOf(row, nameOf.get(row.organisationId)));
}

function issuedOf(row: Row, organisation: { slug: string; short: string } | undefined): IssuedReport {
  const { id, version, issuerName, sha256, prevSha256, keyId, reason, illustration } = row;
  return {
    ...{ id, checkpoint: row.checkpointCode, version, issuerName, sha256, prevSha256, keyId },
    ...{ reason, illustration, issuedAt: row.issuedAt.toISOString() },
    ...{ asOf: CalendarDateSchema.parse(row.asOf), issuedOn: CalendarDateSchema.parse(row.issuedOn) },
    organisation: organisation?.slug ?? row.organisationId,
    organisationShort: organisation?.short ?? row.organisationId,
  };
}

/** The report as it was issued; null when there is none of this id. */
export async function loadSealedReport(db: Db | Tx, id: string): Promise<SealedReport | null> {
  const row = await db.periodReport.findUnique({ where: { id }, select: { snapshotJson: true } });
  return row === null ? null : readJson(SealedReportSchema, row.snapshotJson, `PeriodReport ${id}`);
}

/** Every issued report with what its row says of it, plan by plan in the order of issue. */
export async function allSealedReports(db: Db) {
  return db.periodReport.findMany({
    orderBy: [{ planId: "asc" }, { issuedAt: "asc" }, { id: "asc" }],
    select: { id: true, planId: true, snapshotJson: true, sha256: true, prevSha256: true, keyId: true },
  });
}

/** Digests of every report issued in any plan. */
export async function publishedDigests(db: Db): Promise<Array<string>> {
  const rows = await db.periodReport.findMany({ select: { sha256: true } });
  return rows.map(({ sha256 }) => sha256);
}

export type NewPeriodReport = {
  id: string;
  plan: string;
  at: Date;
  userId: string;
  report: SealedReport;
  json: string;
  replacesId: string | null;
  illustration: boolean;
};

/** Adds an issued report. There is nothing to change one with. */
export async function insertPeriodReport(tx: Tx, added: NewPeriodReport): Promise<{ planId: string }> {
  const { head, seal } = added.report;
  const where = { slug: added.plan };
  const { id: planId } = await tx.plan.findUniqueOrThrow({ where, select: { id: true } });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { slug: head.issuer.organisation },
    select: { id: true },
  });
  await tx.periodReport.create({
    data: {
      ...{ id: added.id, planId, checkpointCode: head.checkpoint, version: head.version },
      ...{ asOf: head.asOf, issuedOn: head.issuedOn, issuedAt: added.at, issuedBy: added.userId },
      ...{ issuerName: head.issuer.name, organisationId: organisation.id, snapshotJson: added.json },
      ...{ sha256: seal.sha256, prevSha256: head.prevSha256, signature: seal.signature, keyId: seal.keyId },
      ...{ replacesId: added.replacesId, reason: head.replaces?.reason ?? null },
      illustration: added.illustration,
    },
    select: { id: true },
  });
  return { planId };
}

export type PublishedKey = { id: string; publicKeyPem: string; createdAt: string; retiredAt: string | null };

/** Keys reports were ever signed with, oldest first. */
export async function listSigningKeys(db: Db | Tx): Promise<Array<PublishedKey>> {
  const rows = await db.signingKey.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(({ id, publicKeyPem, createdAt, retiredAt }) => ({
    ...{ id, publicKeyPem, createdAt: createdAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null },
  }));
}

/** Publishes a key, once. */
export async function putSigningKey(
  tx: Tx,
  { id, publicKeyPem, at }: { id: string; publicKeyPem: string; at: Date },
): Promise<void> {
  await tx.signingKey.upsert({
    where: { id },
    create: { id, publicKeyPem, createdAt: at },
    update: {},
    select: { id: true },
  });
}

const Seen = z.object({
  targetId: z.string(),
  at: z.date(),
  sha256: z.string(),
  bytes: z.number().nullable(),
});
export type SeenContent = z.infer<typeof Seen>;

/** The content last seen at each of these addresses before an instant; those that had none stay out. */
export async function contentsSeenBefore(
  db: Db,
  targetIds: ReadonlyArray<string>,
  before: Date,
): Promise<Array<SeenContent>> {
  const where = { targetId: { in: [...targetIds] }, sha256: { not: null }, at: { lt: before } };
  const latest = await db.observation.groupBy({ by: ["targetId"], where, _max: { at: true } });
  const seen: Array<SeenContent> = [];
  for (const { targetId, _max } of latest) {
    if (_max.at === null) continue;
    const row = await db.observation.findFirst({
      where: { targetId, at: _max.at, sha256: { not: null } },
      select: { targetId: true, at: true, sha256: true, bytesDecoded: true },
    });
    const found = Seen.safeParse(row === null ? null : { ...row, bytes: row.bytesDecoded });
    if (found.success) seen.push(found.data);
  }
  return seen;
}
