import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { ExtensionOutcome, ExtensionRequest, ExtensionStepKind } from "#app/domain/extension.ts";
import type { Db, Tx } from "./db.server.ts";
import { Day } from "./fact-schemas.server.ts";
import { dated, loadSlugs } from "./review-rows.server.ts";
import { isIllustrationUser } from "./users.server.ts";

const StepKind = z.enum(["advice", "decision", "withdrawal"]);
const Outcome = z.enum(["support", "oppose", "granted", "refused", "withdrawn"]);

/** Every request for more time of a plan, oldest first, with the steps taken on it. */
export async function loadExtensions(db: Db | Tx, planId: string): Promise<Array<ExtensionRequest>> {
  const rows = await db.extensionRequest.findMany({
    where: { planId },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
    include: {
      milestone: { select: { code: true } },
      steps: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] },
    },
  });
  if (rows.length === 0) return [];
  const slugs = await loadSlugs(db);
  const slugOf = (id: string) => slugs.get(id) ?? id;
  return rows.map((row) => ({
    ...{ id: row.id, milestone: row.milestone.code, organisation: slugOf(row.organisationId) },
    ...{ author: row.askedBy, fromOn: Day.nullable().parse(row.fromOn), untilOn: Day.parse(row.untilOn) },
    ...{ reason: row.reason, ...dated(row) },
    steps: row.steps.map((step) => ({
      ...{ id: step.id, step: StepKind.parse(step.step), outcome: Outcome.parse(step.outcome) },
      ...{ untilOn: Day.nullable().parse(step.untilOn), reason: step.reason, author: step.userId },
      ...{ organisation: slugOf(step.organisationId), ...dated(step) },
    })),
  }));
}

export type NewExtension = {
  id: string;
  plan: string;
  milestone: string;
  organisation: string;
  author: string;
  fromOn: CalendarDate;
  untilOn: CalendarDate;
  reason: string;
  knownOn: CalendarDate;
  at: Date;
};

/** @returns the plan's id. */
export async function insertExtension(tx: Tx, added: NewExtension): Promise<string> {
  const { milestone, organisation } = added;
  const plan = await tx.plan.findUniqueOrThrow({ where: { slug: added.plan }, select: { id: true } });
  const row = await tx.milestone.findFirstOrThrow({
    where: { planId: plan.id, code: milestone },
    select: { id: true },
  });
  await tx.extensionRequest.create({
    data: {
      ...{ id: added.id, planId: plan.id, milestoneId: row.id, askedBy: added.author },
      organisationId: await organisationId(tx, organisation),
      ...{ fromOn: added.fromOn, untilOn: added.untilOn, reason: added.reason, knownOn: added.knownOn },
      ...{ recordedAt: added.at, illustration: await isIllustrationUser(tx, added.author) },
    },
    select: { id: true },
  });
  return plan.id;
}

export type NewExtensionStep = {
  id: string;
  request: string;
  step: ExtensionStepKind;
  outcome: ExtensionOutcome;
  untilOn: CalendarDate | null;
  reason: string;
  author: string;
  organisation: string;
  knownOn: CalendarDate;
  at: Date;
};

/** Writes a step; a grant sets the milestone's deadline to the day granted. */
export async function insertExtensionStep(
  tx: Tx,
  added: NewExtensionStep,
  { newId }: { newId: () => string },
): Promise<void> {
  const { request, step, outcome, untilOn, reason, knownOn, at } = added;
  const made = await tx.extensionRequest.findUniqueOrThrow({
    where: { id: request },
    select: { milestoneId: true, untilOn: true },
  });
  await tx.extensionStep.create({
    data: {
      ...{ id: added.id, requestId: request, step, outcome, untilOn, reason, userId: added.author },
      organisationId: await organisationId(tx, added.organisation),
      ...{ knownOn, recordedAt: at, illustration: await isIllustrationUser(tx, added.author) },
    },
    select: { id: true },
  });
  if (outcome !== "granted") return;
  await tx.deadlineRule.create({
    data: {
      ...{ id: newId(), milestoneId: made.milestoneId, kind: "fixed", fixedOn: untilOn ?? made.untilOn },
      ...{ reason, extensionId: request, provenanceJson: "[]", knownOn, recordedAt: at },
    },
    select: { id: true },
  });
}

async function organisationId(tx: Tx, slug: string): Promise<string> {
  const row = await tx.organisation.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return row.id;
}

/** The plan and the milestone a request is about; null when there is none. */
export async function findExtensionPlace(
  db: Db | Tx,
  id: string,
): Promise<{ plan: string; milestone: string } | null> {
  const row = await db.extensionRequest.findUnique({
    where: { id },
    select: { plan: { select: { slug: true } }, milestone: { select: { code: true } } },
  });
  return row === null ? null : { plan: row.plan.slug, milestone: row.milestone.code };
}
