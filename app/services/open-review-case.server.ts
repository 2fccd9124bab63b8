import { loadHolders } from "#app/data/review-assignments.server.ts";
import { loadPeopleOfRole } from "#app/data/review-people.server.ts";
import { findPlanOfReport } from "#app/data/reviews.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { disputeView } from "#app/domain/dispute.ts";
import { NEVER_CHECKED } from "#app/domain/evidence/checked-item.ts";
import type { Report, ReviewStep } from "#app/domain/facts.ts";
import { milestoneCard } from "#app/domain/milestone-card.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Milestone } from "#app/domain/plan.ts";
import { awaits, mayTake } from "#app/domain/review/assignment.ts";
import { changedSince } from "#app/domain/review/changed-since.ts";
import { decideReview, type ReviewRefusal } from "#app/domain/review.ts";
import type { CaseItem, ReviewCase } from "#app/domain/review-case.ts";
import { provenIfAccepted } from "#app/domain/review-preview.ts";
import type { ItemStanding } from "#app/domain/slot-standing.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";
import { type CheckedItems, openEvidence } from "./open-evidence.server.ts";
import { openPlan } from "./open-plan.server.ts";
import { type DefaultWords, openReasons } from "./review/edit-reasons.server.ts";
import { reviewerOf } from "./review-report.server.ts";

type Step = ReviewStep["step"];

/** One submitted report laid out for a review step; null when there is no such report. */
export async function openReviewCase(
  { actor, step, reportId, words }: { actor: Actor; step: Step; reportId: string; words: DefaultWords },
  deps: Pick<Deps, "db" | "now">,
): Promise<ReviewCase | null> {
  const slug = await findPlanOfReport(deps.db, reportId);
  const indexed = slug === null ? null : await openPlan(slug, deps);
  const report = indexed?.facts.reports.find((candidate) => candidate.id === reportId);
  const milestone = indexed?.facts.milestones.find((candidate) => candidate.code === report?.milestone);
  if (indexed === null || report === undefined || milestone === undefined) return null;
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  const itemIds = report.items.map((item) => item.id);
  const checked = await openEvidence(itemIds, { asOf: today, today }, deps);
  const people = await loadPeopleOfRole(deps.db, step === "check" ? "secretariat" : "reviewer");
  const place = { report, step, plan: indexed.facts.plan.slug };
  const { offered } = await openReasons({ plan: place.plan, words }, deps);
  return {
    ...layOut({ indexed, report, milestone, checked, today }),
    holder: (await loadHolders(deps.db, step, [report.id])).get(report.id) ?? null,
    candidates: people
      .filter((person) => mayTake(person, place, today))
      .map(({ userId, name }) => ({ userId, name })),
    reasons: offered.map(({ text }) => text),
    blocked: blockedFor({ actor, step, report, plan: indexed.facts.plan.slug, today }),
  };
}

type Laid = {
  indexed: IndexedFacts;
  report: Report;
  milestone: Milestone;
  checked: CheckedItems;
  today: CalendarDate;
};

type Handed = "blocked" | "holder" | "candidates" | "reasons";

function layOut({ indexed, report, milestone, checked, today }: Laid): Omit<ReviewCase, Handed> {
  const { plan, organisations } = indexed.facts;
  const shortOf = (slug: string) => organisations.find((entry) => entry.slug === slug)?.short ?? slug;
  const reports = indexed.reportsOf(milestone.code);
  const closures = indexed.closuresOf(milestone.code);
  const standing = milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, today);
  const items = standing.slots.flatMap((slot) => slot.items.filter((item) => item.report.id === report.id));
  const { percentDone, narrative, obstacles, obstacleNote, nextStep, nextStepOn, supportAsked } = report;
  return {
    ...{ percentDone, narrative, obstacles, obstacleNote, nextStep, nextStepOn, supportAsked },
    report: report.id,
    plan: plan.slug,
    timeZone: plan.timeZone,
    card: milestoneCard(standing, indexed.schedule, today),
    mustBeTrue: milestone.mustBeTrue,
    organisation: shortOf(report.organisation),
    submittedOn: report.knownOn,
    items: items.map((item) => caseItem(item, { milestone, report, checked })),
    provenIfAccepted: provenIfAccepted(indexed, milestone, report, today),
    steps: report.steps.map((taken) => ({
      ...{ id: taken.id, step: taken.step, decision: taken.decision, reason: taken.reason },
      ...{ recordedAt: taken.recordedAt, knownOn: taken.knownOn, by: shortOf(taken.organisation) },
      organisation: taken.organisation,
      dispute: disputeView(taken, today),
    })),
    since: withName(changedSince(report, reports, today), shortOf),
    names: Object.fromEntries(organisations.map(({ slug, short }) => [slug, short])),
  };
}

function withName(since: ReviewCase["since"], shortOf: (slug: string) => string): ReviewCase["since"] {
  return since === null ? null : { ...since, organisation: shortOf(since.organisation) };
}

function caseItem(
  standing: ItemStanding,
  { milestone, report, checked }: Pick<Laid, "milestone" | "report" | "checked">,
): CaseItem {
  const { item, verdict, decision } = standing;
  const slot = milestone.slots.find((candidate) => candidate.code === item.slot);
  const required = slot?.elements.filter((element) => element.required) ?? [];
  const others = report.items.filter((other) => other.target === item.target && other.slot !== item.slot);
  return {
    id: item.id,
    slot: {
      code: item.slot,
      title: slot?.title ?? { id: item.slot, en: null },
      criteria: slot?.criteria ?? { id: "", en: null },
      elements: required.map(({ key, label }) => ({ key, label })),
    },
    url: item.url,
    kind: item.kind,
    note: item.note,
    verdict: verdict?.verdict ?? null,
    found: verdict?.elements ?? null,
    checked: checked[item.id] ?? NEVER_CHECKED,
    decision:
      decision === null
        ? null
        : { decision: decision.decision, reason: decision.reason, elements: decision.elements },
    alsoIn: others.map((other) => other.slot),
  };
}

/** The refusal a decision would meet whatever it says. */
function blockedFor({
  actor,
  step,
  report,
  plan,
  today,
}: {
  actor: Actor;
  step: Step;
  report: Report;
  plan: string;
  today: CalendarDate;
}): ReviewRefusal | null {
  const { reviewer } = reviewerOf({ actor, step }, plan, today);
  const attempt = { step, decision: "returned" as const, reason: "-", items: [] };
  const decided = decideReview(report, reviewer, attempt, today);
  if (!decided.ok) return decided.refusal;
  return awaits(report, step, today) ? null : "report_not_awaiting_this_step";
}
