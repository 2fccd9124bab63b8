import { type CalendarDate, plusDays } from "./calendar-date.ts";
import { type Deadline, deadlineAsOf, hasPassed } from "./deadline.ts";
import type { EvidenceItem, PlanFacts, Report } from "./facts.ts";
import { closureAsOf, completeSince } from "./milestone-standing.ts";
import type { Bilingual, Milestone } from "./plan.ts";
import { reportsKnownOn } from "./review.ts";
import type { IndexedFacts } from "./standings.ts";

export const CHANGE_KINDS = [
  "reported",
  "checked",
  "accepted",
  "returned",
  "evidence_failed",
  "evidence_opened",
  "deadline_passed",
  "deadline_moved",
  "closed",
] as const;

/** One thing that happened to a milestone, for the list of latest changes and the history. */
export type Change = {
  on: CalendarDate;
  kind: (typeof CHANGE_KINDS)[number];
  milestone: string;
  slot: string | null;
  /** Organisation that acted; null for the machine and the calendar. */
  organisation: string | null;
  percentDone: number | null;
  /** Why, or what was said; a person's words stand in the language they were written in. */
  text: Bilingual | null;
  fromOn: CalendarDate | null;
  toOn: CalendarDate | null;
  recordedAt: string;
  illustration: boolean;
  /** Told in the milestone's own history only: the first look at a link that opens. */
  routine: boolean;
};

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
  dated: ReadonlyArray<Dated> = deadlinesAsOf(indexed, asOf, milestone),
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

type Dated = { milestone: Pick<Milestone, "code">; deadline: Deadline };

function deadlinesAsOf(indexed: IndexedFacts, asOf: CalendarDate, code: string | null): Array<Dated> {
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

function pushReport(changes: Array<Change>, report: Report): void {
  const { milestone, organisation, percentDone, narrative, recordedAt, illustration } = report;
  const details = { organisation, percentDone, text: inOwnWords(narrative), recordedAt, illustration };
  changes.push(change("reported", milestone, report.knownOn, details));
  for (const step of report.steps) {
    const kind = step.decision === "returned" ? "returned" : step.step === "check" ? "checked" : "accepted";
    changes.push(
      change(kind, milestone, step.knownOn, {
        organisation: step.organisation,
        text: inOwnWords(step.reason),
        recordedAt: step.recordedAt,
        illustration: step.illustration,
      }),
    );
  }
  for (const item of report.items) pushVerdicts(changes, milestone, item);
}

function inOwnWords(words: string | null): Bilingual | null {
  return words === null || words === "" ? null : { id: words, en: null };
}

function pushVerdicts(changes: Array<Change>, milestone: string, item: EvidenceItem): void {
  let failing = false;
  let opened = false;
  for (const point of item.verdicts) {
    if (point.verdict === "not_checkable") continue;
    const fails = point.verdict === "not_supported" || point.verdict === "withheld";
    const details = {
      slot: item.slot,
      recordedAt: point.at,
      illustration: item.illustration,
    };
    if (fails && !failing) changes.push(change("evidence_failed", milestone, point.knownOn, details));
    if (!fails && (failing || !opened)) {
      const routine = !failing && !opened;
      changes.push(change("evidence_opened", milestone, point.knownOn, { ...details, routine }));
    }
    failing = fails;
    opened = opened || !fails;
  }
}

function pushDeadline(latest: Latest, indexed: IndexedFacts, dated: Dated, asOf: CalendarDate): void {
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

function change(kind: Change["kind"], milestone: string, on: CalendarDate, details: Partial<Change>): Change {
  return {
    on,
    kind,
    milestone,
    slot: null,
    organisation: null,
    percentDone: null,
    text: null,
    fromOn: null,
    toOn: null,
    recordedAt: "",
    illustration: false,
    routine: false,
    ...details,
  };
}
