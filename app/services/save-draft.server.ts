import { inTransaction } from "#app/data/db.server.ts";
import { type Draft, findDraft, insertDraft, updateDraft } from "#app/data/drafts.server.ts";
import { findMilestoneKeys } from "#app/data/reports.server.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { saysSame } from "#app/domain/report-form-compare.ts";
import type { Deps } from "./deps.server.ts";
import { findOwnMilestone } from "./owner/own-milestone.server.ts";

/** A draft that was saved elsewhere since this form was opened; null when it was submitted or removed there. */
export type DraftConflict = { version: number; savedAt: string | null; theirs: ReportForm | null };

export type SaveDraftOutcome =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; refusal: "not_found" | "not_owner" }
  /** The other draft is left as it is, and handed back so that nothing of either is lost. */
  | ({ ok: false; refusal: "draft_changed" } & DraftConflict);

export type DraftToSave = {
  actor: Actor;
  plan: string;
  milestone: string;
  form: ReportForm;
  /** The draft's version when the form was opened; 0 when there was none. */
  version: number;
  /** What this device sent last without hearing whether it arrived; a draft that says the same is its own. */
  unheard?: ReportForm | null;
};

/** Keeps a person's unfinished report on a milestone. */
export async function saveDraft(
  { form, version, unheard = null, ...place }: DraftToSave,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SaveDraftOutcome> {
  const own = await findOwnMilestone(place, deps);
  if (!own.ok) return own;
  const keys = await findMilestoneKeys(deps.db, place.plan, place.milestone);
  if (keys === null) return { ok: false, refusal: "not_found" };
  const at = deps.now();
  const key = { milestoneId: keys.milestoneId, authorId: place.actor.userId };
  return inTransaction(deps.db, async (tx): Promise<SaveDraftOutcome> => {
    const held = await findDraft(tx, key);
    if (held !== null && saysSame(held.form, form)) return savedAs(held);
    const isOwn =
      (held?.version ?? 0) === version || (held !== null && unheard !== null && saysSame(held.form, unheard));
    if (!isOwn) return conflictWith(held);
    if (held === null) {
      await insertDraft(tx, { ...key, id: deps.newId(), form, updatedAt: at });
      return { ok: true, version: 1, savedAt: at.toISOString() };
    }
    if (!(await updateDraft(tx, held, { form, updatedAt: at })))
      return conflictWith(await findDraft(tx, key));
    return { ok: true, version: held.version + 1, savedAt: at.toISOString() };
  });
}

/** The draft as it is kept; null when there is none, or when the milestone is not the person's. */
export async function readDraft(
  place: Pick<DraftToSave, "actor" | "plan" | "milestone">,
  { db }: Pick<Deps, "db">,
): Promise<Draft | null> {
  const keys = await findMilestoneKeys(db, place.plan, place.milestone);
  if (keys === null) return null;
  return findDraft(db, { milestoneId: keys.milestoneId, authorId: place.actor.userId });
}

function savedAs({ version, updatedAt }: Draft): SaveDraftOutcome {
  return { ok: true, version, savedAt: updatedAt.toISOString() };
}

function conflictWith(held: Draft | null): SaveDraftOutcome {
  if (held === null) return { ok: false, refusal: "draft_changed", version: 0, savedAt: null, theirs: null };
  const { version, updatedAt, form } = held;
  return { ok: false, refusal: "draft_changed", version, savedAt: updatedAt.toISOString(), theirs: form };
}
