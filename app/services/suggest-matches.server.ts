import { lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import { cataloguesOf } from "#app/data/catalogue-state.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { itemsOfTargets } from "#app/data/evidence-items.server.ts";
import { loadMatchDecisions } from "#app/data/match-decisions.server.ts";
import { type UnmatchedItem, unmatchedItems } from "#app/data/match-read.server.ts";
import { loadObservations } from "#app/data/observations.server.ts";
import { loadTargets } from "#app/data/targets.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { SuggestedMatch } from "#app/domain/evidence/catalogue-view.ts";
import { proposeMatches, subjectOfUrl } from "#app/domain/evidence/match.ts";
import { subjectOfObservation } from "#app/domain/evidence/match-subject.ts";
import type { Deps } from "./deps.server.ts";
import { ownHosts } from "./item-context.server.ts";

/** Evidence of a plan that the catalogue does not place for certain, with the datasets it may be. */
export async function suggestMatches(
  plan: string,
  today: CalendarDate,
  { db }: Pick<Deps, "db">,
): Promise<Array<SuggestedMatch>> {
  const suggested = await proposalsFor(db, await unmatchedItems(db, { plan }), today);
  return suggested.map(({ item, slot, milestone, url, code, proposals }) => {
    return { item, slot, milestone, url, code, proposals };
  });
}

/** The datasets each of some items may be, by every tier; items without any are left out. */
export async function proposalsFor(
  db: Db,
  items: ReadonlyArray<UnmatchedItem>,
  today: CalendarDate,
): Promise<Array<UnmatchedItem & Pick<SuggestedMatch, "proposals">>> {
  const targetIds = [...new Set(items.map(({ targetId }) => targetId))];
  const targets = await loadTargets(db, targetIds);
  const fullIds = targets.map(({ lastFullId }) => lastFullId).filter((id) => id !== null);
  const observations = await loadObservations(db, fullIds);
  const seenAt = new Map(
    targets.map(({ id, lastFullId }) => [id, observations.get(lastFullId ?? "") ?? null]),
  );
  const filed = [...(await itemsOfTargets(db, targetIds)).values()].flat();
  const ownersOf = new Map(filed.map((item) => [item.id, item]));
  const subjects = items.map(({ url, targetId }) => {
    const seen = seenAt.get(targetId) ?? null;
    return seen === null ? subjectOfUrl(url) : subjectOfObservation(url, seen);
  });
  const owners = [...new Set(filed.flatMap((item) => item.owners.map(({ id }) => id)))];
  const index = await lookUpCatalogue(db, subjects, { titlesOf: owners, today });
  const catalogues = await cataloguesOf(db, owners);
  const decided = await loadMatchDecisions(
    db,
    items.map(({ item }) => item),
  );
  return items.flatMap((item, position) => {
    const subject = subjects[position];
    const known = ownersOf.get(item.item);
    const decisions = decided.get(item.item) ?? [];
    if (subject === undefined || known === undefined || decisions.some(({ accepted }) => accepted)) return [];
    const own = catalogues.filter(({ organisationId }) =>
      known.owners.some(({ id }) => id === organisationId),
    );
    const owner = { publisherIds: known.owners.map(({ slug }) => slug), hosts: ownHosts(known, own) };
    const proposals = proposeMatches(subject, index, owner, decisions).slice(0, MOST_PROPOSALS);
    return proposals.length === 0 ? [] : [{ ...item, proposals }];
  });
}

const MOST_PROPOSALS = 5;
