import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { EVIDENCE_ROLES, type EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";

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

const ORGANISATION = { id: true, slug: true, url: true } as const;

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

type Owner = FiledItem["owners"][number];
type SlotPlace = Pick<FiledItem, "slot" | "plan" | "reportedOn"> & { owners: ReadonlyArray<Owner> };

/** What items share by being filed in the same slot, by slot id. */
async function placesOfSlots(tx: Db | Tx, slotIds: ReadonlyArray<string>): Promise<Map<string, SlotPlace>> {
  if (slotIds.length === 0) return new Map();
  const slots = await tx.evidenceSlot.findMany({
    where: { id: { in: [...slotIds] } },
    select: {
      ...{ id: true, code: true, plan: { select: { id: true, slug: true, timeZone: true } } },
      milestone: {
        select: {
          checkpoint: { select: { dueOn: true } },
          owners: { orderBy: { role: "asc" }, select: { organisation: { select: ORGANISATION } } },
        },
      },
    },
  });
  return new Map(
    slots.map(({ id, code, plan, milestone }) => {
      const reportedOn = CalendarDateSchema.parse(milestone.checkpoint.dueOn);
      const owners = milestone.owners.map(({ organisation }) => organisation);
      return [id, { slot: code, plan, reportedOn, owners }];
    }),
  );
}

/** The institutions that report, by report id. */
async function reportersOf(tx: Db | Tx, reportIds: ReadonlyArray<string>): Promise<Map<string, Owner>> {
  if (reportIds.length === 0) return new Map();
  const reports = await tx.report.findMany({
    where: { id: { in: [...reportIds] } },
    select: { id: true, organisation: { select: ORGANISATION } },
  });
  return new Map(reports.map(({ id, organisation }) => [id, organisation]));
}

function filedItem({ id, url, role }: ItemRow, { owners, ...place }: SlotPlace, reporter: Owner): FiledItem {
  return { ...{ id, url, role: roleOf(role) }, ...place, owners: [reporter, ...owners] };
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
