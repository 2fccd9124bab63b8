import { loadHidden } from "#app/data/evidence-decisions.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Deps } from "./deps.server.ts";

/**
 * Addresses that public pages, exports and feeds must not show, by target id, with the day they were
 * hidden. Asked as of now whatever day a page shows: a past view must not show what is hidden today.
 * Hidden are the address as filed, the final address, and the dataset it matched.
 */
export async function openHidden(
  where: { planId?: string; targetIds?: ReadonlyArray<string> },
  { db }: Pick<Deps, "db">,
): Promise<Map<string, CalendarDate>> {
  return loadHidden(db, where);
}
