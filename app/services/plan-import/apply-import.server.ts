import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { findPlanKeys } from "#app/data/authoring/surroundings.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findImport, type ImportRow, moveImport } from "#app/data/plan-import/imports.server.ts";
import { insertPlan } from "#app/data/plan-import/new-plan.server.ts";
import type { PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import { parseSubject } from "#app/domain/authoring/plan-edit.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { isApplicable } from "#app/domain/plan-import.ts";
import {
  type ApplyOutcome,
  applyInTransaction,
  planFingerprint,
} from "#app/services/authoring/apply-plan-edits.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { importPaths, readEdits } from "./import-files.server.ts";
import { mayImport } from "./may-import.server.ts";

export type ApplyImportInput = {
  signedIn: Pick<SignedIn, "actor" | "name">;
  id: string;
  /** Needed once the plan is adopted. */
  reason: string | null;
};

export type ApplyImportOutcome =
  | { ok: true; plan: string; edits: number }
  | { ok: false; refusal: "not_found" | "not_ready" | "file_gone" | "plan_exists" | "applied_already" }
  | Extract<ApplyOutcome, { ok: false }>;

/** Makes the changes that were previewed: all of them in one transaction, or none. */
export async function applyImport(input: ApplyImportInput, deps: Deps): Promise<ApplyImportOutcome> {
  const row = await findImport(deps.db, input.id);
  if (row === null || deps.files === null) return { ok: false, refusal: "not_found" };
  const slug = row.planSlug === "" ? null : row.planSlug;
  const allowed = await mayImport(deps.db, { actor: input.signedIn.actor, slug, now: deps.now() });
  if (!allowed.ok) return { ok: false, refusal: allowed.refusal };
  if (row.state === "applied") return { ok: false, refusal: "applied_already" };
  if (!isApplicable(row.state, row.summary)) return { ok: false, refusal: "not_ready" };
  const edits = await readEdits(importPaths(deps.files, row.id).edits);
  if (edits === null) return { ok: false, refusal: "file_gone" };
  try {
    return await inTransaction(deps.db, (tx) => applyHere(tx, { input, row, edits }, deps), {
      timeoutMs: 120_000,
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}

type Case = { input: ApplyImportInput; row: ImportRow; edits: ReadonlyArray<PlanEdit> };

/** Undoes what the transaction has written so far. */
class Refused extends Error {
  readonly outcome: Extract<ApplyImportOutcome, { ok: false }>;

  constructor(outcome: Extract<ApplyImportOutcome, { ok: false }>) {
    super(outcome.refusal);
    this.outcome = outcome;
  }
}

async function applyHere(tx: Tx, { input, row, edits }: Case, deps: Deps): Promise<ApplyImportOutcome> {
  const { actor, name: actorName } = input.signedIn;
  const isNew = row.planSlug === "";
  const made = isNew ? await makePlan(tx, edits, deps) : null;
  const plan = made?.slug ?? row.planSlug;
  const outcome = await applyInTransaction(
    tx,
    {
      ...{ actor, actorName, plan, edits: made?.edits ?? edits },
      ...{
        fingerprint: made?.fingerprint ?? row.planFingerprint,
        reason: input.reason ?? made?.reason ?? null,
      },
      via: "import",
    },
    deps,
  );
  if (!outcome.ok && !(isNew && outcome.refusal === "nothing_to_change")) throw new Refused(outcome);
  const batch = outcome.ok ? { batchId: outcome.batch } : {};
  const ended = { state: "applied" as const, finishedAt: deps.now(), ...batch };
  const planId = made === null ? {} : { planId: made.planId };
  if (!(await moveImport(tx, row.id, ["ready"], { ...ended, ...planId })))
    throw new Refused({ ok: false, refusal: "applied_already" });
  return { ok: true, plan, edits: edits.length };
}

/** Makes the row of a new plan; the edits left are those to a plan that is there. */
async function makePlan(tx: Tx, edits: ReadonlyArray<PlanEdit>, deps: Deps) {
  const frame = edits.find(({ subjectType }) => subjectType === "plan");
  if (frame?.after === null || frame === undefined) throw new Refused({ ok: false, refusal: "not_ready" });
  const slug = frame.subjectCode;
  if ((await findPlanKeys(tx, slug)) !== null) throw new Refused({ ok: false, refusal: "plan_exists" });
  const plan = parseSubject("plan", slug, frame.after);
  const planId = deps.newId();
  const at = deps.now();
  const knownFrom = calendarDateAt(at, plan.timeZone);
  await insertPlan(tx, { plan, calendars: calendarsIn(edits), id: planId, at, knownFrom });
  const current = await loadPlanDocument(tx, planId);
  const before = current.plan[0] ?? null;
  const rest = edits.map((edit) => {
    return edit === frame ? { ...edit, kind: "changed" as const, before: { ...before } } : edit;
  });
  return { slug, planId, edits: rest, fingerprint: planFingerprint(current), reason: slug };
}

/** Codes of the calendars whose stages deadlines are counted from. */
function calendarsIn(edits: ReadonlyArray<PlanEdit>): Array<string> {
  const stages = edits.flatMap(({ after }) => {
    const deadline: unknown = after?.deadline;
    const stage: unknown =
      typeof deadline === "object" && deadline !== null ? Reflect.get(deadline, "stage") : null;
    return typeof stage === "string" ? [stage.split("/")[0] ?? ""] : [];
  });
  return [...new Set(stages)];
}
