import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { removeDraft } from "#app/data/drafts.server.ts";
import { insertItem, insertReport, type MilestoneKeys, type NewReport } from "#app/data/reports.server.ts";
import type { FiledLink } from "#app/domain/submission.ts";
import { askSupport, type SupportAsked } from "./support-asked.server.ts";

type Saving = {
  links: ReadonlyArray<FiledLink>;
  support: SupportAsked | null;
  actorName: string;
  newId: () => string;
};

/** Writes one report with its evidence and the support it asks for; returns the ids of its items. */
export async function saveReport(
  tx: Tx,
  report: NewReport,
  { links, support, actorName, newId }: Saving,
): Promise<Array<string>> {
  await insertReport(tx, report);
  const itemIds: Array<string> = [];
  for (const link of links) {
    const slotId = slotIdOf(report.keys, link.slot);
    itemIds.push(await insertItem(tx, link, { report, slotId, newId }));
  }
  await removeDraft(tx, { milestoneId: report.keys.milestoneId, authorId: report.authorId });
  if (support !== null) await askSupport(tx, report, support, { actorName, newId });
  const after = {
    percentDone: report.submission.percentDone,
    links: links.map((link) => ({ slot: link.slot, url: link.address.url })),
    ...(report.groupId === null ? {} : { group: report.groupId }),
  };
  const subject = { action: "report.submitted", subjectType: "report", subjectId: report.id };
  const actor = { actorId: report.authorId, actorLabel: actorName, planId: report.keys.planId };
  await appendAudit(tx, { ...subject, ...actor, before: null, after, reason: null }, { at: report.at });
  await bumpDataVersion(tx, [report.keys.milestoneId]);
  return itemIds;
}

function slotIdOf(keys: MilestoneKeys, slot: string): string {
  const id = keys.slotIds.get(slot);
  if (id === undefined) throw new Error(`slot ${slot} has no row`);
  return id;
}
