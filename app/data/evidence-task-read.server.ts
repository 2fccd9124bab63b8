import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { TaskLook } from "#app/domain/evidence/evidence-task.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { latestResults, RUNS_IN_ORDER, resultsOfRun } from "./check-runs.server.ts";
import type { Db, Tx } from "./db.server.ts";

/** An item with who filed it and whether both review steps accepted it. */
export type TaskSubject = {
  itemId: string;
  targetId: string;
  slotId: string;
  slot: string;
  url: string;
  author: string;
  /** Slug and short name of the organisation that filed it. */
  organisation: string;
  organisationShort: string;
  accepted: boolean;
  plan: { id: string; slug: string; timeZone: string };
};

const STEPS_IN_ORDER = [{ knownOn: "asc" }, { recordedAt: "asc" }] as const;
const SELECT = {
  ...{ id: true, targetId: true, slotId: true, url: true },
  slot: { select: { code: true, plan: { select: { id: true, slug: true, timeZone: true } } } },
  decisions: { select: { decision: true } },
  report: {
    select: {
      authorId: true,
      organisation: { select: { slug: true, short: true } },
      steps: {
        orderBy: [...STEPS_IN_ORDER],
        select: { step: true, decision: true },
      },
    },
  },
};

/** Items of a plan or one item, with who filed them. */
export async function loadTaskSubjects(
  db: Db | Tx,
  where: { planSlug: string } | { itemId: string },
): Promise<Array<TaskSubject>> {
  const rows = await db.evidenceItem.findMany({
    where: "itemId" in where ? { id: where.itemId } : { slot: { plan: { slug: where.planSlug } } },
    orderBy: { id: "asc" },
    select: SELECT,
  });
  return rows.map(({ id, targetId, slotId, url, slot, decisions, report }) => {
    const last = report.steps.at(-1);
    const wasReturned = decisions.some(({ decision }) => decision === "returned");
    return {
      ...{ itemId: id, targetId, slotId, slot: slot.code, url, author: report.authorId, plan: slot.plan },
      ...{ organisation: report.organisation.slug, organisationShort: report.organisation.short },
      accepted: !wasReturned && last?.step === "acceptance" && last.decision === "accepted",
    };
  });
}

/** Every look at items with the data of its results, oldest first, by item. */
export async function loadTaskLooks(
  db: Db | Tx,
  itemIds: ReadonlyArray<string>,
): Promise<Map<string, Array<TaskLook>>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db.checkRun.findMany({
    where: { evidenceItemId: { in: [...itemIds] } },
    orderBy: [...RUNS_IN_ORDER],
    select: { evidenceItemId: true, observationId: true, at: true, knownOn: true, resultsJson: true },
  });
  const byItem = groupBy(rows, ({ evidenceItemId }) => evidenceItemId);
  return new Map([...byItem].map(([itemId, ofItem]) => [itemId, looksIn(ofItem)]));
}

type Run = { observationId: string; at: Date; knownOn: string; resultsJson: string };

/** Where rules judged an observation twice, the later rules count. */
function looksIn(runs: ReadonlyArray<Run>): Array<TaskLook> {
  const byLook = groupBy(runs, ({ observationId }) => observationId);
  return [...byLook.values()].flatMap((ofLook) => {
    const [first] = ofLook;
    if (first === undefined) return [];
    const knownOn = CalendarDateSchema.parse(first.knownOn);
    return [{ at: first.at.toISOString(), knownOn, results: latestResults(ofLook.map(resultsOfRun)) }];
  });
}

const SlotElements = z.array(
  z.object({ key: z.string(), label: z.string(), labelEn: z.string().nullable() }),
);

/** A slot with what closures and principles are filed against; null when there is none of this code. */
export async function findLawSlot(db: Db | Tx, planSlug: string, code: string) {
  const slot = await db.evidenceSlot.findFirst({
    where: { code, plan: { slug: planSlug } },
    select: {
      ...{ id: true, code: true, title: true, titleEn: true, legalStanding: true },
      plan: { select: { id: true, slug: true, timeZone: true } },
      milestone: { select: { owners: { select: { organisation: { select: { slug: true } } } } } },
      elements: { orderBy: { ordinal: "asc" }, select: { key: true, label: true, labelEn: true } },
      items: { orderBy: { recordedAt: "asc" }, select: { id: true, url: true, targetId: true } },
    },
  });
  if (slot === null) return null;
  return {
    ...{ id: slot.id, code: slot.code, plan: slot.plan, items: slot.items },
    title: { id: slot.title, en: slot.titleEn },
    legalStanding: slot.legalStanding,
    owners: slot.milestone.owners.map(({ organisation }) => organisation.slug),
    elements: SlotElements.parse(slot.elements).map(({ key, label, labelEn }) => ({
      key,
      label: { id: label, en: labelEn },
    })),
  };
}
