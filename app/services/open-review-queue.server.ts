import { listPlanSlugs } from "#app/data/reports.server.ts";
import { loadHolders } from "#app/data/review-assignments.server.ts";
import { loadPeopleOfRole, type ReviewPerson } from "#app/data/review-people.server.ts";
import { type CalendarDate, calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import { isOpenDispute } from "#app/domain/dispute.ts";
import type { Report, ReviewStep } from "#app/domain/facts.ts";
import { milestoneCard } from "#app/domain/milestone-card.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import { awaits, loadsOf, mayTake, type QueueFilter } from "#app/domain/review/assignment.ts";
import { whyNotGreen } from "#app/domain/review/green.ts";
import type { Candidate, DisputeRow, QueueRow, ReviewQueue } from "#app/domain/review/queue.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";
import { latestLooks } from "./review/green-looks.server.ts";
import { disputeRow } from "./review/open-dispute.server.ts";

type Step = ReviewStep["step"];

type Waiting = { indexed: IndexedFacts; report: Report; standing: MilestoneStanding; today: CalendarDate };
type Asked = { actor: Actor; step: Step };

/**
 * Reports awaiting one review step, the longest waiting first, with who has them in hand. A pending report
 * never leaves the queue unreviewed.
 */
export async function openReviewQueue(
  { actor, step, filter = "all" }: Asked & { filter?: QueueFilter },
  deps: Pick<Deps, "db" | "now">,
): Promise<ReviewQueue> {
  const found = await findWaiting({ actor, step }, deps);
  const people = await loadPeopleOfRole(deps.db, step === "check" ? "secretariat" : "reviewer");
  const ids = found.waiting.map(({ report }) => report.id);
  const holders = await loadHolders(deps.db, step, ids);
  const itemIds = found.waiting.flatMap(({ report }) => report.items.map(({ id }) => id));
  const looks = await latestLooks(deps.db, itemIds);
  const rows = found.waiting
    .map((waiting) => ({
      ...rowOf(waiting, { actor, step }),
      green: whyNotGreen(waiting.report, looks) === null,
      holder: holders.get(waiting.report.id) ?? null,
      candidates: candidatesFor(waiting, step, people),
      since: sinceOf(waiting.report, step),
    }))
    .sort((left, right) => left.since.localeCompare(right.since));
  const fits = (wanted: QueueFilter) => rows.filter((row) => fitsFilter(row, wanted, actor.userId));
  const held = rows.map(({ holder, waitedDays }) => ({ assignee: holder?.userId ?? null, waitedDays }));
  return {
    rows: fits(filter).map(({ since: _since, ...row }) => row),
    counts: {
      all: rows.length,
      mine: fits("mine").length,
      unassigned: fits("unassigned").length,
    },
    loads: loadsOf(inOffice(people, step, found.days), held),
    disputes: found.disputes.sort((left, right) => left.sinceAt.localeCompare(right.sinceAt)),
  };
}

function fitsFilter({ holder }: Pick<QueueRow, "holder">, filter: QueueFilter, userId: string): boolean {
  if (filter === "all") return true;
  return filter === "mine" ? holder?.userId === userId : holder === null;
}

type Found = {
  waiting: Array<Waiting>;
  disputes: Array<DisputeRow>;
  /** Today in each plan. */
  days: Map<string, CalendarDate>;
};

async function findWaiting({ actor, step }: Asked, deps: Pick<Deps, "db" | "now">): Promise<Found> {
  const found: Found = { waiting: [], disputes: [], days: new Map() };
  for (const slug of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(slug, deps);
    if (indexed === null) continue;
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    found.days.set(slug, today);
    const standings = new Map(standingsAsOf(indexed, today).map((standing) => [standing.code, standing]));
    for (const report of indexed.facts.reports) {
      const standing = standings.get(report.milestone);
      if (standing === undefined) continue;
      if (awaits(report, step, today)) found.waiting.push({ indexed, report, standing, today });
      for (const taken of report.steps) {
        if (taken.step !== step || !isOpenDispute(taken, today)) continue;
        found.disputes.push(disputeRow({ indexed, report, step: taken, actor, today }));
      }
    }
  }
  return found;
}

function sinceOf(report: Report, step: Step): string {
  const since = waitsSince(report, step);
  return `${since.knownOn} ${since.recordedAt}`;
}

/** What made the report wait for the step: its submission, its check, or a return that was withdrawn. */
function waitsSince(report: Report, step: Step) {
  const last = report.steps.at(-1);
  const answer = last?.dispute?.answer ?? null;
  if (answer?.decision === "withdrawn") return answer;
  return step === "check" ? report : (last ?? report);
}

function rowOf({ indexed, report, standing, today }: Waiting, { actor, step }: Asked) {
  const { plan, organisations } = indexed.facts;
  const { organisation } = report;
  return {
    report: report.id,
    plan: plan.slug,
    card: milestoneCard(standing, indexed.schedule, today),
    organisation: organisations.find((entry) => entry.slug === organisation)?.short ?? organisation,
    submittedOn: report.knownOn,
    submittedAt: report.recordedAt,
    percentDone: report.percentDone,
    links: report.items.length,
    waitedDays: daysBetween(waitsSince(report, step).knownOn, today),
    mayReview: mayTake(actor, { report, step, plan: plan.slug }, today),
  };
}

function candidatesFor(
  { indexed, report, today }: Waiting,
  step: Step,
  people: ReadonlyArray<ReviewPerson>,
): Array<Candidate> {
  const place = { report, step, plan: indexed.facts.plan.slug };
  return people
    .filter((person) => mayTake(person, place, today))
    .map(({ userId, name }) => ({ userId, name }));
}

/** People who hold the office of a step today in a plan. */
function inOffice(
  people: ReadonlyArray<ReviewPerson>,
  step: Step,
  days: ReadonlyMap<string, CalendarDate>,
): Array<ReviewPerson> {
  const role = step === "check" ? "secretariat" : "reviewer";
  return people.filter((person) =>
    [...days].some(([plan, today]) => officesOn(person, plan, today).some((office) => office.role === role)),
  );
}
