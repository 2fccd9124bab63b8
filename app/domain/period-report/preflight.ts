import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { leadOf } from "#app/domain/plan.ts";
import { reportStateAsOf } from "#app/domain/review.ts";
import type { SlotStanding } from "#app/domain/slot-standing.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { type LevelSet, needsReason } from "./level.ts";
import type { Obstruction, Preflight, Remark, RemarkCode } from "./remark.ts";
import { byCommitment, type Round, suggestedFor } from "./round.ts";

/**
 * What is wrong with a round before it is reported. What blocks must be mended; what is remarked may stand,
 * and then stands in the report.
 *
 * Source: docs/rules/period-report.md.
 */
export function preflightOf(
  indexed: IndexedFacts,
  round: Round,
  levels: ReadonlyMap<string, LevelSet>,
): Preflight {
  return { blocking: obstructions(indexed, round, levels), remarks: remarksOf(indexed, round) };
}

function obstructions(
  indexed: IndexedFacts,
  round: Round,
  levels: ReadonlyMap<string, LevelSet>,
): Array<Obstruction> {
  const found: Array<Obstruction> = [];
  if (round.asOf < round.checkpoint.dueOn) found.push({ code: "round_open", commitment: null });
  if (round.own.length === 0) found.push({ code: "nothing_to_report", commitment: null });
  for (const [commitment, members] of byCommitment(indexed, round)) {
    const set = levels.get(commitment);
    if (set === undefined) found.push({ code: "level_missing", commitment });
    else if (needsReason(set.level, suggestedFor(members), set.reason)) {
      found.push({ code: "level_outdated", commitment });
    }
  }
  return found;
}

function remarksOf(indexed: IndexedFacts, round: Round): Array<Remark> {
  return [...round.own, ...round.carriedOver]
    .filter(({ status }) => status !== "cancelled" && status !== "waiting")
    .flatMap((standing) => [
      ...milestoneRemarks(indexed, standing, round),
      ...standing.slots.flatMap((slot) => slotRemarks(slot, standing)),
    ]);
}

function milestoneRemarks(
  indexed: IndexedFacts,
  standing: MilestoneStanding,
  { asOf }: Round,
): Array<Remark> {
  const { code, status, counted, claim } = standing;
  const remark = (said: RemarkCode): Remark => ({ code: said, milestone: code, slot: null });
  const remarks: Array<Remark> = [];
  if (counted && claim === null) remarks.push(remark("narrative_missing"));
  if (status === "late") remarks.push(remark("late"));
  if (status === "contested") remarks.push(remark("contested"));
  const latest = indexed.reportsOf(code).findLast(({ knownOn }) => knownOn <= asOf);
  const state = latest === undefined ? null : reportStateAsOf(latest, asOf);
  if (state === "submitted") remarks.push(remark("report_unchecked"));
  if (state === "checked") remarks.push(remark("report_unaccepted"));
  return remarks;
}

function slotRemarks(standing: SlotStanding, milestone: MilestoneStanding): Array<Remark> {
  const { slot, items, filed } = standing;
  const counts = items.filter(({ review }) => review !== "returned");
  const remark = (code: RemarkCode): Remark => ({ code, milestone: milestone.code, slot: slot.code });
  const remarks: Array<Remark> = [];
  if (counts.some(({ item }) => item.hiddenSince !== null)) remarks.push(remark("hidden_evidence"));
  if (!slot.required || !milestone.counted) return remarks;
  if (!filed) return [...remarks, remark("evidence_missing")];
  if (standing.acceptedFails || standing.emptyOrFails) remarks.push(remark("evidence_failing"));
  else if (counts.every(({ verdict }) => verdict === null || verdict.verdict === "not_checkable")) {
    remarks.push(remark("evidence_unopened"));
  }
  return remarks;
}

/** Organisations that own something of the round; their people neither set its levels nor issue its report. */
export function ownersOf(standings: ReadonlyArray<MilestoneStanding>): Array<string> {
  const owners = standings.flatMap(({ milestone }) => [
    leadOf(milestone),
    ...milestone.owners.map(({ organisation }) => organisation),
  ]);
  return [...new Set(owners.filter((owner) => owner !== null))].sort();
}
