import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Closure, EvidenceItem, Report, ReviewStep } from "#app/domain/facts.ts";
import type { Role } from "#app/domain/permission.ts";
import type { Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { ensureTarget, type TargetAddress } from "./targets.server.ts";
import { insertUser } from "./user-write.server.ts";

/** Rows of the real plan that the illustration hangs on, by their codes. */
export type IllustrationKeys = {
  planId: string;
  knownFrom: CalendarDate;
  milestoneIds: ReadonlyMap<string, string>;
  slotIds: ReadonlyMap<string, string>;
  organisationIds: ReadonlyMap<string, string>;
};

type To = { keys: IllustrationKeys; at: Date; newId: () => string };

const LoadedSchema = z.object({ fingerprint: z.string() });

/** @throws {Error} when the plan is not there. */
export async function findIllustrationKeys(tx: Tx, plan: string): Promise<IllustrationKeys> {
  const row = await tx.plan.findUniqueOrThrow({
    where: { slug: plan },
    select: {
      id: true,
      knownFrom: true,
      milestones: { select: { id: true, code: true } },
      slots: { select: { id: true, code: true } },
    },
  });
  const organisations = await tx.organisation.findMany({ select: { id: true, slug: true } });
  return {
    planId: row.id,
    knownFrom: CalendarDateSchema.parse(row.knownFrom),
    milestoneIds: new Map(row.milestones.map(({ code, id }) => [code, id])),
    slotIds: new Map(row.slots.map(({ code, id }) => [code, id])),
    organisationIds: new Map(organisations.map(({ slug, id }) => [slug, id])),
  };
}

/** Fingerprint of the illustration that is loaded, as the audit log tells; null when there is none. */
export async function loadedIllustration(tx: Tx): Promise<string | null> {
  const last = await tx.auditEntry.findFirst({
    where: { subjectType: "illustration" },
    orderBy: { seq: "desc" },
    select: { seq: true, afterJson: true },
  });
  if (last === null || last.afterJson === null) return null;
  return readJson(LoadedSchema, last.afterJson, `AuditEntry ${last.seq}`).fingerprint;
}

export type DemoUser = {
  email: string;
  name: string;
  organisation: string;
  role: Role;
  passwordHash: string;
};

/** Makes a demonstration account, or gives it the password that is kept for it. */
export async function putDemoUser(tx: Tx, account: DemoUser, { keys, at, newId }: To): Promise<void> {
  const { email, name, passwordHash } = account;
  const known = await tx.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  if (known !== null) {
    if (known.passwordHash === passwordHash) return;
    await tx.user.update({ where: { id: known.id }, data: { passwordHash }, select: { id: true } });
    return;
  }
  await insertUser(tx, {
    ...{ id: demoUserId(email), email, name, passwordHash, illustration: true, at },
    office: {
      ...{ id: newId(), role: account.role, fromOn: keys.knownFrom },
      organisationId: idOf(keys.organisationIds, account.organisation),
      planId: account.role === "administrator" ? null : keys.planId,
    },
  });
}

export type SampleCatalogueRow = {
  slug: string;
  title: string;
  titleEn: string;
  organisation: string;
  url: string;
};

/** Registers the sample portal as a catalogue to be harvested. */
export async function putSampleCatalogue(
  tx: Tx,
  row: SampleCatalogueRow,
  { keys, newId }: To,
): Promise<void> {
  const { slug, title, titleEn, url } = row;
  await tx.catalogue.create({
    data: {
      ...{ id: newId(), slug, title, titleEn, url, harvestUrl: url, kind: "ckan", illustration: true },
      ...{ planId: keys.planId, organisationId: idOf(keys.organisationIds, row.organisation) },
    },
    select: { id: true },
  });
}

/** Saves a made-up report with its evidence and its review. Its people are e-mail addresses. */
export async function insertSampleReport(
  tx: Tx,
  report: Report,
  to: To & { addresses: ReadonlyMap<string, TargetAddress> },
): Promise<void> {
  const { keys } = to;
  await tx.report.create({
    data: {
      ...{ id: report.id, planId: keys.planId, percentDone: report.percentDone, narrative: report.narrative },
      milestoneId: idOf(keys.milestoneIds, report.milestone),
      organisationId: idOf(keys.organisationIds, report.organisation),
      authorId: demoUserId(report.author),
      obstaclesJson: JSON.stringify(report.obstacles),
      ...{ obstacleNote: report.obstacleNote, nextStep: report.nextStep, nextStepOn: report.nextStepOn },
      ...datedColumns(report),
    },
    select: { id: true },
  });
  for (const item of report.items) await insertItem(tx, item, to);
  for (const step of report.steps) await insertStep(tx, report.id, step, to);
}

async function insertItem(
  tx: Tx,
  item: EvidenceItem,
  { keys, at, newId, addresses }: To & { addresses: ReadonlyMap<string, TargetAddress> },
): Promise<void> {
  const address = addresses.get(item.id);
  if (address === undefined) throw new Error(`${item.id}: no address`);
  const { url, k1, k2, host } = address;
  const targetId = await ensureTarget(tx, { url, k1, k2, host }, { at, illustration: true, newId });
  await tx.evidenceItem.create({
    data: {
      ...{ id: item.id, reportId: item.report, targetId, url: item.url, kind: item.kind, role: item.role },
      ...{ slotId: idOf(keys.slotIds, item.slot), note: item.note, ...datedColumns(item) },
    },
    select: { id: true },
  });
}

async function insertStep(tx: Tx, reportId: string, step: ReviewStep, { keys }: To): Promise<void> {
  await tx.reviewStep.create({
    data: {
      ...{ id: step.id, reportId, step: step.step, decision: step.decision, reason: step.reason },
      reviewerId: demoUserId(step.reviewer),
      organisationId: idOf(keys.organisationIds, step.organisation),
      ...datedColumns(step),
    },
    select: { id: true },
  });
  await tx.itemDecision.createMany({
    data: step.items.map(({ item, decision, reason, elements }) => ({
      ...{ id: `${item}-decision`, reviewStepId: step.id, evidenceItemId: item, decision, reason },
      elementsJson: elements === null ? null : JSON.stringify(elements),
    })),
  });
}

export async function insertSampleClosure(tx: Tx, closure: Closure, { keys, newId }: To): Promise<void> {
  await tx.milestoneClosure.create({
    data: {
      ...{ id: newId(), milestoneId: idOf(keys.milestoneIds, closure.milestone), kind: closure.kind },
      ...{ intoCode: closure.into, reason: closure.reason.id, reasonEn: closure.reason.en },
      ...datedColumns(closure),
    },
    select: { id: true },
  });
}

function datedColumns({ knownOn, recordedAt }: { knownOn: string; recordedAt: string }) {
  return { knownOn, recordedAt: new Date(recordedAt), illustration: true };
}

/** `ilustrasi-kpu` for kpu@…: the same at every loading. */
export function demoUserId(email: string): string {
  return `ilustrasi-${email.split("@")[0]}`;
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`the illustration names ${code}, which the plan does not have`);
  return id;
}

/** Code of the milestone of every slot of a plan. */
export async function milestonesOfSlots(tx: Tx, planId: string): Promise<Map<string, string>> {
  const slots = await tx.evidenceSlot.findMany({
    where: { planId },
    select: { code: true, milestone: { select: { code: true } } },
  });
  return new Map(slots.map(({ code, milestone }) => [code, milestone.code]));
}
