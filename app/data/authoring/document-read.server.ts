import type { Db, Tx } from "#app/data/db.server.ts";
import { bilingual, optionalBilingual } from "#app/data/plan-frame.server.ts";
import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import type { PlanDocument, Subject } from "#app/domain/authoring/plan-document.ts";
import { parseSubject } from "#app/domain/authoring/plan-edit.ts";
import {
  dependencyCode,
  elementCode,
  indicatorCode,
  lineageCode,
} from "#app/domain/authoring/subject-codes.ts";
import { compareCodes } from "#app/domain/code-order.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { jsonOf, retiredOf, type Values, valuesByField } from "./document-cells.server.ts";
import { readMilestoneSubjects } from "./milestone-subjects.server.ts";
import { readPlanSubject } from "./plan-subject.server.ts";

/** How a plan reads today, as flat subjects, with what is retired. */
export async function loadPlanDocument(db: Db | Tx, planId: string): Promise<PlanDocument> {
  const values = await valuesByField(db, planId);
  return {
    plan: [await readPlanSubject(db, planId)],
    field: await readFields(db, planId),
    checkpoint: await readCheckpoints(db, planId),
    commitment: await readCommitments(db, planId, values),
    action: await readActions(db, planId, values),
    milestone: await readMilestoneSubjects(db, planId, values),
    indicator: await readIndicators(db, planId),
    slot: await readSlots(db, planId, values),
    element: await readElements(db, planId),
    dependency: await readDependencies(db, planId),
    lineage: await readLineage(db, planId),
  };
}

/** Reads rows as subjects; a row that does not fit names itself. */
function subjects<Type extends SubjectType, Row>(
  type: Type,
  rows: ReadonlyArray<Row>,
  fieldsOf: (row: Row) => { code: string } & Record<string, unknown>,
): Array<Subject<Type>> {
  return rows.map((row) => {
    const fields = fieldsOf(row);
    return parseSubject(type, fields.code, fields);
  });
}

async function readFields(db: Db | Tx, planId: string) {
  const rows = await db.planField.findMany({ where: { planId }, orderBy: { ordinal: "asc" } });
  return subjects("field", rows, (row) => ({
    ...{ code: row.code, appliesTo: row.appliesTo, label: bilingual(row.label, row.labelEn) },
    ...{ help: optionalBilingual(row.help, row.helpEn), kind: row.kind, choices: jsonOf(row.choicesJson) },
    ...{ unit: row.unit, visibility: row.visibility, required: row.required, ordinal: row.ordinal },
    retired: retiredOf({ retiredOn: row.retiredOn, retiredReason: null, successorCode: null }),
  }));
}

async function readCheckpoints(db: Db | Tx, planId: string) {
  const rows = await db.checkpoint.findMany({ where: { planId }, orderBy: { ordinal: "asc" } });
  return subjects("checkpoint", rows, (row) => ({
    ...{ code: row.code, label: bilingual(row.label, row.labelEn), dueOn: row.dueOn, ordinal: row.ordinal },
    provenance: jsonOf(row.provenanceJson),
  }));
}

async function readCommitments(db: Db | Tx, planId: string, values: Values) {
  const rows = await db.commitment.findMany({ where: { planId }, orderBy: { ordinal: "asc" } });
  return subjects("commitment", rows, (row) => ({
    ...{ code: row.code, title: bilingual(row.title, row.titleEn), url: row.url, ordinal: row.ordinal },
    ...{ summary: bilingual(row.summary, row.summaryEn), provenance: jsonOf(row.provenanceJson) },
    ...{ values: values.of("commitment", row.code), retired: retiredOf(row) },
  }));
}

async function readActions(db: Db | Tx, planId: string, values: Values) {
  const rows = await db.action.findMany({
    where: { planId },
    orderBy: { ordinal: "asc" },
    include: { commitment: { select: { code: true } } },
  });
  return subjects("action", rows, (row) => ({
    ...{ code: row.code, commitment: row.commitment.code, title: bilingual(row.title, row.titleEn) },
    ...{ summary: bilingual(row.summary, row.summaryEn), group: bilingual(row.groupLabel, row.groupLabelEn) },
    ...{ system: row.systemSlug, stageAsStated: optionalBilingual(row.stageAsStated, row.stageAsStatedEn) },
    ...{ ordinal: row.ordinal, provenance: jsonOf(row.provenanceJson) },
    ...{ values: values.of("action", row.code), retired: retiredOf(row) },
  }));
}

