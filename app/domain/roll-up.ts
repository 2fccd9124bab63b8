import type { MilestoneStatus } from "./milestone-status.ts";

/** One milestone as a roll-up sees it. */
export type RollUpItem = {
  code: string;
  /** Greater than 0. */
  weight: number;
  status: MilestoneStatus;
  /** The due day has come and the milestone is neither waiting nor cancelled. */
  counted: boolean;
  /** 0–100; null without a claim counts as 0. */
  reportedPercent: number | null;
  /** 0–100; null where nothing could prove it counts as 0. */
  provenPercent: number | null;
};

export type StatusCounts = Readonly<Record<MilestoneStatus, number>>;

export type RollUp = {
  /** Milestones in the denominator. */
  dueCount: number;
  totalCount: number;
  /** Σ weight × value ÷ Σ weight over due milestones, unrounded, 0–100; null when none is due. */
  reportedPercent: number | null;
  provenPercent: number | null;
  /** Due milestones per status. */
  due: StatusCounts;
  /** The others per status: shown beside the numbers, never in them. */
  notDue: StatusCounts;
  /** Σ weight of the due milestones. */
  weight: number;
};

/**
 * Rolls milestones up to a stage, owner, commitment, action, checkpoint or plan.
 *
 * Not due, waiting and cancelled milestones stay out of the denominator and are counted beside it.
 *
 * @throws {RangeError} when a weight is not a positive finite number, naming the milestone.
 */
export function rollUp(items: ReadonlyArray<RollUpItem>): RollUp {
  const due = noCounts();
  const notDue = noCounts();
  let dueCount = 0;
  let weight = 0;
  let reported = 0;
  let proven = 0;
  for (const item of items) {
    if (!Number.isFinite(item.weight) || item.weight <= 0) {
      throw new RangeError(`milestone ${item.code}: weight must be positive, not ${item.weight}`);
    }
    if (!item.counted) {
      notDue[item.status] += 1;
      continue;
    }
    due[item.status] += 1;
    dueCount += 1;
    weight += item.weight;
    // As a ratio no term exceeds its weight, so the mean never leaves 0–100 by a rounding error.
    reported += item.weight * ((item.reportedPercent ?? 0) / 100);
    proven += item.weight * ((item.provenPercent ?? 0) / 100);
  }
  return {
    dueCount,
    totalCount: items.length,
    reportedPercent: dueCount === 0 ? null : (reported / weight) * 100,
    provenPercent: dueCount === 0 ? null : (proven / weight) * 100,
    due,
    notDue,
    weight,
  };
}

function noCounts(): Record<MilestoneStatus, number> {
  return {
    verified: 0,
    reported: 0,
    unproven: 0,
    contested: 0,
    late: 0,
    in_progress: 0,
    waiting: 0,
    not_started: 0,
    cancelled: 0,
  };
}

/** A milestone in the denominator of a sum: what explains the number. */
export type Term = Pick<RollUpItem, "code" | "weight" | "status" | "reportedPercent" | "provenPercent">;

/** The milestones in the denominator of a sum, in the order given. */
export function termsOf(items: ReadonlyArray<RollUpItem>): Array<Term> {
  const terms: Array<Term> = [];
  for (const { counted, code, weight, status, reportedPercent, provenPercent } of items) {
    if (counted) terms.push({ code, weight, status, reportedPercent, provenPercent });
  }
  return terms;
}
