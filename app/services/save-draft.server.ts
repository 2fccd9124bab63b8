import { inTransaction } from "#app/data/db.server.ts";
import { findDraft, insertDraft, updateDraft } from "#app/data/drafts.server.ts";
import { findMilestoneKeys } from "#app/data/reports.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type SaveDraftOutcome =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; refusal: "not_found" | "not_owner" }
  /** The draft was saved elsewhere since this form was opened; it is left as it is. */
  | { ok: false; refusal: "draft_changed"; savedAt: string };

/**
 * Keeps a person's unfinished report on a milestone.
 *
 * @param input.version the draft's version when the form was opened; 0 when there was none.
 */
export async function saveDraft(
  input: { actor: Actor; plan: string; milestone: string; form: ReportForm; version: number },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SaveDraftOutcome> {
  const { actor, form, version } = input;
  const indexed = await openPlan(input.plan, deps);
  const milestone = indexed?.facts.milestones.find((candidate) => candidate.code === input.milestone);
  const keys = await findMilestoneKeys(deps.db, input.plan, input.milestone);
  if (indexed === null || milestone === undefined || keys === null)
    return { ok: false, refusal: "not_found" };
  const at = deps.now();
  const owners = milestone.owners.map((owner) => owner.organisation);
  const today = calendarDateAt(at, indexed.facts.plan.timeZone);
  if (!may(actor, { kind: "report", plan: input.plan, owners }, today))
    return { ok: false, refusal: "not_owner" };

  const key = { milestoneId: keys.milestoneId, authorId: actor.userId };
  return inTransaction(deps.db, async (tx): Promise<SaveDraftOutcome> => {
    const held = await findDraft(tx, key);
    if ((held?.version ?? 0) !== version) {
      return { ok: false, refusal: "draft_changed", savedAt: (held?.updatedAt ?? at).toISOString() };
    }
    if (held === null) await insertDraft(tx, { ...key, id: deps.newId(), form, updatedAt: at });
    else await updateDraft(tx, held.id, { form, version: version + 1, updatedAt: at });
    return { ok: true, version: version + 1, savedAt: at.toISOString() };
  });
}
