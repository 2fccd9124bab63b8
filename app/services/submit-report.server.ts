import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion, readDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { removeDraft } from "#app/data/drafts.server.ts";
import {
  dataVersionIn,
  findMilestoneKeys,
  insertItem,
  insertReport,
  type MilestoneKeys,
  type NewReport,
} from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import { type Actor, may, officesOn } from "#app/domain/permission.ts";
import type { Milestone } from "#app/domain/plan.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import {
  decideSubmission,
  type FiledLink,
  type ReadAnswer,
  type Submission,
  type SubmissionDecision,
  type SubmissionProblem,
  submissionProblems,
} from "#app/domain/submission.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type SubmitReportInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  milestone: string;
  submission: Submission;
};

export type SubmitReportOutcome =
  | { ok: true; reportId: string; itemIds: ReadonlyArray<string> }
  | Exclude<SubmissionDecision, { ok: true }>
  | { ok: false; refusal: "not_found" };

type SubmitDeps = Pick<Deps, "db" | "now" | "newId" | "allow">;

/** Other writers may come between deciding and saving; then it is decided again on what they wrote. */
const MOST_TRIES = 5;

/** Files an owner's progress report with its evidence, and forgets the draft it came from. */
export async function submitReport(input: SubmitReportInput, deps: SubmitDeps): Promise<SubmitReportOutcome> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const outcome = await trySubmit(input, deps);
    if (outcome !== "overtaken") return outcome;
  }
  throw new Error(`report on ${input.milestone}: facts kept changing while it was decided`);
}

async function trySubmit(
  input: SubmitReportInput,
  deps: SubmitDeps,
): Promise<SubmitReportOutcome | "overtaken"> {
  const seenVersion = await readDataVersion(deps.db);
  const indexed = await openPlan(input.plan, deps);
  const milestone = indexed?.facts.milestones.find((candidate) => candidate.code === input.milestone);
  const keys = await findMilestoneKeys(deps.db, input.plan, input.milestone);
  if (indexed === null || milestone === undefined || keys === null)
    return { ok: false, refusal: "not_found" };

  const at = deps.now();
  const today = calendarDateAt(at, indexed.facts.plan.timeZone);
  const decision = decide(input, { indexed, milestone, today, allow: deps.allow });
  if (!decision.ok) return decision;
  const { slots: _slots, ...submission } = input.submission;
  const report: NewReport = {
    id: deps.newId(),
    keys,
    organisation: organisationOf(input.actor, input.plan, milestone, today),
    authorId: input.actor.userId,
    submission,
    knownOn: today,
    at,
  };
  return inTransaction(deps.db, async (tx) => {
    if ((await dataVersionIn(tx)) !== seenVersion) return "overtaken";
    const itemIds = await save(tx, report, {
      links: decision.links,
      actorName: input.actorName,
      newId: deps.newId,
    });
    return { ok: true, reportId: report.id, itemIds };
  });
}

/** What else must be mended in an answer that could not be wholly read; nothing is filed, an unknown milestone lacks nothing. */
export async function problemsOfAnswer(
  { plan, milestone: code, answer }: { plan: string; milestone: string; answer: ReadAnswer },
  { db, now, allow }: Pick<Deps, "db" | "now" | "allow">,
): Promise<ReadonlyArray<SubmissionProblem>> {
  const indexed = await openPlan(plan, { db });
  const milestone = indexed?.facts.milestones.find((candidate) => candidate.code === code);
  if (indexed === null || milestone === undefined) return [];
  const today = calendarDateAt(now(), indexed.facts.plan.timeZone);
  return submissionProblems(answer, judgedOn({ indexed, milestone, today, allow }));
}

type Place = { indexed: IndexedFacts; milestone: Milestone; today: CalendarDate; allow: Deps["allow"] };

function decide({ actor, plan, submission }: SubmitReportInput, place: Place): SubmissionDecision {
  const owners = place.milestone.owners.map((owner) => owner.organisation);
  const mayReport = may(actor, { kind: "report", plan, owners }, place.today);
  return decideSubmission(submission, { mayReport, ...judgedOn(place) });
}

function judgedOn({ indexed, milestone, today, allow }: Place) {
  const reports = indexed.reportsOf(milestone.code);
  const closures = indexed.closuresOf(milestone.code);
  const standing = milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, today);
  return { standing, today, policy: { allow, ports: PUBLIC_PORTS } };
}

/** The organisation the person reports for: the one that leads, where they hold offices in several. */
function organisationOf(actor: Actor, plan: string, milestone: Milestone, today: CalendarDate): string {
  const held = officesOn(actor, plan, today)
    .filter((office) => office.role === "owner")
    .map((office) => office.organisation);
  const owners = milestone.owners.filter((owner) => held.includes(owner.organisation));
  const chosen = owners.find((owner) => owner.role === "lead") ?? owners[0];
  if (chosen === undefined) throw new Error(`${milestone.code}: no organisation to report for`);
  return chosen.organisation;
}

async function save(
  tx: Tx,
  report: NewReport,
  { links, actorName, newId }: { links: ReadonlyArray<FiledLink>; actorName: string; newId: () => string },
): Promise<Array<string>> {
  await insertReport(tx, report);
  const itemIds: Array<string> = [];
  for (const link of links) {
    const slotId = slotIdOf(report.keys, link.slot);
    itemIds.push(await insertItem(tx, link, { report, slotId, newId }));
  }
  await removeDraft(tx, { milestoneId: report.keys.milestoneId, authorId: report.authorId });
  const after = {
    percentDone: report.submission.percentDone,
    links: links.map((link) => ({ slot: link.slot, url: link.address.url })),
  };
  const subject = { action: "report.submitted", subjectType: "report", subjectId: report.id };
  const actor = { actorId: report.authorId, actorLabel: actorName, planId: report.keys.planId };
  await appendAudit(tx, { ...subject, ...actor, before: null, after, reason: null }, { at: report.at });
  await bumpDataVersion(tx);
  return itemIds;
}

function slotIdOf(keys: MilestoneKeys, slot: string): string {
  const id = keys.slotIds.get(slot);
  if (id === undefined) throw new Error(`slot ${slot} has no row`);
  return id;
}
