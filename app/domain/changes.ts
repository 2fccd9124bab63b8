import { type CalendarDate, plusDays } from "./calendar-date.ts";
import { type Change, change } from "./change.ts";
import { pushReport } from "./changes-of-report.ts";
import { type Deadline, deadlineAsOf, hasPassed } from "./deadline.ts";
import type { PlanFacts } from "./facts.ts";
import { closureAsOf, completeSince } from "./milestone-standing.ts";
import type { Milestone } from "./plan.ts";
import { reportsKnownOn } from "./review.ts";
import type { IndexedFacts } from "./standings.ts";

/**
 * What happened up to a day, newest first.
 *
 * @param milestone one milestone's history; null for the whole plan.
 * @param limit how many to keep.
 * @param dated deadlines as of the day, where the caller has them already.
 */
export function changesAsOf(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  limit: number,
  milestone: string | null = null,
  dated: ReadonlyArray<DatedMilestone> = deadlinesAsOf(indexed, asOf, milestone),
): Array<Change> {
  const latest = latestOf(limit);
  let taken = 0;
  for (const past of historyOf(indexed)) {
    if (past.on > asOf || (milestone === null ? past.routine : past.milestone !== milestone)) continue;
    if (taken === limit) break;
    taken += 1;
    latest.add(past);
  }
  for (const each of dated) pushDeadline(latest, indexed, each, asOf);
  return latest.list();
}

type DatedMilestone = { milestone: Pick<Milestone, "code">; deadline: Deadline };

function deadlinesAsOf(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  code: string | null,
): Array<DatedMilestone> {
  const { facts, schedule } = indexed;
  const asked = facts.milestones.filter((milestone) => code === null || milestone.code === code);
  return asked.map((milestone) => ({
    milestone,
    deadline: deadlineAsOf(milestone.deadlineRules, schedule, asOf),
  }));
}

const histories = new WeakMap<PlanFacts, ReadonlyArray<Change>>();

/** Every change that a stored fact makes, newest first: the same on any day, so sorted once per set of facts. */
function historyOf(indexed: IndexedFacts): ReadonlyArray<Change> {
  const { facts } = indexed;
  const known = histories.get(facts);
  if (known !== undefined) return known;
  const changes: Array<Change> = [];
  for (const { code } of facts.milestones) {
    for (const report of indexed.reportsOf(code)) pushReport(changes, report);
    for (const closure of indexed.closuresOf(code)) {
      const { recordedAt, illustration } = closure;
      const details = { text: closure.reason, recordedAt, illustration };
      changes.push(change("closed", code, closure.knownOn, details));
    }
  }
  changes.sort(newestFirst);
  histories.set(facts, changes);
  return changes;
}

/** Keeps the newest few without holding, or even building, the rest. */
type Latest = {
  /** Whether a change on this day could still be among the newest. */
  wants: (on: CalendarDate) => boolean;
  add: (change: Change) => void;
  list: () => Array<Change>;
};

function latestOf(limit: number): Latest {
  let kept: Array<Change> = [];
  let oldest: CalendarDate | null = null;
  const prune = () => {
    kept = kept.sort(newestFirst).slice(0, limit);
    if (kept.length === limit) oldest = kept.at(-1)?.on ?? null;
  };
  return {
    wants: (on) => oldest === null || on >= oldest,
    add: (change) => {
      kept.push(change);
      if (kept.length > 4 * limit + 16) prune();
    },
    list: () => {
      prune();
      return kept;
    },
  };
}

function newestFirst(left: Change, right: Change): number {
  if (left.on !== right.on) return left.on < right.on ? 1 : -1;
  if (left.recordedAt !== right.recordedAt) return left.recordedAt < right.recordedAt ? 1 : -1;
  return 0;
}

function pushDeadline(
  latest: Latest,
  indexed: IndexedFacts,
  dated: DatedMilestone,
  asOf: CalendarDate,
): void {
  const { deadline } = dated;
  const { code } = dated.milestone;
  if (deadline.kind !== "dated") return;
  for (const move of deadline.moves) {
    latest.add(
      change("deadline_moved", code, move.knownOn, {
        fromOn: move.from,
        toOn: move.to,
        text: move.version?.citation ?? null,
      }),
    );
  }
  if (!hasPassed(deadline, asOf) || !latest.wants(plusDays(deadline.dueOn, 1))) return;
  const { dueOn } = deadline;
  if (closureAsOf(indexed.closuresOf(code), dueOn) !== null) return;
  if (completeSince(reportsKnownOn(indexed.reportsOf(code), dueOn)) !== null) return;
  latest.add(change("deadline_passed", code, plusDays(dueOn, 1), { toOn: dueOn }));
}
