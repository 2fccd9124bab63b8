import type { Subject } from "#app/domain/authoring/plan-document.ts";
import { planTable } from "./plan-tables.server.ts";
import { type SubjectChange, type Writing, writeRows } from "./writing.server.ts";

const PLAN_FIELD = planTable("PlanField");
const CHECKPOINT = planTable("Checkpoint");
const COMMITMENT = planTable("Commitment");
const ACTION = planTable("Action");

/** Columns of a retirement. */
export function retiredColumns({ retired }: Pick<Subject<"action">, "retired">) {
  return {
    retiredOn: retired?.on ?? null,
    retiredReason: retired?.reason ?? null,
    successorCode: retired?.successor ?? null,
  };
}

export async function writePlanSubject(
  { tx, planId, newId }: Writing,
  changes: ReadonlyArray<SubjectChange<"plan">>,
): Promise<void> {
  for (const { before, after } of changes) {
    if (after === null) throw new Error("a plan is not removed");
    await tx.plan.update({ where: { id: planId }, data: planColumns(after), select: { id: true } });
    if (JSON.stringify(before?.predecessors ?? []) === JSON.stringify(after.predecessors)) continue;
    await tx.planPredecessor.deleteMany({ where: { planId } });
    const rows = after.predecessors.map(({ title, finding, ...each }, ordinal) => ({
      ...{ ...each, id: newId(), planId, ordinal, title: title.id, titleEn: title.en },
      ...{ finding: finding.id, findingEn: finding.en },
    }));
    await tx.planPredecessor.createMany({ data: rows });
  }
}

export function planColumns(plan: Subject<"plan">) {
  const { title, summary, periodLabel, planCode, state, adoptedOn, periodStart, periodEnd, timeZone } = plan;
  return {
    ...{ code: planCode, title: title.id, titleEn: title.en, summary: summary.id, summaryEn: summary.en },
    ...{ state, adoptedOn, periodStart, periodEnd, timeZone },
    ...{ periodLabel: periodLabel.id, periodLabelEn: periodLabel.en },
    ...{ sourceJson: JSON.stringify(plan.source), wordsJson: JSON.stringify(plan.words) },
  };
}

export async function writeFields(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"field">>,
): Promise<void> {
  const { planId } = writing;
  await writeRows(writing, "field", changes, {
    ...PLAN_FIELD,
    columns: ({ label, help, choices, retired, ...field }) => ({
      ...{ ...field, planId, label: label.id, labelEn: label.en },
      ...{ help: help?.id ?? null, helpEn: help?.en ?? null, choicesJson: JSON.stringify(choices) },
      retiredOn: retired?.on ?? null,
    }),
  });
}

export async function writeCheckpoints(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"checkpoint">>,
): Promise<void> {
  const { tx, planId } = writing;
  await writeRows(writing, "checkpoint", changes, {
    ...CHECKPOINT,
    columns: ({ label, provenance, ...checkpoint }) => ({
      ...{ ...checkpoint, planId, label: label.id, labelEn: label.en },
      provenanceJson: JSON.stringify(provenance),
    }),
    remove: (ids) => tx.checkpoint.deleteMany({ where: { id: { in: ids } } }),
  });
}

export async function writeCommitments(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"commitment">>,
): Promise<void> {
  const { planId } = writing;
  await writeRows(writing, "commitment", changes, {
    ...COMMITMENT,
    columns: ({ code, title, summary, url, ordinal, provenance, retired }) => ({
      ...{ planId, code, url, ordinal, title: title.id, titleEn: title.en },
      ...{ summary: summary.id, summaryEn: summary.en, provenanceJson: JSON.stringify(provenance) },
      ...retiredColumns({ retired }),
    }),
  });
}

export async function writeActions(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"action">>,
): Promise<void> {
  const { planId, ids } = writing;
  await writeRows(writing, "action", changes, {
    ...ACTION,
    columns: ({ code, commitment, title, summary, group, ordinal, stageAsStated, ...action }) => ({
      ...{ planId, code, ordinal, commitmentId: ids.of("commitment", commitment), title: title.id },
      ...{ titleEn: title.en, summary: summary.id, summaryEn: summary.en, groupLabel: group.id },
      ...{ groupLabelEn: group.en, systemSlug: action.system, stageAsStated: stageAsStated?.id ?? null },
      ...{ stageAsStatedEn: stageAsStated?.en ?? null, provenanceJson: JSON.stringify(action.provenance) },
      ...retiredColumns(action),
    }),
  });
}
