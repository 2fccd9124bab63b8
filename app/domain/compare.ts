import type { CalendarDate } from "./calendar-date.ts";
import type { MilestoneStatus } from "./milestone-status.ts";
import type { Bilingual } from "./plan.ts";
import { type RollUp, rollUp } from "./roll-up.ts";
import type { ScoreItem } from "./score-item.ts";

/** One of the two days, with every milestone as it stood. */
export type ComparedDay = { on: CalendarDate; items: ReadonlyArray<ScoreItem> };

export const DIFFERENCES = ["gained", "lost", "moved", "reweighted", "status"] as const;
/**
 * What became of a milestone between two days.
 *
 * `gained`, `lost`: its proven percent rose or fell or, where that stood still, its reported percent.
 * `moved`: its deadline is another. `reweighted`: its weight in the sum is another, because it came into the
 * sum, went out of it, or was given another weight. `status`: only its status is another.
 */
export type Difference = (typeof DIFFERENCES)[number];

/** One milestone on one day, as far as two days are compared. */
export type ComparedState = {
  status: MilestoneStatus;
  reportedPercent: number | null;
  provenPercent: number | null;
  dueOn: CalendarDate | null;
  /** Weight in the denominator: 0 while it does not count. */
  countedWeight: number;
};

export type ComparedMilestone = {
  code: string;
  title: Bilingual;
  /** Null when the plan did not hold it. */
  before: ComparedState | null;
  after: ComparedState | null;
  differences: ReadonlyArray<Difference>;
  /** Points it adds to or takes from the plan's two numbers. With the others' they sum to the totals' difference. */
  reportedPoints: number;
  provenPoints: number;
};

export type Comparison = {
  from: CalendarDate;
  to: CalendarDate;
  before: RollUp;
  after: RollUp;
  /** Only milestones with a difference, in the order of the plan. */
  milestones: ReadonlyArray<ComparedMilestone>;
  /** The rest: nothing became of them, but their share of the sum shrank or grew with what came in or went out. */
  others: { count: number; reportedPoints: number; provenPoints: number };
  /** How many milestones each difference holds for; one milestone may stand under several. */
  counts: Readonly<Record<Difference, number>>;
};

/** What was gained, lost, moved and re-weighted between two days (*bandingkan dua tanggal*). */
export function compareDays(from: ComparedDay, to: ComparedDay): Comparison {
  const before = rollUp(from.items);
  const after = rollUp(to.items);
  const earlier = new Map(from.items.map((item) => [item.code, item]));
  const later = new Map(to.items.map((item) => [item.code, item]));
  const gone = from.items.filter((item) => !later.has(item.code));
  const all = [...to.items, ...gone].map(({ code, milestone }) => {
    const [first, last] = [earlier.get(code) ?? null, later.get(code) ?? null];
    return compared({ code, title: milestone.title }, [first, last], [before, after]);
  });
  const milestones = all.filter(({ differences }) => differences.length > 0);
  const others = othersOf(all.filter(({ differences }) => differences.length === 0));
  return { from: from.on, to: to.on, before, after, milestones, others, counts: countsOf(milestones) };
}

type Pair<Thing> = readonly [Thing, Thing];

function compared(
  named: { code: string; title: Bilingual },
  [first, last]: Pair<ScoreItem | null>,
  [before, after]: Pair<RollUp>,
): ComparedMilestone {
  const [earlier, later] = [stateOf(first), stateOf(last)];
  return {
    ...named,
    before: earlier,
    after: later,
    differences: differencesOf(earlier, later),
    reportedPoints: points(later, after, "reportedPercent") - points(earlier, before, "reportedPercent"),
    provenPoints: points(later, after, "provenPercent") - points(earlier, before, "provenPercent"),
  };
}

function stateOf(item: ScoreItem | null): ComparedState | null {
  if (item === null) return null;
  const { status, reportedPercent, provenPercent, deadline, counted, weight } = item;
  const dueOn = deadline.kind === "dated" ? deadline.dueOn : null;
  return { status, reportedPercent, provenPercent, dueOn, countedWeight: counted ? weight : 0 };
}

function differencesOf(before: ComparedState | null, after: ComparedState | null): Array<Difference> {
  const found: Array<Difference> = [];
  const rise = change(before, after, "provenPercent") || change(before, after, "reportedPercent");
  if (rise !== 0) found.push(rise > 0 ? "gained" : "lost");
  if (before !== null && after !== null && before.dueOn !== after.dueOn) found.push("moved");
  if ((before?.countedWeight ?? 0) !== (after?.countedWeight ?? 0)) found.push("reweighted");
  if (found.length === 0 && before?.status !== after?.status) found.push("status");
  return found;
}

type Percent = "reportedPercent" | "provenPercent";

function change(before: ComparedState | null, after: ComparedState | null, number: Percent): number {
  return (after?.[number] ?? 0) - (before?.[number] ?? 0);
}

/** What a milestone brings to a number of the plan, in points of it. */
function points(state: ComparedState | null, { weight }: RollUp, number: Percent): number {
  if (state === null || state.countedWeight === 0) return 0;
  return (state.countedWeight / weight) * (state[number] ?? 0);
}

function othersOf(milestones: ReadonlyArray<ComparedMilestone>): Comparison["others"] {
  let [reportedPoints, provenPoints] = [0, 0];
  for (const milestone of milestones) {
    reportedPoints += milestone.reportedPoints;
    provenPoints += milestone.provenPoints;
  }
  return { count: milestones.length, reportedPoints, provenPoints };
}

function countsOf(milestones: ReadonlyArray<ComparedMilestone>): Record<Difference, number> {
  const counts = { gained: 0, lost: 0, moved: 0, reweighted: 0, status: 0 };
  for (const { differences } of milestones) for (const difference of differences) counts[difference] += 1;
  return counts;
}
