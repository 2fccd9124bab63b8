import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  findReportOfStep,
  findReportsBeside,
  insertDispute,
  insertDisputeAnswer,
} from "#app/data/disputes.server.ts";
import { findReviewedReport, type ReviewedReport } from "#app/data/reviews.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type DisputeRefusal, decideAnswer, decideDispute } from "#app/domain/dispute.ts";
import type { DisputeAnswer, ReviewStep } from "#app/domain/facts.ts";
import type { Actor } from "#app/domain/permission.ts";
import { holdsPersonalData } from "#app/domain/remark.ts";
import type { Deps } from "#app/services/deps.server.ts";

type Said = { actor: Actor; actorName: string; stepId: string; text: string };

export type DisputeOutcome =
  | { ok: true; plan: string; milestone: string }
  | { ok: false; refusal: DisputeRefusal | "not_found" | "personal_data" | "too_long" };

/** Most letters of an objection or its answer. */
export const LONGEST_DISPUTE = 5_000;

type Found = { reviewed: ReviewedReport; step: ReviewStep; today: CalendarDate };

/** Files the owner's objection to a return (*keberatan*), once. It is public at once, as is its answer. */
export async function disputeReturn(
  input: Said,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<DisputeOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<DisputeOutcome> => {
    const found = await find(tx, input.stepId, at);
    if (found === null) return { ok: false, refusal: "not_found" };
    const { reviewed, step, today } = found;
    const { report, plan } = reviewed;
    const latest = (await findReportsBeside(tx, report.id)).at(-1);
    const reports = latest === report.id ? [report] : [report, { ...report, id: latest ?? "" }];
    const decided = decideDispute({ actor: input.actor, plan, today }, { report, step, reports });
    if (!decided.ok) return decided;
    const text = textOf(input);
    if (!text.ok) return text;
    const said = { id: deps.newId(), text: text.text, authorId: input.actor.userId, knownOn: today, at };
    await insertDispute(tx, { ...said, stepId: step.id, organisation: report.organisation });
    await note(tx, input, { found, at, action: "return.disputed", after: { step: step.id } });
    return { ok: true, plan, milestone: report.milestone };
  });
}

/**
 * Answers an objection for the body that returned, once: the return is upheld, or withdrawn and the report is
 * pending again where it was. Never by the person who returned it.
 */
export async function answerDispute(
  input: Said & { decision: DisputeAnswer["decision"] },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<DisputeOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<DisputeOutcome> => {
    const found = await find(tx, input.stepId, at);
    if (found === null) return { ok: false, refusal: "not_found" };
    const { reviewed, step, today } = found;
    const { report, plan } = reviewed;
    const decided = decideAnswer({ actor: input.actor, plan, today }, { report, step });
    if (!decided.ok) return decided;
    if (step.dispute === null) return { ok: false, refusal: "not_disputed" };
    const text = textOf(input);
    if (!text.ok) return text;
    const said = { id: deps.newId(), text: text.text, authorId: input.actor.userId, knownOn: today, at };
    const answer = { ...said, disputeId: step.dispute.id, decision: input.decision };
    await insertDisputeAnswer(tx, { ...answer, organisation: step.organisation });
    const after = { step: step.id, decision: input.decision };
    await note(tx, input, { found, at, action: "dispute.answered", after });
    return { ok: true, plan, milestone: report.milestone };
  });
}

async function find(tx: Tx, stepId: string, at: Date): Promise<Found | null> {
  const reportId = await findReportOfStep(tx, stepId);
  const reviewed = reportId === null ? null : await findReviewedReport(tx, reportId);
  const step = reviewed?.report.steps.find(({ id }) => id === stepId);
  if (reviewed === null || step === undefined) return null;
  return { reviewed, step, today: calendarDateAt(at, reviewed.timeZone) };
}

function textOf({ text }: Said) {
  const words = text.trim();
  if (words === "") return { ok: false, refusal: "text_required" } as const;
  if (words.length > LONGEST_DISPUTE) return { ok: false, refusal: "too_long" } as const;
  if (holdsPersonalData({ text: words, address: null }))
    return { ok: false, refusal: "personal_data" } as const;
  return { ok: true, text: words } as const;
}

async function note(
  tx: Tx,
  { actor, actorName, text }: Said,
  { found, at, action, after }: { found: Found; at: Date; action: string; after: unknown },
): Promise<void> {
  const { report, planId, milestoneId } = found.reviewed;
  const entry = {
    ...{ actorId: actor.userId, actorLabel: actorName, planId, reason: text.trim(), action },
    ...{ subjectType: "report", subjectId: report.id, before: null, after },
  };
  await appendAudit(tx, entry, { at });
  await bumpDataVersion(tx, [milestoneId]);
}
