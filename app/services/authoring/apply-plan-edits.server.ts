import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { appendAudit } from "#app/data/audit.server.ts";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { writeDocument } from "#app/data/authoring/document-write.server.ts";
import { insertEdits } from "#app/data/authoring/edits.server.ts";
import {
  findPlanKeys,
  loadSurroundings,
  measuredIndicators,
  type PlanKeys,
} from "#app/data/authoring/surroundings.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { checkPlan, newProblems, type PlanProblem, vanishedCodes } from "#app/domain/authoring/check-plan.ts";
import { type EditConflict, settleEdits } from "#app/domain/authoring/conflicts.ts";
import { fingerprintText } from "#app/domain/authoring/fingerprint.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { applyEdits, type PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import type { EditWay } from "#app/domain/authoring/recorded-edit.ts";
import { datedRetirements, keptMeasured } from "#app/domain/authoring/retirement.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type ApplyInput = {
  actor: Actor;
  actorName: string;
  /** Slug. */
  plan: string;
  /** As the person saw the plan: `before` holds the values seen, `after` those wanted. */
  edits: ReadonlyArray<PlanEdit>;
  /** Digest of the whole plan as it was seen, where any other change should refuse; null where fields decide. */
  fingerprint: string | null;
  /** Needed once the plan is adopted. */
  reason: string | null;
  via: EditWay;
  undoes?: string | null;
};

export type ApplyOutcome =
  | { ok: true; batch: string; edits: number }
  | {
      ok: false;
      refusal: "plan_not_found" | "not_allowed" | "reason_needed" | "plan_changed" | "nothing_to_change";
    }
  /** Somebody changed the same fields meanwhile: both values are named, nothing is written. */
  | { ok: false; refusal: "edit_conflict"; conflicts: ReadonlyArray<EditConflict> }
  | { ok: false; refusal: "plan_problems"; problems: ReadonlyArray<PlanProblem> };

/** From how many edits on others are answered between the steps of looking at them. */
const MANY_EDITS = 500;

type WriteDeps = Pick<Deps, "db" | "now" | "newId">;

/**
 * Makes changes to a plan: all of them, or none. What is written is compared with what the person saw,
 * checked as a whole plan, and kept edit by edit, so that any earlier day can be read and any batch taken back.
 */
export async function applyPlanEdits(input: ApplyInput, deps: WriteDeps): Promise<ApplyOutcome> {
  return inTransaction(deps.db, (tx) => applyInTransaction(tx, input, deps), { timeoutMs: 120_000 });
}

/** As {@link applyPlanEdits}, for a caller that has other things to write in the same transaction. */
export async function applyInTransaction(
  tx: Tx,
  input: ApplyInput,
  deps: Omit<WriteDeps, "db">,
): Promise<ApplyOutcome> {
  const keys = await findPlanKeys(tx, input.plan);
  if (keys === null) return { ok: false, refusal: "plan_not_found" };
  const today = calendarDateAt(deps.now(), keys.timeZone);
  if (!may(input.actor, { kind: "write_plan", plan: keys.slug }, today))
    return { ok: false, refusal: "not_allowed" };
  const before = await loadPlanDocument(tx, keys.planId);
  const planned = await planEdits(tx, { input, keys, before, today });
  if (!planned.ok) return planned;
  const batch = deps.newId();
  await save(tx, { input, keys, batch, today, ...planned }, deps);
  return { ok: true, batch, edits: planned.edits.length };
}

/** Digest of a whole plan: equal for equal plans, whatever the order of their parts. */
export function planFingerprint(document: PlanDocument): string {
  return createHash("sha256").update(fingerprintText(document)).digest("hex");
}

type Planned = { before: PlanDocument; after: PlanDocument; edits: ReadonlyArray<PlanEdit> };
type Case = { input: ApplyInput; keys: PlanKeys; before: PlanDocument; today: CalendarDate };

async function planEdits(
  tx: Tx,
  { input, keys, before, today }: Case,
): Promise<({ ok: true } & Planned) | Extract<ApplyOutcome, { ok: false }>> {
  if (input.fingerprint !== null && input.fingerprint !== planFingerprint(before))
    return { ok: false, refusal: "plan_changed" };
  const breathe = () => (input.edits.length > MANY_EDITS ? setImmediate() : null);
  await breathe();
  const { edits, conflicts } = settleEdits(before, datedRetirements(input.edits, today));
  if (conflicts.length > 0) return { ok: false, refusal: "edit_conflict", conflicts };
  if (edits.length === 0) return { ok: false, refusal: "nothing_to_change" };
  if (keys.state !== "proposed" && (input.reason ?? "").trim() === "")
    return { ok: false, refusal: "reason_needed" };
  await breathe();
  const after = applyEdits(before, edits);
  const surroundings = await loadSurroundings(tx, keys.planId);
  const known = checkPlan(before, surroundings);
  await breathe();
  const problems = [
    ...newProblems(known, checkPlan(after, surroundings)),
    ...vanishedCodes(before, after),
    ...keptMeasured(edits, await measuredIndicators(tx, keys.planId)),
  ];
  if (problems.length > 0) return { ok: false, refusal: "plan_problems", problems };
  return { ok: true, before, after, edits };
}

async function save(
  tx: Tx,
  { input, keys, batch, today, ...change }: Planned & Omit<Case, "before"> & { batch: string },
  { now, newId }: Omit<WriteDeps, "db">,
): Promise<void> {
  const at = now();
  const { planId } = keys;
  const { via, actor, actorName } = input;
  const reason = (input.reason ?? "").trim() || null;
  await writeDocument({ tx, planId, at, today, newId, actorId: actor.userId }, change);
  const dated = { knownOn: today, recordedAt: at };
  const made = { planId, batchId: batch, reason, via, undoesBatchId: input.undoes ?? null };
  await insertEdits(tx, { ...made, ...dated, actorId: actor.userId }, change.edits, newId);
  await bumpDataVersion(tx);
  const named = change.edits
    .slice(0, 50)
    .map((edit) => `${edit.subjectType} ${edit.subjectCode}: ${edit.kind}`);
  const entry = {
    ...{ actorId: actor.userId, actorLabel: actorName, action: "plan.edited", subjectType: "plan" },
    ...{ subjectId: planId, planId, before: null, reason },
    after: { batch, via, edits: change.edits.length, named },
  };
  await appendAudit(tx, entry, { at });
}
