import { amendmentCode } from "./amendment-codes.server.ts";
import type { Tx } from "./db.server.ts";

/** How many rows of each kind were deleted. */
export type DeletedIllustration = {
  users: number;
  reports: number;
  items: number;
  targets: number;
  observations: number;
  closures: number;
  catalogues: number;
};

const BY_DEMO_USER = { illustration: true };
/** Made up, or written by a demonstration account. */
const REPORT = { OR: [{ illustration: true }, { author: BY_DEMO_USER }] };
const STEP = { OR: [{ illustration: true }, { reviewer: BY_DEMO_USER }, { report: REPORT }] };
const ITEM = { OR: [{ illustration: true }, { report: REPORT }] };

/** Deletes every made-up row and what hangs on it, children first. */
export async function deleteIllustration(tx: Tx): Promise<DeletedIllustration> {
  const touched = await tx.target.findMany({
    where: { OR: [{ illustration: true }, { items: { some: ITEM } }] },
    select: { id: true, host: true },
  });
  await tx.itemDecision.deleteMany({ where: { OR: [{ reviewStep: STEP }, { evidenceItem: ITEM }] } });
  await tx.reviewStep.deleteMany({ where: STEP });
  await tx.checkRun.deleteMany({ where: { evidenceItem: ITEM } });
  await tx.evidenceDecision.deleteMany({
    where: { OR: [{ illustration: true }, { evidenceItem: ITEM }, { closure: { illustration: true } }] },
  });
  await tx.partialClosure.deleteMany({ where: { illustration: true } });
  await tx.periodReport.deleteMany({ where: { illustration: true } });
  await tx.irmAssessment.deleteMany({ where: { illustration: true } });
  await deleteTalk(tx);
  const items = await tx.evidenceItem.deleteMany({ where: ITEM });
  const reports = await tx.report.deleteMany({ where: REPORT });
  await tx.reportDraft.deleteMany({ where: { author: BY_DEMO_USER } });
  const closures = await tx.milestoneClosure.deleteMany({ where: { illustration: true } });
  await deleteSchedule(tx);
  const { targets, observations } = await deleteTargets(tx, touched);
  const catalogues = await deleteCatalogues(tx);
  const users = await deleteUsers(tx);
  return {
    ...{ users, reports: reports.count, items: items.count, targets, observations },
    ...{ closures: closures.count, catalogues },
  };
}

/** Conversations that are made up, or that demonstration accounts began. */
async function deleteTalk(tx: Tx): Promise<void> {
  const where = { illustration: true };
  await tx.commentModeration.deleteMany({ where: { comment: where } });
  await tx.comment.deleteMany({ where });
  await tx.dataRequestStep.deleteMany({ where: { request: where } });
  await tx.dataRequest.deleteMany({ where });
  await tx.decisionStep.deleteMany({ where });
  await tx.meetingDecision.deleteMany({ where: { meeting: where } });
  await tx.meeting.deleteMany({ where });
  await tx.supportStep.deleteMany({ where: { request: where } });
  await tx.supportRequest.deleteMany({ where });
  await tx.riskVersion.deleteMany({ where: { risk: where } });
  await tx.risk.deleteMany({ where });
}

/** Amendments that were made up and requests for more time, with the dates they set. */
async function deleteSchedule(tx: Tx): Promise<void> {
  const made = { illustration: true };
  const amendments = await tx.amendment.findMany({ where: made, select: { id: true } });
  for (const { id } of amendments) {
    const ofIt = { code: { startsWith: amendmentCode(id, "") } };
    await tx.stageVersion.deleteMany({ where: ofIt });
    await tx.eventOccurrence.deleteMany({ where: ofIt });
  }
  await tx.amendment.deleteMany({ where: made });
  const requests = await tx.extensionRequest.findMany({ where: made, select: { id: true } });
  const ids = requests.map(({ id }) => id);
  await tx.deadlineRule.deleteMany({ where: { extensionId: { in: ids } } });
  await tx.extensionStep.deleteMany({ where: { OR: [made, { requestId: { in: ids } }] } });
  await tx.extensionRequest.deleteMany({ where: made });
}

/** Of these targets, those that no item names any more, with what was seen there. */
async function deleteTargets(tx: Tx, touched: ReadonlyArray<{ id: string; host: string }>) {
  const unused = { id: { in: touched.map(({ id }) => id) }, items: { none: {} } };
  await tx.checkRun.deleteMany({ where: { observation: { target: unused } } });
  await tx.snapshot.deleteMany({ where: { target: unused } });
  const observations = await tx.observation.deleteMany({ where: { target: unused } });
  const targets = await tx.target.deleteMany({ where: unused });
  for (const host of new Set(touched.map((target) => target.host))) {
    const left = await tx.target.count({ where: { host } });
    if (left === 0) await tx.hostState.deleteMany({ where: { host } });
  }
  return { targets: targets.count, observations: observations.count };
}

async function deleteCatalogues(tx: Tx): Promise<number> {
  const catalogue = { illustration: true };
  await tx.resource.deleteMany({ where: { dataset: { catalogue } } });
  await tx.dataset.deleteMany({ where: { catalogue } });
  await tx.catalogueRun.deleteMany({ where: { catalogue } });
  await tx.catalogueSnapshot.deleteMany({ where: { catalogue } });
  const { count } = await tx.catalogue.deleteMany({ where: catalogue });
  return count;
}

async function deleteUsers(tx: Tx): Promise<number> {
  await tx.session.deleteMany({ where: { user: BY_DEMO_USER } });
  await tx.membership.deleteMany({ where: { user: BY_DEMO_USER } });
  const { count } = await tx.user.deleteMany({ where: BY_DEMO_USER });
  return count;
}
