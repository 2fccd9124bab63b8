import { loadEdits } from "#app/data/authoring/edits.server.ts";
import { findPlanKeys } from "#app/data/authoring/surroundings.server.ts";
import { undoEdits } from "#app/domain/authoring/undo.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type ApplyInput, type ApplyOutcome, applyPlanEdits } from "./apply-plan-edits.server.ts";

type UndoInput = Pick<ApplyInput, "actor" | "actorName" | "plan" | "reason"> & {
  batch: string;
  /** Why a code that the batch made is retired, in the words of the page. */
  retiring: string;
};

/** Takes a batch of changes back by a further batch. What was changed again since is a conflict, and stays. */
export async function undoBatch(
  { batch, retiring, ...input }: UndoInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ApplyOutcome> {
  const keys = await findPlanKeys(deps.db, input.plan);
  if (keys === null) return { ok: false, refusal: "plan_not_found" };
  const made = await loadEdits(deps.db, keys.planId, { batchId: batch });
  const today = calendarDateAt(deps.now(), keys.timeZone);
  const edits = undoEdits(made, retiring, today).map(({ subjectType, subjectCode, kind, before, after }) => ({
    subjectType,
    subjectCode,
    kind,
    before,
    after,
  }));
  return applyPlanEdits({ ...input, edits, fingerprint: null, via: "undo", undoes: batch }, deps);
}
