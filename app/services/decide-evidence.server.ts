import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { insertEvidenceDecision, loadEvidenceDecisions } from "#app/data/evidence-decisions.server.ts";
import { loadTaskLooks, loadTaskSubjects, type TaskSubject } from "#app/data/evidence-task-read.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { TaskAnswer } from "#app/domain/evidence/decision.ts";
import {
  ANSWERS_TO,
  type EvidenceTask,
  kindOf,
  type TaskQuestion,
  taskValue,
} from "#app/domain/evidence/evidence-task.ts";
import type { DeciderRefusal } from "#app/domain/evidence/law-page.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import { foldLabel } from "#app/domain/evidence/table/fold-label.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { deciderOf } from "./evidence-decider.server.ts";
import { heldTaskOf, tasksOf } from "./open-evidence-tasks.server.ts";

export type DecideEvidenceInput = {
  actor: Actor;
  actorName: string;
  itemId: string;
  question: TaskQuestion;
  answer: TaskAnswer;
  reason: string;
};

export type DecideEvidenceRefusal =
  | DeciderRefusal
  | ("not_found" | "reason_required" | "nothing_to_decide" | "personal_data");

export type DecideEvidenceOutcome =
  | { ok: true; plan: string; slot: string }
  | { ok: false; refusal: DecideEvidenceRefusal };

/**
 * Keeps a person's answer to a task about evidence. The machine's findings stay as they are; the answer is
 * laid over them. Of two people answering at once, the second is told that nothing is left to decide.
 */
export async function decideEvidence(
  input: DecideEvidenceInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<DecideEvidenceOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<DecideEvidenceOutcome> => {
    const [subject] = await loadTaskSubjects(tx, { itemId: input.itemId });
    if (subject === undefined) return { ok: false, refusal: "not_found" };
    const today = calendarDateAt(at, subject.plan.timeZone);
    const decider = deciderOf(input.actor, { ...subject, plan: subject.plan.slug }, today);
    if (!decider.ok) return decider;
    const reason = input.reason.trim();
    if (reason === "") return { ok: false, refusal: "reason_required" };
    if (scanText(reason).length > 0) return { ok: false, refusal: "personal_data" };
    const task = await openTask(tx, subject, input);
    if (task === null) return { ok: false, refusal: "nothing_to_decide" };
    const id = deps.newId();
    await save(tx, { id, input, subject, task, reason, organisation: decider.organisation, at, today });
    return { ok: true, plan: subject.plan.slug, slot: subject.slot };
  });
}

async function openTask(
  tx: Tx,
  subject: TaskSubject,
  { question, answer }: DecideEvidenceInput,
): Promise<EvidenceTask | null> {
  if (!ANSWERS_TO[question].includes(answer)) return null;
  const looks = await loadTaskLooks(tx, [subject.itemId]);
  const decisions = await loadEvidenceDecisions(tx, { planId: subject.plan.id });
  const tasks = tasksOf(subject, looks.get(subject.itemId) ?? [], decisions);
  const open = tasks.find((task) => task.question === question);
  if (open !== undefined || answer !== "release") return open ?? null;
  const held = heldTaskOf(subject, looks.get(subject.itemId) ?? [], decisions);
  return held?.question === question ? held : null;
}

type Saved = {
  id: string;
  input: DecideEvidenceInput;
  subject: TaskSubject;
  task: EvidenceTask;
  reason: string;
  organisation: string;
  at: Date;
  today: CalendarDate;
};

async function save(tx: Tx, saved: Saved): Promise<void> {
  const { id, input, subject, task, reason, organisation, at, today } = saved;
  const value = taskValue(task, input.answer, foldLabel);
  const kind = kindOf(input.answer);
  await insertEvidenceDecision(tx, {
    ...{ id, planId: subject.plan.id, kind, itemId: subject.itemId, slotId: subject.slotId },
    ...{ targetId: subject.targetId, closureId: null, value, reason, organisation, at },
    ...{ userId: input.actor.userId, knownOn: today },
  });
  await appendAudit(
    tx,
    {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, planId: subject.plan.id, reason },
      ...{ action: `evidence.${kind}`, subjectType: "evidence_item", subjectId: subject.itemId },
      ...{ before: { code: task.result.code }, after: { answer: input.answer, ...value } },
    },
    { at },
  );
  await bumpDataVersion(tx);
}
