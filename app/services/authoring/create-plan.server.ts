import { appendAudit } from "#app/data/audit.server.ts";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { writeDocument } from "#app/data/authoring/document-write.server.ts";
import { insertEdits } from "#app/data/authoring/edits.server.ts";
import { insertPlanRow } from "#app/data/authoring/plan-create.server.ts";
import { findPlanKeys, loadSurroundings } from "#app/data/authoring/surroundings.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findPlanSlug } from "#app/data/plan-frame.server.ts";
import { checkPlan, type PlanProblem } from "#app/domain/authoring/check-plan.ts";
import { type CopyKind, copiedPlan } from "#app/domain/authoring/plan-copy.ts";
import { EMPTY_DOCUMENT, type PlanDocument, type Subject } from "#app/domain/authoring/plan-document.ts";
import { planDiff } from "#app/domain/authoring/plan-edit.ts";
import type { EditWay } from "#app/domain/authoring/recorded-edit.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { OWN_ADDRESSES } from "#app/domain/own-addresses.ts";
import { type Actor, mayMakePlans } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type CreatePlanInput = {
  actor: Actor;
  actorName: string;
  plan: Subject<"plan">;
  /** The plan it is made of; null for a new one, which may come with a whole document. */
  from: { plan: string; kind: CopyKind } | null;
  /** What the new plan holds besides its frame, as an import brings it. */
  document?: PlanDocument;
  via: EditWay;
};

export type CreatePlanOutcome =
  | { ok: true; slug: string }
  | { ok: false; refusal: "not_allowed" | "slug_taken" | "plan_not_found" }
  | { ok: false; refusal: "plan_problems"; problems: ReadonlyArray<PlanProblem> };

type WriteDeps = Pick<Deps, "db" | "now" | "newId">;

/** Makes a plan: from nothing, as a copy or successor of another, or from a whole document. Always a proposal. */
export async function createPlan(input: CreatePlanInput, deps: WriteDeps): Promise<CreatePlanOutcome> {
  return inTransaction(deps.db, (tx) => create(tx, input, deps), { timeoutMs: 120_000 });
}

async function create(tx: Tx, input: CreatePlanInput, deps: WriteDeps): Promise<CreatePlanOutcome> {
  const { plan, from } = input;
  const now = deps.now();
  const today = calendarDateAt(now, HOME_ZONE);
  if (!mayMakePlans(input.actor, now)) return { ok: false, refusal: "not_allowed" };
  const slug = plan.code;
  if (OWN_ADDRESSES.has(slug) || (await findPlanKeys(tx, slug)) !== null)
    return { ok: false, refusal: "slug_taken" };
  const source = from === null ? null : await findPlanKeys(tx, from.plan);
  if (from !== null && source === null) return { ok: false, refusal: "plan_not_found" };
  const document =
    from === null || source === null
      ? { ...(input.document ?? EMPTY_DOCUMENT), plan: [plan] }
      : copiedPlan(await loadPlanDocument(tx, source.planId), plan, from.kind);
  const calendarsOf = source?.planId ?? (await firstPlanId(tx));
  const { organisations, stages } = await loadSurroundings(tx, calendarsOf ?? "");
  const problems = checkPlan(document, { organisations, stages });
  if (problems.length > 0) return { ok: false, refusal: "plan_problems", problems };
  await write(tx, { input, document, calendarsOf, today }, deps);
  return { ok: true, slug };
}

async function firstPlanId(tx: Tx): Promise<string | null> {
  const slug = await findPlanSlug(tx, null);
  return slug === null ? null : ((await findPlanKeys(tx, slug))?.planId ?? null);
}

type Made = {
  input: CreatePlanInput;
  document: PlanDocument;
  calendarsOf: string | null;
  today: CalendarDate;
};

async function write(tx: Tx, { input, document, calendarsOf, today }: Made, { now, newId }: WriteDeps) {
  const at = now();
  const id = newId();
  const { actor, actorName, plan, via } = input;
  await insertPlanRow(tx, { id, plan, knownFrom: today, createdAt: at, calendarsOf });
  const before = { ...EMPTY_DOCUMENT, plan: [{ ...plan, predecessors: [] }] };
  const edits = planDiff(before, document);
  const batchId = newId();
  const writing = { tx, planId: id, at, today, newId, actorId: actor.userId };
  await writeDocument(writing, { before, after: document, edits });
  const dated = { knownOn: today, recordedAt: at, reason: null, undoesBatchId: null };
  await insertEdits(tx, { planId: id, batchId, via, actorId: actor.userId, ...dated }, edits, newId);
  await bumpDataVersion(tx);
  const entry = {
    ...{ actorId: actor.userId, actorLabel: actorName, action: "plan.created", subjectType: "plan" },
    ...{ subjectId: id, planId: id, before: null, reason: null },
    after: { slug: plan.code, via, from: input.from, subjects: edits.length },
  };
  await appendAudit(tx, entry, { at });
}
