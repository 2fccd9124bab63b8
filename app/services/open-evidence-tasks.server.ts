import { loadEvidenceDecisions, loadHidden } from "#app/data/evidence-decisions.server.ts";
import { loadTaskLooks, loadTaskSubjects, type TaskSubject } from "#app/data/evidence-task-read.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { EvidenceDecision } from "#app/domain/evidence/decision.ts";
import {
  ANSWERS_TO,
  type EvidenceTask,
  evidenceTasks,
  heldTask,
  type TaskLook,
} from "#app/domain/evidence/evidence-task.ts";
import type { EvidenceTaskRow } from "#app/domain/evidence/law-page.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { deciderOf } from "./evidence-decider.server.ts";

/** What evidence asks of people in the plans this person has an office in, oldest first; then what is held. */
export async function openEvidenceTasks(
  { actor }: { actor: Actor },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<EvidenceTaskRow>> {
  const rows: Array<EvidenceTaskRow> = [];
  for (const planSlug of await listPlanSlugs(deps.db)) {
    const subjects = await loadTaskSubjects(deps.db, { planSlug });
    const plan = subjects[0]?.plan;
    if (plan === undefined) continue;
    const today = calendarDateAt(deps.now(), plan.timeZone);
    const offices = officesOn(actor, planSlug, today);
    if (!offices.some(({ role }) => role === "secretariat" || role === "reviewer")) continue;
    const looks = await loadTaskLooks(
      deps.db,
      subjects.map(({ itemId }) => itemId),
    );
    const decisions = await loadEvidenceDecisions(deps.db, { planId: plan.id });
    const hidden = await loadHidden(deps.db, { planId: plan.id });
    for (const subject of subjects) {
      const own = looks.get(subject.itemId) ?? [];
      const hiddenSince = hidden.get(subject.targetId) ?? null;
      const context = { subject, actor, today, hiddenSince };
      const tasks = tasksOf(subject, own, decisions);
      const held = heldTaskOf(subject, own, decisions);
      rows.push(...tasks.map((task) => rowOf(task, context)));
      if (held !== null && !tasks.some(({ question }) => question === held.question)) {
        rows.push({ ...rowOf(held, context), held: true, answers: ["release"] });
      }
    }
  }
  return rows.sort(
    (a, b) =>
      Number(a.held) - Number(b.held) || a.sinceAt.localeCompare(b.sinceAt) || a.item.localeCompare(b.item),
  );
}

/** What one item asks now; a word on the address counts for every item of it. */
export function tasksOf(
  { itemId, targetId, accepted }: TaskSubject,
  looks: ReadonlyArray<TaskLook>,
  decisions: ReadonlyArray<EvidenceDecision>,
): Array<EvidenceTask> {
  return evidenceTasks(looks, decisionsOn({ itemId, targetId }, decisions), accepted);
}

/** What one item is held from public pages for; null when nobody holds it. */
export function heldTaskOf(
  subject: TaskSubject,
  looks: ReadonlyArray<TaskLook>,
  decisions: ReadonlyArray<EvidenceDecision>,
): EvidenceTask | null {
  return heldTask(looks, decisionsOn(subject, decisions));
}

function decisionsOn(
  { itemId, targetId }: Pick<TaskSubject, "itemId" | "targetId">,
  decisions: ReadonlyArray<EvidenceDecision>,
): Array<EvidenceDecision> {
  return decisions.filter(
    (decision) => decision.itemId === itemId || (decision.targetId === targetId && isGuardWord(decision)),
  );
}

function isGuardWord({ kind }: EvidenceDecision): boolean {
  return kind === "release" || kind === "hold";
}

function rowOf(
  task: EvidenceTask,
  context: { subject: TaskSubject; actor: Actor; today: CalendarDate; hiddenSince: CalendarDate | null },
): EvidenceTaskRow {
  const { subject, actor, today, hiddenSince } = context;
  const { plan, author, organisation } = subject;
  const decider = deciderOf(actor, { plan: plan.slug, author, organisation }, today);
  return {
    ...{ ...task, item: subject.itemId, plan: plan.slug, timeZone: plan.timeZone, slot: subject.slot },
    ...{ url: subject.url, organisation: subject.organisationShort, hiddenSince },
    ...{ held: false, answers: ANSWERS_TO[task.question], blocked: decider.ok ? null : decider.refusal },
  };
}
