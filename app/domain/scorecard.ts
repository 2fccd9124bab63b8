import type { CalendarDate } from "./calendar-date.ts";
import type { Change } from "./change.ts";
import { changesAsOf } from "./changes.ts";
import { type Extended, extendedAsOf } from "./extension.ts";
import { type Freshness, freshnessOf, lastAcceptedUpdate } from "./freshness.ts";
import { groupBy } from "./group-by.ts";
import { type HeatMap, heatMapOf } from "./heat-map.ts";
import type { Bilingual } from "./plan.ts";
import { type RollUp, rollUp, type Term, termsOf } from "./roll-up.ts";
import { type ScoreItem, scoreItemsAsOf } from "./score-item.ts";
import { type DueSoon, dueSoonOf } from "./scorecard-due-soon.ts";
import { type StageLine, stageLinesAsOf } from "./stage-row.ts";
import type { IndexedFacts } from "./standings.ts";

/** A roll-up under a name: an owner, an action, a checkpoint or a commitment. */
export type GroupRow = { code: string; title: Bilingual; short: string; total: RollUp };

/** Everything the scorecard shows of a plan on a day. Page, command line, data and report all print this. */
export type Scorecard = {
  asOf: CalendarDate;
  plan: { slug: string; code: string; title: Bilingual; periodStart: CalendarDate; periodEnd: CalendarDate };
  total: RollUp;
  /** Targets that were granted more time: their later deadline moves the numbers. */
  extended: Extended;
  /** What the total is made of. */
  terms: ReadonlyArray<Term>;
  stages: ReadonlyArray<StageLine>;
  owners: ReadonlyArray<GroupRow>;
  commitments: ReadonlyArray<GroupRow>;
  checkpoints: ReadonlyArray<GroupRow & { dueOn: CalendarDate }>;
  heatMap: HeatMap;
  /** Due within 30 days with nothing filed. */
  dueSoon: ReadonlyArray<DueSoon>;
  freshness: Freshness;
  changes: ReadonlyArray<Change>;
  /** Some of the facts shown are made up to show the product at work. */
  illustration: boolean;
};

const LATEST_CHANGES = 6;

/**
 * The scorecard of a plan as it was known at the end of `asOf`.
 *
 * Source: docs/rules/roll-up.md.
 */
export function scorecardAsOf(indexed: IndexedFacts, asOf: CalendarDate): Scorecard {
  const { facts } = indexed;
  const { slug, code, title, periodStart, periodEnd } = facts.plan;
  const items = scoreItemsAsOf(indexed, asOf);
  return {
    asOf,
    plan: { slug, code, title, periodStart, periodEnd },
    total: rollUp(items),
    extended: extendedAsOf(items, asOf),
    terms: termsOf(items),
    stages: stageLinesAsOf(items, indexed.schedule, asOf),
    owners: ownerRows(indexed, items),
    commitments: commitmentRows(indexed, items),
    checkpoints: checkpointRows(indexed, items),
    heatMap: heatMapOf(indexed, items),
    dueSoon: dueSoonOf(items, asOf),
    freshness: freshnessOf(lastAcceptedUpdate(facts, asOf), periodStart, asOf),
    changes: changesAsOf(indexed, asOf, LATEST_CHANGES, null, items),
    illustration: items.some((item) => item.illustration),
  };
}

function ownerRows(indexed: IndexedFacts, items: ReadonlyArray<ScoreItem>): Array<GroupRow> {
  const groups = groupBy(items, (item) => item.lead);
  return indexed.facts.organisations.flatMap((organisation) => {
    const owned = groups.get(organisation.slug);
    if (owned === undefined) return [];
    return [
      { code: organisation.slug, title: organisation.name, short: organisation.short, total: rollUp(owned) },
    ];
  });
}

function commitmentRows(indexed: IndexedFacts, items: ReadonlyArray<ScoreItem>): Array<GroupRow> {
  const commitmentOf = new Map(indexed.facts.actions.map((action) => [action.code, action.commitment]));
  const groups = groupBy(items, (item) => commitmentOf.get(item.milestone.action));
  return indexed.facts.commitments.map(({ code, title }) => ({
    code,
    title,
    short: code,
    total: rollUp(groups.get(code) ?? []),
  }));
}

function checkpointRows(indexed: IndexedFacts, items: ReadonlyArray<ScoreItem>): Scorecard["checkpoints"] {
  const groups = groupBy(items, (item) => item.milestone.checkpoint);
  return indexed.facts.checkpoints.map(({ code, label, dueOn }) => ({
    code,
    title: label,
    short: code,
    dueOn,
    total: rollUp(groups.get(code) ?? []),
  }));
}
