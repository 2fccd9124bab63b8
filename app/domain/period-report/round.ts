import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { plusDays } from "#app/domain/calendar-date.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { IrmLevel } from "#app/domain/irm-level.ts";
import { suggestIrmLevel } from "#app/domain/irm-level.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { type Checkpoint, leadOf } from "#app/domain/plan.ts";
import { rollUp, termsOf } from "#app/domain/roll-up.ts";
import { topStageOf } from "#app/domain/stage-row.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { ReportContent, ReportSum } from "./content.ts";

/** A reporting round (*titik lapor*) as of a day: what a period report speaks of. */
export type Round = {
  checkpoint: Checkpoint;
  /** First day of the round: the day after the one before it was due, or the plan's first. */
  startedOn: CalendarDate;
  asOf: CalendarDate;
  /** The round's own milestones. */
  own: ReadonlyArray<MilestoneStanding>;
  /** Those of this round and the earlier ones. */
  upToRound: ReadonlyArray<MilestoneStanding>;
  /** Those of earlier rounds that are neither verified nor cancelled. */
  carriedOver: ReadonlyArray<MilestoneStanding>;
};

/** Null when the plan has no such checkpoint. */
export function roundAsOf(indexed: IndexedFacts, code: string, asOf: CalendarDate): Round | null {
  const { checkpoints, plan } = indexed.facts;
  const checkpoint = checkpoints.find((each) => each.code === code);
  if (checkpoint === undefined) return null;
  const earlier = checkpoints.filter(({ dueOn }) => dueOn < checkpoint.dueOn);
  const last = earlier
    .map(({ dueOn }) => dueOn)
    .sort()
    .at(-1);
  const standings = standingsAsOf(indexed, asOf);
  const isOf = (rounds: ReadonlyArray<Checkpoint>) => (standing: MilestoneStanding) =>
    rounds.some((round) => round.code === standing.milestone.checkpoint);
  return {
    checkpoint,
    startedOn: last === undefined ? plan.periodStart : plusDays(last, 1),
    asOf,
    own: standings.filter(isOf([checkpoint])),
    upToRound: standings.filter(isOf([...earlier, checkpoint])),
    carriedOver: standings.filter(
      (standing) =>
        isOf(earlier)(standing) && standing.status !== "verified" && standing.status !== "cancelled",
    ),
  };
}

/** A roll-up of standings with the milestones it is made of. */
export function reportSum(standings: ReadonlyArray<MilestoneStanding>): ReportSum {
  return { ...rollUp(standings), terms: termsOf(standings) };
}

/** The IRM level the rule suggests for several milestones together. */
export function suggestedFor(standings: ReadonlyArray<MilestoneStanding>): IrmLevel {
  const { reportedPercent, provenPercent } = rollUp(standings);
  const counted = standings.filter((standing) => standing.counted);
  return suggestIrmLevel(
    reportedPercent,
    provenPercent,
    counted.some(({ evidenceFiled }) => evidenceFiled),
  );
}

/** Standings up to the round by the commitment they belong to. */
export function byCommitment(
  { facts }: IndexedFacts,
  round: Round,
): ReadonlyMap<string, ReadonlyArray<MilestoneStanding>> {
  const commitmentOf = new Map(facts.actions.map((action) => [action.code, action.commitment]));
  return groupBy(round.upToRound, ({ milestone }) => commitmentOf.get(milestone.action) ?? "");
}

/** The round's roll-ups by action, lead organisation and stage. */
export function groupsOf(
  indexed: IndexedFacts,
  round: Round,
): Pick<ReportContent, "actions" | "owners" | "stages"> {
  const { facts, schedule } = indexed;
  const byAction = groupBy(round.own, ({ milestone }) => milestone.action);
  const byLead = groupBy(round.own, ({ milestone }) => leadOf(milestone) ?? "");
  const byStage = groupBy(round.own, (standing) => topStageOf(standing, schedule) ?? "");
  return {
    actions: facts.actions.flatMap(({ code, title, commitment }) => {
      const members = byAction.get(code);
      if (members === undefined) return [];
      const isDue = members.some(({ counted }) => counted);
      const irmSuggestion = isDue ? suggestedFor(members) : null;
      return [{ code, title, commitment, total: reportSum(members), irmSuggestion }];
    }),
    owners: facts.organisations.flatMap(({ slug, name }) => {
      const members = byLead.get(slug);
      return members === undefined ? [] : [{ code: slug, title: name, total: reportSum(members) }];
    }),
    stages: facts.schedule.stages.flatMap(({ key, code, title }) => {
      const members = byStage.get(key);
      return members === undefined ? [] : [{ code, title, total: reportSum(members) }];
    }),
  };
}
