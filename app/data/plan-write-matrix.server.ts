import type { DeadlineRule } from "#app/domain/deadline.ts";
import type { Milestone } from "#app/domain/plan.ts";
import type { PlanContent } from "./plan-write-content.server.ts";
import { idOf, type Load, provenanceJson, reconcile } from "./plan-write-rows.server.ts";

type Ids = ReadonlyMap<string, string>;
type Milestones = ReadonlyArray<Milestone>;

/** @returns ids of the milestones by code. */
export async function writeMatrix(
  load: Load,
  planId: string,
  content: Pick<PlanContent, "checkpoints" | "commitments" | "actions" | "milestones">,
  organisations: Ids,
): Promise<Ids> {
  const checkpoints = await writeCheckpoints(load, planId, content.checkpoints);
  const commitments = await writeCommitments(load, planId, content.commitments);
  const actions = await writeActions(load, planId, content.actions, commitments);
  const milestones = await writeMilestones(load, planId, content.milestones, { actions, checkpoints });
  await writeOwners(load, content.milestones, milestones, organisations);
  await writeIndicators(load, content.milestones, milestones);
  await writeDeadlineRules(load, content.milestones, milestones);
  return milestones;
}

async function writeCheckpoints(load: Load, planId: string, checkpoints: PlanContent["checkpoints"]) {
  const { checkpoint: table } = load.tx;
  return reconcile(load, {
    wanted: checkpoints.map(({ code, label, dueOn, provenance }, ordinal) => ({
      ...{ planId, code, label: label.id, labelEn: label.en, dueOn, ordinal },
      provenanceJson: provenanceJson(provenance),
    })),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{ id: true, planId: true, code: true, label: true, labelEn: true, dueOn: true, ordinal: true },
        provenanceJson: true,
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writeCommitments(load: Load, planId: string, commitments: PlanContent["commitments"]) {
  const { commitment: table } = load.tx;
  return reconcile(load, {
    wanted: commitments.map(({ code, title, summary, url, provenance }, ordinal) => ({
      ...{ planId, code, title: title.id, titleEn: title.en, summary: summary.id, summaryEn: summary.en },
      ...{ url, ordinal, provenanceJson: provenanceJson(provenance) },
    })),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{ id: true, planId: true, code: true, title: true, titleEn: true, summary: true, summaryEn: true },
        ...{ url: true, ordinal: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writeActions(load: Load, planId: string, actions: PlanContent["actions"], commitments: Ids) {
  const { action: table } = load.tx;
  return reconcile(load, {
    wanted: actions.map(
      ({ code, commitment, title, summary, group, system, stageAsStated, provenance }, ordinal) => ({
        ...{ planId, commitmentId: idOf(commitments, commitment), code, title: title.id, titleEn: title.en },
        ...{ summary: summary.id, summaryEn: summary.en, groupLabel: group.id, groupLabelEn: group.en },
        ...{ stageAsStated: stageAsStated?.id ?? null, stageAsStatedEn: stageAsStated?.en ?? null },
        ...{ systemSlug: system, ordinal, provenanceJson: provenanceJson(provenance) },
      }),
    ),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{ id: true, planId: true, commitmentId: true, code: true, title: true, titleEn: true },
        ...{ summary: true, summaryEn: true, groupLabel: true, groupLabelEn: true, stageAsStated: true },
        ...{ stageAsStatedEn: true, systemSlug: true, ordinal: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writeMilestones(
  load: Load,
  planId: string,
  milestones: Milestones,
  { actions, checkpoints }: { actions: Ids; checkpoints: Ids },
) {
  const { milestone: table } = load.tx;
  return reconcile(load, {
    wanted: milestones.map(({ code, title, mustBeTrue, weight, legalBasis, workPlanItem, ...milestone }) => ({
      ...{ planId, code, title: title.id, titleEn: title.en, weight, workPlanItem },
      actionId: idOf(actions, milestone.action),
      checkpointId: idOf(checkpoints, milestone.checkpoint),
      ...{ mustBeTrue: mustBeTrue.id, mustBeTrueEn: mustBeTrue.en },
      ...{ legalBasis: legalBasis?.id ?? null, legalBasisEn: legalBasis?.en ?? null },
      provenanceJson: provenanceJson(milestone.provenance),
    })),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{
          id: true,
          planId: true,
          code: true,
          title: true,
          titleEn: true,
          weight: true,
          workPlanItem: true,
        },
        ...{ actionId: true, checkpointId: true, mustBeTrue: true, mustBeTrueEn: true, legalBasis: true },
        ...{ legalBasisEn: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (rows) => table.createMany({ data: rows.map((row) => ({ ...row, createdAt: load.at })) }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writeOwners(load: Load, milestones: Milestones, ids: Ids, organisations: Ids): Promise<void> {
  const { milestoneOwner: table } = load.tx;
  await reconcile(load, {
    wanted: milestones.flatMap((milestone) =>
      milestone.owners.map(({ organisation, role, provenance }) => ({
        milestoneId: idOf(ids, milestone.code),
        organisationId: idOf(organisations, organisation),
        ...{ role, provenanceJson: provenanceJson(provenance) },
      })),
    ),
    held: await table.findMany({
      where: { milestoneId: { in: [...ids.values()] } },
      select: { id: true, milestoneId: true, organisationId: true, role: true, provenanceJson: true },
    }),
    keyOf: (row) => `${row.milestoneId}/${row.organisationId}`,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writeIndicators(load: Load, milestones: Milestones, ids: Ids): Promise<void> {
  const { indicator: table } = load.tx;
  await reconcile(load, {
    wanted: milestones.flatMap((milestone) =>
      milestone.indicators.map(({ name, unit, provenance, ...indicator }) => ({
        ...indicator,
        milestoneId: idOf(ids, milestone.code),
        ...{ name: name.id, nameEn: name.en, unit: unit.id, unitEn: unit.en },
        provenanceJson: provenanceJson(provenance),
      })),
    ),
    held: await table.findMany({
      where: { milestoneId: { in: [...ids.values()] } },
      select: {
        ...{ id: true, milestoneId: true, code: true, name: true, nameEn: true, unit: true, unitEn: true },
        ...{ baseline: true, target: true, direction: true, author: true, agreement: true },
        provenanceJson: true,
      },
    }),
    keyOf: (row) => `${row.milestoneId}/${row.code}`,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

/** A rule is known by its milestone and the day it became known; later rules of the same plan stay. */
async function writeDeadlineRules(load: Load, milestones: Milestones, ids: Ids): Promise<void> {
  const { deadlineRule: table } = load.tx;
  await reconcile(load, {
    wanted: milestones.flatMap((milestone) =>
      milestone.deadlineRules.map((rule) => ({
        milestoneId: idOf(ids, milestone.code),
        ...reckoningOf(rule),
        ...{ reason: rule.reason?.id ?? null, reasonEn: rule.reason?.en ?? null, knownOn: rule.knownOn },
        provenanceJson: provenanceJson(rule.provenance),
      })),
    ),
    held: await table.findMany({
      where: { milestoneId: { in: [...ids.values()] } },
      orderBy: { recordedAt: "asc" },
      select: {
        ...{ id: true, milestoneId: true, kind: true, calendarCode: true, stageCode: true, edge: true },
        ...{ offsetDays: true, dayKind: true, fixedOn: true, reason: true, reasonEn: true, knownOn: true },
        provenanceJson: true,
      },
    }),
    keyOf: (row) => `${row.milestoneId}/${row.knownOn}`,
    create: (rows) => table.createMany({ data: rows.map((row) => ({ ...row, recordedAt: load.at })) }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

function reckoningOf(rule: DeadlineRule) {
  if (rule.kind === "fixed") {
    const { kind, on: fixedOn } = rule;
    return {
      kind,
      calendarCode: null,
      stageCode: null,
      edge: null,
      offsetDays: null,
      dayKind: "calendar",
      fixedOn,
    };
  }
  const { kind, stage, edge, offsetDays, dayKind = "calendar" } = rule;
  const slash = stage.indexOf("/");
  const [calendarCode, stageCode] = [stage.slice(0, slash), stage.slice(slash + 1)];
  return { kind, calendarCode, stageCode, edge, offsetDays, dayKind, fixedOn: null };
}
