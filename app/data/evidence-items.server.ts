import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { EVIDENCE_ROLES, type EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";

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

/** The items filed under targets, by target id. */
export async function itemsOfTargets(
  tx: Tx,
  targetIds: ReadonlyArray<string>,
): Promise<Map<string, Array<FiledItem>>> {
  const items = await tx.evidenceItem.findMany({
    where: { targetId: { in: [...targetIds] } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, targetId: true, url: true, role: true },
      report: { select: { organisation: { select: ORGANISATION } } },
      slot: {
        select: {
          code: true,
          plan: { select: { id: true, slug: true, timeZone: true } },
          milestone: {
            select: {
              checkpoint: { select: { dueOn: true } },
              owners: { orderBy: { role: "asc" }, select: { organisation: { select: ORGANISATION } } },
            },
          },
        },
      },
    },
  });
  const byTarget = groupBy(items, ({ targetId }) => targetId);
  return new Map([...byTarget].map(([targetId, rows]) => [targetId, rows.map(filedItem)]));
}

type ItemRow = {
  id: string;
  url: string;
  role: string;
  report: { organisation: FiledItem["owners"][number] };
  slot: {
    code: string;
    plan: FiledItem["plan"];
    milestone: {
      checkpoint: { dueOn: string };
      owners: ReadonlyArray<{ organisation: FiledItem["owners"][number] }>;
    };
  };
};

function filedItem({ id, url, role, report, slot }: ItemRow): FiledItem {
  return {
    ...{ id, url, role: roleOf(role), slot: slot.code, plan: slot.plan },
    reportedOn: CalendarDateSchema.parse(slot.milestone.checkpoint.dueOn),
    owners: [report.organisation, ...slot.milestone.owners.map(({ organisation }) => organisation)],
  };
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
