import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { insertEvidenceDecision, loadEvidenceDecisions } from "#app/data/evidence-decisions.server.ts";
import { loadTaskLooks, loadTaskSubjects, type TaskSubject } from "#app/data/evidence-task-read.server.ts";
import { loadRulings } from "#app/data/review-rulings.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { TaskValue } from "#app/domain/evidence/decision.ts";
import type { TaskQuestion } from "#app/domain/evidence/evidence-task.ts";
import type { DeciderRefusal } from "#app/domain/evidence/law-page.ts";
import type { EvidenceRuling } from "#app/domain/facts.ts";
import type { Actor } from "#app/domain/permission.ts";
import { holdsPersonalData } from "#app/domain/remark.ts";
import type { ContestedCase } from "#app/domain/review/contested.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { deciderOf } from "#app/services/evidence-decider.server.ts";
import { tasksOf } from "#app/services/open-evidence-tasks.server.ts";
import { findContested } from "./open-contested.server.ts";

export type ContestedRefusal =
  | DeciderRefusal
  | ("not_found" | "nothing_to_decide" | "already_decided")
  | ("reason_required" | "personal_data" | "release_first");

export type DecideContestedInput = {
  actor: Actor;
  actorName: string;
  item: string;
  ruling: EvidenceRuling["ruling"];
  reason: string;
};

export type DecideContestedOutcome =
  | { ok: true; plan: string; slot: string }
  | { ok: false; refusal: ContestedRefusal };

const KIND_OF = { upheld: "confirmed_real", lapsed: "confirmed_broken" } as const;
const ANSWERED: ReadonlyArray<TaskQuestion> = ["vanished", "content_changed", "contradiction"];

/**
 * Rules on accepted evidence that failed, vanished or changed. It is kept as the answer to the task that the
 * finding had opened, so that no second question stays behind. Never by the owner's side; of two people at
 * once the second is told.
 */
export async function decideContested(
  input: DecideContestedInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<DecideContestedOutcome> {
  const found = await findContested(input.item, deps);
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<DecideContestedOutcome> => {
    const [subject] = await loadTaskSubjects(tx, { itemId: input.item });
    if (subject === undefined) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, subject.plan.timeZone);
    const decider = deciderOf(input.actor, { ...subject, plan: subject.plan.slug }, today);
    if (!decider.ok) return decider;
    const refusal = await refusalOf(tx, input, found?.contested ?? null);
    if (refusal !== null) return { ok: false, refusal };
    const value = await answerValue(tx, subject, found?.contested.codes[0] ?? "");
    const kind = KIND_OF[input.ruling];
    const reason = input.reason.trim();
    await insertEvidenceDecision(tx, {
      ...{ id: deps.newId(), planId: subject.plan.id, kind, itemId: subject.itemId, slotId: subject.slotId },
      ...{ targetId: subject.targetId, closureId: null, value, reason, at, knownOn: today },
      ...{ userId: input.actor.userId, organisation: decider.organisation },
    });
    const entry = {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, planId: subject.plan.id, reason },
      ...{ action: `evidence.${kind}`, subjectType: "evidence_item", subjectId: subject.itemId },
      ...{ before: { code: value.code }, after: { ruling: input.ruling, ...value } },
    };
    await appendAudit(tx, entry, { at });
    await bumpDataVersion(tx);
    return { ok: true, plan: subject.plan.slug, slot: subject.slot };
  });
}

async function refusalOf(
  tx: Tx,
  { item, ruling, reason }: DecideContestedInput,
  contested: ContestedCase | null,
): Promise<ContestedRefusal | null> {
  const last = (await loadRulings(tx, { itemId: item })).get(item)?.at(-1) ?? null;
  if (contested === null) return last === null ? "nothing_to_decide" : "already_decided";
  if ((last?.id ?? null) !== contested.lastRulingId) return "already_decided";
  if (reason.trim() === "") return "reason_required";
  if (holdsPersonalData({ text: reason, address: null })) return "personal_data";
  return ruling === "upheld" && contested.cause === "personal_data" ? "release_first" : null;
}

/** The code of the open task this answers, so that it is answered too; else what the machine says now. */
async function answerValue(tx: Tx, subject: TaskSubject, code: string): Promise<TaskValue> {
  const looks = (await loadTaskLooks(tx, [subject.itemId])).get(subject.itemId) ?? [];
  const decisions = await loadEvidenceDecisions(tx, { itemId: subject.itemId });
  const task = tasksOf(subject, looks, decisions).find(({ question }) => ANSWERED.includes(question));
  return { code: task?.result.code ?? code, places: [], same: null, datasetId: null, columns: [] };
}
