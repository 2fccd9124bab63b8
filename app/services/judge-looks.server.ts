import {
  cataloguesOf,
  lookUpCatalogue,
  NOTHING_CATALOGUED,
  type OwnCatalogue,
} from "#app/data/catalogue-lookup.server.ts";
import { loadClosures } from "#app/data/closures.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { loadDeclared } from "#app/data/declared-read.server.ts";
import { loadColumnDecisions } from "#app/data/evidence-decisions.server.ts";
import type { FiledItem } from "#app/data/evidence-items.server.ts";
import { contentAcceptedAt, type JudgingFacts, loadJudgingFacts } from "#app/data/judging-read.server.ts";
import { loadMatchDecisions } from "#app/data/match-decisions.server.ts";
import type { PlanDeadlines } from "#app/data/plan-facts.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { PastObservation } from "#app/domain/evidence/answer.ts";
import { type MatchResult, matchCatalogue } from "#app/domain/evidence/match.ts";
import { subjectOfObservation } from "#app/domain/evidence/match-subject.ts";
import type { MatchSubject } from "#app/domain/evidence/match-tiers.ts";
import { type Observation, withKnownContent } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { contextOf, ownHosts } from "./item-context.server.ts";

/** One observation with what was known before it. */
export type Sight = {
  observation: Observation;
  /** Earlier observations of the same target. */
  history: ReadonlyArray<PastObservation>;
  /** Last observation with a body. */
  lastFull: Observation | null;
};

/** An item and the look at its address. */
export type FiledLook = { item: FiledItem; sight: Sight };

/** What judging needs beside the database, opened before the transaction begins. */
export type JudgingFrame = {
  /** Plans by slug: deadlines are reckoned from their schedules. */
  plans: ReadonlyMap<string, PlanDeadlines>;
  /** Codes of the register of legal grounds. */
  grounds: ReadonlySet<string>;
  asOf: CalendarDate;
};

/** What a catalogue may know an observed address by. */
export function subjectOf(typed: string, { observation, lastFull }: Sight): MatchSubject {
  return subjectOfObservation(typed, withKnownContent(observation, lastFull));
}

/**
 * The one place where evidence is judged: everything the checks may know is read first, for all the
 * looks together, then every item is judged by itself.
 *
 * @returns the results of each look, in the order given.
 */
export async function judgeLooks(
  tx: Tx,
  looks: ReadonlyArray<FiledLook>,
  { plans, grounds, asOf }: JudgingFrame,
): Promise<Array<Array<CheckResult>>> {
  if (looks.length === 0) return [];
  const itemIds = looks.map(({ item }) => item.id);
  const facts = await loadJudgingFacts(tx, itemIds);
  const catalogues = await cataloguesOf(tx, ownersIn(looks));
  const matched = await matchAll(tx, looks, catalogues, asOf);
  const declaredOf = await loadDeclared(tx, matched.map(({ match }) => match).filter(isOne));
  const law = await loadLaw(tx, [...facts.values()], { grounds, asOf });
  const judged: Array<Array<CheckResult>> = [];
  for (const { item, sight, match, own } of matched) {
    const known = facts.get(item.id) ?? null;
    const knowledge = {
      ...{ facts: known, plan: plans.get(item.plan.slug) ?? null, catalogues: own, match },
      declared: isOne(match) ? declaredOf(match) : null,
      acceptedLook: await acceptedLook(tx, known),
      closures: law.closures.get(known?.slotId ?? "") ?? [],
      columnDecisions: law.columns.get(known?.slotId ?? "") ?? [],
    };
    const observation = withKnownContent(sight.observation, sight.lastFull);
    const context = contextOf(item, knowledge, observation);
    judged.push(runChecks(sight.observation, sight.history, context, sight.lastFull));
  }
  return judged;
}

async function loadLaw(
  tx: Tx,
  facts: ReadonlyArray<JudgingFacts>,
  known: Pick<JudgingFrame, "grounds" | "asOf">,
) {
  const slotIds = [...new Set(facts.map(({ slotId }) => slotId))];
  return {
    closures: await loadClosures(tx, slotIds, known),
    columns: await loadColumnDecisions(tx, slotIds),
  };
}

type Matched = FiledLook & { match: MatchResult; own: ReadonlyArray<OwnCatalogue> };

async function matchAll(
  tx: Tx,
  looks: ReadonlyArray<FiledLook>,
  catalogues: ReadonlyArray<OwnCatalogue>,
  today: CalendarDate,
): Promise<Array<Matched>> {
  const decidedOf = await loadMatchDecisions(
    tx,
    looks.map(({ item }) => item.id),
  );
  const datasetIds = [...decidedOf.values()].flat().map(({ datasetId }) => datasetId);
  const index = await lookUpCatalogue(
    tx,
    looks.map(({ item, sight }) => subjectOf(item.url, sight)),
    { today, datasetIds },
  );
  return looks.map((look) => {
    const { item, sight } = look;
    const own = catalogues.filter(({ organisationId }) =>
      item.owners.some(({ id }) => id === organisationId),
    );
    const owner = { publisherIds: item.owners.map(({ slug }) => slug), hosts: ownHosts(item, own) };
    const match =
      index === NOTHING_CATALOGUED
        ? null
        : matchCatalogue(subjectOf(item.url, sight), index, owner, decidedOf.get(item.id));
    return { ...look, own, match };
  });
}

function ownersIn(looks: ReadonlyArray<FiledLook>): Array<string> {
  return [...new Set(looks.flatMap(({ item }) => item.owners.map(({ id }) => id)))];
}

function isOne(match: MatchResult): match is Extract<MatchResult, { tier: string }> {
  return match !== null && "tier" in match;
}

async function acceptedLook(tx: Tx, facts: JudgingFacts | null): Promise<Observation | null> {
  if (facts === null || facts.accepted === null) return null;
  return contentAcceptedAt(tx, facts.targetId, facts.accepted.at);
}
