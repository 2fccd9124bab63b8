import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertAssignment, loadHolders } from "#app/data/review-assignments.server.ts";
import { loadPeopleOfRole } from "#app/data/review-people.server.ts";
import { findReviewedReport } from "#app/data/reviews.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { ReviewStep } from "#app/domain/facts.ts";
import type { Actor } from "#app/domain/permission.ts";
import { type AssignRefusal, decideAssignment } from "#app/domain/review/assignment.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type AssignInput = {
  actor: Actor;
  actorName: string;
  reportId: string;
  step: ReviewStep["step"];
  /** Into whose hands; null gives the case back. */
  assignee: string | null;
  /** In whose hands the person saw it; null for nobody's. */
  seen: string | null;
};

export type AssignOutcome = { ok: true } | { ok: false; refusal: AssignRefusal | "not_found" };

/**
 * Puts a case of a queue into somebody's hands: one's own (*ambil*), another's (*serahkan*) or nobody's
 * (*lepas*). Whoever four eyes bar from the step gets no case. Of two people at once the second is told.
 */
export async function assignReview(
  input: AssignInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<AssignOutcome> {
  const { actor, step, reportId } = input;
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<AssignOutcome> => {
    const reviewed = await findReviewedReport(tx, reportId);
    if (reviewed === null) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, reviewed.timeZone);
    const people = await loadPeopleOfRole(tx, step === "check" ? "secretariat" : "reviewer");
    const assignee = people.find(({ userId }) => userId === input.assignee) ?? null;
    if (input.assignee !== null && assignee === null) return { ok: false, refusal: "assignee_barred" };
    const place = { report: reviewed.report, step, plan: reviewed.plan };
    const decided = decideAssignment({ actor, assignee }, place, today);
    if (!decided.ok) return decided;
    const before = (await loadHolders(tx, step, [reportId])).get(reportId)?.userId ?? null;
    if (before === input.assignee) return { ok: true };
    if (before !== input.seen) return { ok: false, refusal: "assignment_changed" };
    const added = { id: deps.newId(), reportId, step, assigneeId: input.assignee };
    await insertAssignment(tx, { ...added, assignedBy: actor.userId, knownOn: today, at });
    const entry = {
      ...{ actorId: actor.userId, actorLabel: input.actorName, planId: reviewed.planId, reason: null },
      ...{ action: "review.assigned", subjectType: "report", subjectId: reportId },
      ...{ before: { step, assignee: before }, after: { step, assignee: input.assignee } },
    };
    await appendAudit(tx, entry, { at });
    return { ok: true };
  });
}
