import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findRemark, loadPendingRemarks, type RemarkRow, saveModerated } from "#app/data/remarks.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { holdsPersonalData } from "#app/domain/remark.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type ModerationRefusal =
  | ("not_found" | "not_allowed" | "own_organisation" | "already_decided" | "reason_required")
  | "personal_data";

export type ModerationInput = {
  actor: Actor;
  actorName: string;
  remark: string;
  decision: "published" | "rejected";
  note: string;
};

type Outcome = { ok: true } | { ok: false; refusal: ModerationRefusal };

/** Publishes or rejects a remark of the public, once; never on evidence of the person's own organisation. */
export async function moderateRemark(
  input: ModerationInput,
  deps: Pick<Deps, "db" | "now">,
): Promise<Outcome> {
  const at = deps.now();
  const named = await findRemark(deps.db, input.remark);
  const indexed = named === null ? null : await openPlan(named.plan, deps);
  return inTransaction(deps.db, async (tx): Promise<Outcome> => {
    const remark = await findRemark(tx, input.remark);
    if (remark === null) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, remark.timeZone);
    const blocked = refusalOf(input.actor, remark, indexed, today);
    if (blocked !== null) return { ok: false, refusal: blocked };
    if (remark.state !== "pending") return { ok: false, refusal: "already_decided" };
    const note = input.note.trim();
    if (input.decision === "rejected" && note === "") return { ok: false, refusal: "reason_required" };
    if (input.decision === "published" && holdsPersonalData(remark))
      return { ok: false, refusal: "personal_data" };
    await decide(tx, remark, { ...input, note: note === "" ? null : note, at });
    return { ok: true };
  });
}

async function decide(
  tx: Tx,
  remark: RemarkRow,
  { actor, actorName, decision, note, at }: Omit<ModerationInput, "note"> & { note: string | null; at: Date },
): Promise<void> {
  const { id, planId, slot, kind } = remark;
  const moderated = { state: decision, moderatedBy: actor.userId, moderatedAt: at, note };
  await saveModerated(tx, id, moderated);
  await appendAudit(
    tx,
    {
      ...{ actorId: actor.userId, actorLabel: actorName, action: `remark.${decision}`, planId },
      ...{ subjectType: "public_remark", subjectId: id, before: { state: "pending" }, reason: note },
      after: { state: decision, slot, kind },
    },
    { at },
  );
  await bumpDataVersion(tx);
}

/** A remark as those who decide see it. */
export type PendingRemark = Omit<RemarkRow, "planId" | "createdAt" | "moderatedAt" | "state"> & {
  sentOn: CalendarDate;
  slotTitle: Bilingual;
  /** Address of the evidence it speaks of. */
  itemUrl: string | null;
  /** Why this person may not decide; null when they may. */
  blocked: ModerationRefusal | null;
};

/** Remarks that wait in the plans a person checks in, the longest waiting first. */
export async function openModeration(
  { actor }: { actor: Actor },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<PendingRemark>> {
  const waiting: Array<PendingRemark> = [];
  for (const plan of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(plan, deps);
    if (indexed === null) continue;
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    if (!checksIn(actor, plan, today)) continue;
    const remarks = await loadPendingRemarks(deps.db, plan);
    waiting.push(...remarks.map((remark) => pending(remark, { actor, indexed, today })));
  }
  return waiting;
}

type Reading = { actor: Actor; indexed: IndexedFacts; today: CalendarDate };

function pending(remark: RemarkRow, { actor, indexed, today }: Reading): PendingRemark {
  const { planId: _plan, createdAt, moderatedAt: _moderated, state: _state, ...rest } = remark;
  const slot = indexed.facts.milestones
    .flatMap(({ slots }) => slots)
    .find(({ code }) => code === remark.slot);
  const items = indexed.facts.reports.flatMap((report) => report.items);
  return {
    ...rest,
    sentOn: calendarDateAt(createdAt, remark.timeZone),
    slotTitle: slot?.title ?? { id: remark.slot, en: null },
    itemUrl: items.find(({ id }) => id === remark.item)?.url ?? null,
    blocked: refusalOf(actor, remark, indexed, today),
  };
}

function checksIn(actor: Actor, plan: string, today: CalendarDate): boolean {
  return officesOn(actor, plan, today).some(({ role }) => role === "secretariat");
}

function refusalOf(
  actor: Actor,
  { plan, slot }: Pick<RemarkRow, "plan" | "slot">,
  indexed: IndexedFacts | null,
  today: CalendarDate,
): "not_allowed" | "own_organisation" | null {
  if (!checksIn(actor, plan, today)) return "not_allowed";
  const milestone = indexed?.facts.milestones.find(({ slots }) => slots.some(({ code }) => code === slot));
  const owners = milestone?.owners.map(({ organisation }) => organisation) ?? [];
  const isOwn = actor.offices.some(({ organisation }) => owners.includes(organisation));
  return isOwn ? "own_organisation" : null;
}
