import type { Db, Tx } from "./db.server.ts";

/** Results of C3 that leave it to a person which dataset the evidence is. */
const OPEN_CODES: ReadonlyArray<string> = ["MATCH_TO_CONFIRM", "AMBIGUOUS", "NOT_IN_CATALOGUE"];
const MOST_ITEMS = 200;

export type UnmatchedItem = {
  item: string;
  targetId: string;
  slot: string;
  milestone: string;
  url: string;
  code: string;
  author: string;
  /** Slug of the organisation that filed it. */
  organisation: string;
  slotId: string;
  plan: { id: string; slug: string; timeZone: string };
};

/** Evidence of a plan, or one item, that the catalogue does not place for certain, newest first. */
export async function unmatchedItems(
  db: Db | Tx,
  where: { plan: string } | { item: string },
): Promise<Array<UnmatchedItem>> {
  const rows = await db.evidenceItem.findMany({
    where: {
      ...("item" in where ? { id: where.item } : { slot: { plan: { slug: where.plan } } }),
      checkRuns: { some: { catalogueCode: { in: [...OPEN_CODES] } } },
    },
    orderBy: [{ recordedAt: "desc" }, { id: "asc" }],
    take: MOST_ITEMS,
    select: {
      ...{ id: true, targetId: true, url: true, slotId: true },
      report: { select: { authorId: true, organisation: { select: { slug: true } } } },
      slot: {
        select: {
          ...{ code: true, milestone: { select: { code: true } } },
          plan: { select: { id: true, slug: true, timeZone: true } },
        },
      },
      checkRuns: { orderBy: { at: "desc" }, take: 1, select: { catalogueCode: true } },
    },
  });
  return rows.flatMap(({ id, targetId, url, slotId, report, slot, checkRuns }) => {
    const code = checkRuns[0]?.catalogueCode ?? "";
    if (!OPEN_CODES.includes(code)) return [];
    const filed = { author: report.authorId, organisation: report.organisation.slug };
    return [
      {
        item: id,
        targetId,
        slotId,
        slot: slot.code,
        milestone: slot.milestone.code,
        url,
        code,
        plan: slot.plan,
        ...filed,
      },
    ];
  });
}