async function readIndicators(db: Db | Tx, planId: string) {
  const rows = await db.indicator.findMany({
    where: { milestone: { planId } },
    include: { milestone: { select: { code: true } } },
  });
  const read = subjects("indicator", rows, (row) => ({
    ...{ code: indicatorCode(row.milestone.code, row.code), milestone: row.milestone.code, key: row.code },
    ...{ name: bilingual(row.name, row.nameEn), unit: bilingual(row.unit, row.unitEn) },
    ...{ baseline: row.baseline, target: row.target, direction: row.direction, author: row.author },
    ...{ agreement: row.agreement, provenance: jsonOf(row.provenanceJson) },
  }));
  return read.sort((left, right) => (left.code < right.code ? -1 : 1));
}

async function readSlots(db: Db | Tx, planId: string, values: Values) {
  const rows = await db.evidenceSlot.findMany({
    where: { planId },
    include: { milestone: { select: { code: true } } },
  });
  const read = subjects("slot", rows, (row) => ({
    ...{ code: row.code, milestone: row.milestone.code, title: bilingual(row.title, row.titleEn) },
    ...{ acceptedKinds: jsonOf(row.acceptedKindsJson), criteria: bilingual(row.criteria, row.criteriaEn) },
    ...{ required: row.required, weight: row.weight, legalStanding: row.legalStanding },
    ...{ requiredStars: row.requiredStars, maxAgeDays: row.maxAgeDays },
    ...{ provenance: jsonOf(row.provenanceJson), values: values.of("slot", row.code) },
    retired: retiredOf(row),
  }));
  return read.sort((left, right) => compareCodes(left.code, right.code));
}

async function readElements(db: Db | Tx, planId: string) {
  const rows = await db.dataElement.findMany({
    where: { slot: { planId } },
    orderBy: { ordinal: "asc" },
    include: { slot: { select: { code: true } } },
  });
  const read = subjects("element", rows, (row) => ({
    ...{ code: elementCode(row.slot.code, row.key), slot: row.slot.code, key: row.key },
    ...{ label: bilingual(row.label, row.labelEn), aliases: jsonOf(row.aliasesJson), type: row.type },
    ...{ required: row.required, isKey: row.isKey, agreement: row.agreement },
    ...{ legalFooting: optionalBilingual(row.legalFooting, row.legalFootingEn) },
    ...{ personalData: row.personalData, sourceSystem: row.sourceSystem, register: row.register },
    ...{ pattern: row.pattern, ordinal: row.ordinal, provenance: jsonOf(row.provenanceJson) },
  }));
  return [...groupBy(read, ({ slot }) => slot).values()].flat();
}

async function readDependencies(db: Db | Tx, planId: string) {
  const rows = await db.actionDependency.findMany({ where: { planId } });
  const read = subjects("dependency", rows, (row) => ({
    ...{ code: dependencyCode(row.actionCode, row.dependsOnCode), action: row.actionCode },
    ...{ dependsOn: row.dependsOnCode, note: optionalBilingual(row.note, row.noteEn) },
  }));
  return read.sort((left, right) => compareCodes(left.code, right.code));
}

async function readLineage(db: Db | Tx, planId: string) {
  const rows = await db.milestoneLineage.findMany({ where: { planId } });
  const read = subjects("lineage", rows, (row) => ({
    ...{ code: lineageCode(row.milestoneCode, row.kind, row.fromCode), milestone: row.milestoneCode },
    ...{ kind: row.kind, fromPlan: row.fromPlan, fromCode: row.fromCode },
    note: optionalBilingual(row.note, row.noteEn),
  }));
  return read.sort((left, right) => compareCodes(left.code, right.code));
}
