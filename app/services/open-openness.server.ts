import { loadLatestResults, loadPrincipleWords } from "#app/data/openness-read.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { judgePrinciples } from "#app/domain/evidence/principles.ts";
import { type Openness, opennessOf } from "#app/domain/scorecard-openness.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";

const MOST_DAYS = 100;
const openedOf = new WeakMap<IndexedFacts, Map<CalendarDate, Promise<Openness>>>();

/** Openness of the plan's evidence by the nine principles as of a day, reckoned once per data version and day. */
export async function openOpenness(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  deps: Pick<Deps, "db">,
): Promise<Openness> {
  const opened = openedOf.get(indexed) ?? new Map<CalendarDate, Promise<Openness>>();
  openedOf.set(indexed, opened);
  const known = opened.get(asOf);
  if (known !== undefined) return known;
  if (opened.size >= MOST_DAYS) opened.clear();
  const judging = judge(indexed, asOf, deps);
  opened.set(asOf, judging);
  judging.catch(() => opened.delete(asOf));
  return judging;
}

async function judge(indexed: IndexedFacts, asOf: CalendarDate, { db }: Pick<Deps, "db">): Promise<Openness> {
  const slots = standingsAsOf(indexed, asOf).flatMap((standing) => standing.slots);
  const filed = slots.filter((slot) => slot.filed);
  const itemsOf = (slot: (typeof slots)[number]) =>
    slot.items.filter(({ review }) => review !== "returned").map(({ item }) => item.id);
  const results = await loadLatestResults(db, filed.flatMap(itemsOf), asOf);
  const words = await loadPrincipleWords(db, indexed.facts.plan.slug, asOf);
  const sheets = filed.map((slot) =>
    judgePrinciples(
      itemsOf(slot).map((id) => results.get(id) ?? []),
      words.get(slot.slot.code) ?? null,
    ),
  );
  return opennessOf(
    sheets.map(({ rows }) => rows),
    slots.length - filed.length,
  );
}
