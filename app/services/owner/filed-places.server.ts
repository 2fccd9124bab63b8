import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import type { FiledPlace } from "#app/domain/link-judgement.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";

type Places = ReadonlyMap<string, ReadonlyArray<FiledPlace>>;

/** Made once per plan as it stands and day: links are judged while they are typed. */
const kept = new WeakMap<IndexedFacts, { today: CalendarDate; places: Places }>();

/** Where each address is filed in a plan as of a day, by its strict key. */
export function filedPlaces(indexed: IndexedFacts, today: CalendarDate): Places {
  const known = kept.get(indexed);
  if (known?.today === today) return known.places;
  const places = new Map<string, Array<FiledPlace>>();
  for (const { milestone, slots } of standingsAsOf(indexed, today)) {
    for (const { slot, items } of slots) {
      for (const { item, review, verdict } of items) {
        const key = keysOf(item.url)?.k1;
        if (key === undefined) continue;
        const filed = places.get(key) ?? [];
        const last = verdict === null ? null : { verdict: verdict.verdict, knownOn: verdict.knownOn };
        const where = { plan: indexed.facts.plan.slug, milestone: milestone.code, slot: slot.code };
        filed.push({ ...where, review, verdict: last });
        places.set(key, filed);
      }
    }
  }
  kept.set(indexed, { today, places });
  return places;
}
