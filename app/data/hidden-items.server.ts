import type { Db } from "./db.server.ts";
import { loadHidden } from "./evidence-decisions.server.ts";

/** Those of these pieces of evidence whose address is kept from public pages. */
export async function loadHiddenItems(db: Db, itemIds: ReadonlyArray<string>): Promise<ReadonlySet<string>> {
  const items = await db.evidenceItem.findMany({
    where: { id: { in: [...itemIds] } },
    select: { id: true, targetId: true },
  });
  const hidden = await loadHidden(db, { targetIds: items.map(({ targetId }) => targetId) });
  return new Set(items.filter(({ targetId }) => hidden.has(targetId)).map(({ id }) => id));
}
