import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { EVIDENCE_ROLES, type EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { selectWhereIn, statement } from "./many-reads.server.ts";

/** A link filed in a slot, with who owes it and by when. */
export type FiledItem = {
  id: string;
  url: string;
  role: EvidenceRole;
  slot: string;
  plan: { id: string; slug: string; timeZone: string };
  /** Day the slot's milestone is reported. */
  reportedOn: CalendarDate;
  /** Institutions that owe the evidence, the reporting one first. */
  owners: ReadonlyArray<{ id: string; slug: string; url: string | null }>;
};

type ItemRow = {
  id: string;
  targetId: string;
  url: string;
  role: string;
  slotId: string;
  reportId: string;
};

const itemRows = selectWhereIn<ItemRow>(
  'SELECT "id", "targetId", "url", "role", "slotId", "reportId" FROM "EvidenceItem" WHERE "targetId"',
  'ORDER BY "id"',
);

/** The items filed under targets, by target id. */
export async function itemsOfTargets(
  tx: Db | Tx,
  targetIds: ReadonlyArray<string>,
): Promise<Map<string, Array<FiledItem>>> {
  const rows = await itemRows(tx, targetIds);
  const slots = await placesOfSlots(tx, [...new Set(rows.map(({ slotId }) => slotId))]);
  const reporters = await reportersOf(tx, [...new Set(rows.map(({ reportId }) => reportId))]);
  const items = rows.map((row) => {
    const [slot, reporter] = [slots.get(row.slotId), reporters.get(row.reportId)];
    if (slot === undefined || reporter === undefined) throw new Error(`item ${row.id} is filed nowhere`);
    return { targetId: row.targetId, item: filedItem(row, slot, reporter) };
  });
  const byTarget = groupBy(items, ({ targetId }) => targetId);
  return new Map([...byTarget].map(([targetId, ofTarget]) => [targetId, ofTarget.map(({ item }) => item)]));
}

type SlotWords = Record<"title" | "criteria", string> & Record<"titleEn" | "criteriaEn", string | null>;
const slotWords = statement<SlotWords>(
  `SELECT DISTINCT s."title", s."titleEn", s."criteria", s."criteriaEn" FROM "EvidenceItem" i
  JOIN "EvidenceSlot" s ON s."id" = i."slotId" WHERE i."targetId" = ?`,
);

/** What the slots ask for under which a target is filed, in words. */
export async function slotWordsOfTarget(db: Db, targetId: string): Promise<Array<string | null>> {
  return (await slotWords(db, targetId)).flatMap((words) => Object.values(words));
}

type Owner = FiledItem["owners"][number];
type SlotPlace = Pick<FiledItem, "slot" | "plan" | "reportedOn"> & { owners: ReadonlyArray<Owner> };

/** What items share by being filed in the same slot, by slot id. */
async function placesOfSlots(tx: Db | Tx, slotIds: ReadonlyArray<string>): Promise<Map<string, SlotPlace>> {
  if (slotIds.length === 0) return new Map();
  const slots = await slotRows(tx, slotIds);
  const owners = groupBy(await ownerRows(tx, slotIds), ({ slotId }) => slotId);
  return new Map(
    slots.map(({ id, code, planId, slug, timeZone, dueOn }) => {
      const place = { slot: code, plan: { id: planId, slug, timeZone } };
      const owing = (owners.get(id) ?? []).map(({ slotId: _slot, ...owner }) => owner);
      return [id, { ...place, reportedOn: CalendarDateSchema.parse(dueOn), owners: owing }];
    }),
  );
}

type SlotRow = { id: string; code: string; planId: string; slug: string; timeZone: string; dueOn: string };
const slotRows = selectWhereIn<SlotRow>(
  `SELECT s."id", s."code", p."id" AS "planId", p."slug", p."timeZone", c."dueOn" FROM "EvidenceSlot" s
  JOIN "Plan" p ON p."id" = s."planId" JOIN "Milestone" m ON m."id" = s."milestoneId"
  JOIN "Checkpoint" c ON c."id" = m."checkpointId" WHERE s."id"`,
);
const ownerRows = selectWhereIn<Owner & { slotId: string }>(
  `SELECT s."id" AS "slotId", o."id", o."slug", o."url" FROM "EvidenceSlot" s
  JOIN "MilestoneOwner" w ON w."milestoneId" = s."milestoneId"
  JOIN "Organisation" o ON o."id" = w."organisationId" WHERE s."id"`,
  'ORDER BY w."role", o."slug"',
);
const reporterRows = selectWhereIn<Owner & { reportId: string }>(
  `SELECT r."id" AS "reportId", o."id", o."slug", o."url" FROM "Report" r
  JOIN "Organisation" o ON o."id" = r."organisationId" WHERE r."id"`,
);

/** The institutions that report, by report id. */
async function reportersOf(tx: Db | Tx, reportIds: ReadonlyArray<string>): Promise<Map<string, Owner>> {
  if (reportIds.length === 0) return new Map();
  const rows = await reporterRows(tx, reportIds);
  return new Map(rows.map(({ reportId, ...owner }) => [reportId, owner]));
}

function filedItem({ id, url, role }: ItemRow, { owners, ...place }: SlotPlace, reporter: Owner): FiledItem {
  return { ...{ id, url, role: roleOf(role) }, ...place, owners: [reporter, ...owners] };
}

const milestoneRows = selectWhereIn<{ milestoneId: string }>(
  `SELECT DISTINCT r."milestoneId" FROM "EvidenceItem" i JOIN "Report" r ON r."id" = i."reportId" WHERE i."id"`,
);

/** Ids of the milestones on which items are reported. */
export async function milestonesOfItems(tx: Tx, itemIds: ReadonlyArray<string>): Promise<Array<string>> {
  return (await milestoneRows(tx, itemIds)).map(({ milestoneId }) => milestoneId);
}

export type ItemPlace = {
  targetId: string;
  host: string;
  slot: string;
  plan: { id: string; slug: string; timeZone: string };
};

/** Where an item is filed; null when there is none of this id. */
export async function findItemPlace(db: Db, itemId: string): Promise<ItemPlace | null> {
  const item = await db.evidenceItem.findUnique({
    where: { id: itemId },
    select: {
      targetId: true,
      target: { select: { host: true } },
      slot: { select: { code: true, plan: { select: { id: true, slug: true, timeZone: true } } } },
    },
  });
  if (item === null) return null;
  return { targetId: item.targetId, host: item.target.host, slot: item.slot.code, plan: item.slot.plan };
}

function roleOf(role: string): EvidenceRole {
  const known = EVIDENCE_ROLES.find((name) => name === role);
  if (known === undefined) throw new Error(`an evidence item has the unknown role ${role}`);
  return known;
}
