import type { IndexedFacts } from "#app/domain/standings.ts";
import { reportMilestone, type SeenOf } from "./build-milestone.ts";
import type { ReportCommitment, ReportContent } from "./content.ts";
import { differencesOf } from "./differences.ts";
import type { LevelSet } from "./level.ts";
import { preflightOf } from "./preflight.ts";
import { byCommitment, groupsOf, type Round, reportSum, suggestedFor } from "./round.ts";

export type ContentInput = {
  indexed: IndexedFacts;
  round: Round;
  /** The level set for each commitment of the round. */
  levels: ReadonlyMap<string, LevelSet>;
  seenOf: SeenOf;
  /** The report issued before it, of another round. */
  previous: { content: ReportContent; facts: NonNullable<ReportContent["previous"]> } | null;
};

/**
 * Everything a period report says, taken together from facts and a day. Nothing in it is looked up later.
 *
 * @throws {Error} when a commitment has no level: preflight says so before.
 */
export function buildContent({ indexed, round, levels, seenOf, previous }: ContentInput): ReportContent {
  const { facts } = indexed;
  const { checkpoint, startedOn, asOf } = round;
  const told = (standings: Round["own"], carriedOver: boolean) =>
    standings.map((standing) => reportMilestone(indexed, standing, { asOf, carriedOver, seenOf }));
  const milestones = [...told(round.own, false), ...told(round.carriedOver, true)];
  const { slug, code, title, summary, state, periodStart, periodEnd, timeZone, source } = facts.plan;
  const content: ReportContent = {
    plan: { slug, code, title, summary, state, periodStart, periodEnd, timeZone, source },
    checkpoint: { code: checkpoint.code, label: checkpoint.label, dueOn: checkpoint.dueOn, startedOn },
    asOf,
    organisations: [],
    totals: { round: reportSum(round.own), upToRound: reportSum(round.upToRound) },
    commitments: commitmentsOf(indexed, round, levels),
    ...groupsOf(indexed, round),
    milestones,
    remarks: [...preflightOf(indexed, round, levels).remarks],
    previous: previous?.facts ?? null,
    changes: [],
    illustration: milestones.some(isIllustration) || [...levels.values()].some((level) => level.illustration),
  };
  const named = organisationsIn(content);
  return {
    ...content,
    organisations: facts.organisations
      .filter((organisation) => named.has(organisation.slug))
      .map(({ slug, name, short }) => ({ slug, name, short })),
    changes: previous === null ? [] : differencesOf(previous.content, content),
  };
}

function commitmentsOf(
  indexed: IndexedFacts,
  round: Round,
  levels: ReadonlyMap<string, LevelSet>,
): Array<ReportCommitment> {
  const standings = byCommitment(indexed, round);
  return indexed.facts.commitments.flatMap(({ code, title, summary }) => {
    const members = standings.get(code);
    if (members === undefined) return [];
    const set = levels.get(code);
    if (set === undefined) throw new Error(`commitment ${code} has no IRM level`);
    const { level, reason, setBy, organisation, setOn } = set;
    const suggested = suggestedFor(members);
    return [
      {
        ...{ code, title, summary, total: reportSum(members) },
        irm: { level, suggested, reason, setBy, organisation, setOn },
      },
    ];
  });
}

function isIllustration({ claim, slots }: ReportContent["milestones"][number]): boolean {
  return (
    claim?.illustration === true || slots.some(({ evidence }) => evidence.some((item) => item.illustration))
  );
}

function organisationsIn(content: ReportContent): Set<string> {
  const named = new Set(content.owners.map(({ code }) => code));
  for (const { irm } of content.commitments) named.add(irm.organisation);
  for (const { owners, claim, reviews, slots } of content.milestones) {
    for (const owner of owners) named.add(owner.organisation);
    if (claim !== null) named.add(claim.organisation);
    for (const { organisation } of reviews) named.add(organisation);
    for (const { organisation, steps } of slots.flatMap(({ evidence }) => evidence)) {
      named.add(organisation);
      for (const step of steps) named.add(step.organisation);
    }
  }
  return named;
}
