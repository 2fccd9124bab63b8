import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findReviewedReport, insertReviewStep, type ReviewedReport } from "#app/data/reviews.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { ItemDecision, ReviewStep } from "#app/domain/facts.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import { decideReview, type Reviewer, type ReviewInput, type ReviewRefusal } from "#app/domain/review.ts";
import type { Deps } from "./deps.server.ts";

export type ReviewReportInput = ReviewInput & {
  actor: Actor;
  actorName: string;
  reportId: string;
  /** The last step the person saw, empty for none: a report that moved on meanwhile is looked at again. */
  seen?: string | null;
};

export type ReviewReportOutcome =
  | { ok: true; plan: string; milestone: string }
  | { ok: false; refusal: ReviewRefusal | "not_found" | "changed_meanwhile"; item?: string };

/**
 * Records one review step: the secretariat's check with a decision per item, or the reviewer's acceptance.
 * Of two people deciding at once, the second is told that the report no longer awaits them.
 */
export async function reviewReport(
  input: ReviewReportInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ReviewReportOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<ReviewReportOutcome> => {
    const reviewed = await findReviewedReport(tx, input.reportId);
    if (reviewed === null) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, reviewed.timeZone);
    const { reviewer, organisation } = reviewerOf(input, reviewed.plan, today);
    const decided = decideReview(reviewed.report, reviewer, input, today);
    if (!decided.ok) return decided;
    const last = reviewed.report.steps.at(-1)?.id ?? "";
    if (typeof input.seen === "string" && input.seen !== last)
      return { ok: false, refusal: "changed_meanwhile" };
    await saveReview(tx, input, { reviewed, organisation, knownOn: today, at, newId: deps.newId });
    return { ok: true, plan: reviewed.plan, milestone: reviewed.report.milestone };
  });
}

/** The person as a reviewer of this plan today, and the organisation whose office they act in. */
export function reviewerOf(
  { actor, step }: { actor: Actor; step: ReviewStep["step"] },
  plan: string,
  today: CalendarDate,
): { reviewer: Reviewer; organisation: string } {
  const offices = officesOn(actor, plan, today);
  const officeFor = (role: "secretariat" | "reviewer") => offices.find((office) => office.role === role);
  const acting = officeFor(step === "check" ? "secretariat" : "reviewer");
  return {
    reviewer: {
      userId: actor.userId,
      organisations: actor.offices.map((office) => office.organisation),
      mayCheck: officeFor("secretariat") !== undefined,
      mayAccept: officeFor("reviewer") !== undefined,
    },
    organisation: acting?.organisation ?? "",
  };
}

/** Writes a step that was decided, with its audit entry. */
export async function saveReview(
  tx: Tx,
  input: ReviewReportInput,
  {
    reviewed,
    organisation,
    knownOn,
    at,
    newId,
  }: {
    reviewed: ReviewedReport;
    organisation: string;
    knownOn: CalendarDate;
    at: Date;
    newId: () => string;
  },
): Promise<void> {
  const { step, decision, actor } = input;
  const reason = blankToNull(input.reason);
  const items = keptDecisions(input, reviewed);
  const id = newId();
  await insertReviewStep(tx, {
    ...{ id, reportId: input.reportId, step, decision, reason, reviewerId: actor.userId },
    ...{ organisation, knownOn, at, items: items.map((item) => ({ ...item, id: newId() })) },
  });
  const action = step === "check" ? "report.checked" : "report.accepted";
  await appendAudit(
    tx,
    {
      ...{ actorId: actor.userId, actorLabel: input.actorName, planId: reviewed.planId, reason },
      ...{ action: decision === "returned" ? "report.returned" : action, before: null },
      ...{ subjectType: "report", subjectId: input.reportId, after: { step, decision, items } },
    },
    { at },
  );
  await bumpDataVersion(tx, [reviewed.milestoneId]);
}

/** The check's decisions on this report's own items, with the elements its slot lists and no others. */
function keptDecisions(input: ReviewReportInput, reviewed: ReviewedReport): Array<ItemDecision> {
  if (input.step !== "check") return [];
  return input.items.flatMap((decision): Array<ItemDecision> => {
    const listed = reviewed.elementsOf.get(decision.item);
    if (listed === undefined) return [];
    const returnedBare = decision.decision === "returned" && blankToNull(decision.reason) === null;
    if (returnedBare) return [];
    const found = listed.filter((key) => decision.elements?.includes(key) ?? false);
    return [
      {
        item: decision.item,
        decision: decision.decision,
        reason: blankToNull(decision.reason),
        elements: listed.length === 0 || decision.elements === null ? null : found,
      },
    ];
  });
}

function blankToNull(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : text.trim();
}
