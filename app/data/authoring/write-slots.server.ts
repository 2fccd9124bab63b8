import { planTable } from "./plan-tables.server.ts";
import { retiredColumns } from "./write-frame.server.ts";
import { type SubjectChange, type Writing, writeRows } from "./writing.server.ts";

const INDICATOR = planTable("Indicator");
const EVIDENCE_SLOT = planTable("EvidenceSlot");
const DATA_ELEMENT = planTable("DataElement");
const ACTION_DEPENDENCY = planTable("ActionDependency");
const MILESTONE_LINEAGE = planTable("MilestoneLineage");

export async function writeIndicators(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"indicator">>,
): Promise<void> {
  const { tx, ids } = writing;
  await writeRows(writing, "indicator", changes, {
    ...INDICATOR,
    columns: ({ key, milestone, name, unit, provenance, ...indicator }) => ({
      ...{ ...indicator, code: key, milestoneId: ids.of("milestone", milestone) },
      ...{ name: name.id, nameEn: name.en, unit: unit.id, unitEn: unit.en },
      provenanceJson: JSON.stringify(provenance),
    }),
    remove: (removed) => tx.indicator.deleteMany({ where: { id: { in: removed } } }),
  });
}

export async function writeSlots(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"slot">>,
): Promise<void> {
  const { planId, ids } = writing;
  await writeRows(writing, "slot", changes, {
    ...EVIDENCE_SLOT,
    columns: ({ code, milestone, title, acceptedKinds, criteria, provenance, retired, ...slot }) => ({
      ...{ planId, code, milestoneId: ids.of("milestone", milestone), title: title.id, titleEn: title.en },
      ...{ criteria: criteria.id, criteriaEn: criteria.en, required: slot.required, weight: slot.weight },
      ...{ legalStanding: slot.legalStanding, requiredStars: slot.requiredStars },
      ...{ maxAgeDays: slot.maxAgeDays, acceptedKindsJson: JSON.stringify(acceptedKinds) },
      ...{ provenanceJson: JSON.stringify(provenance), ...retiredColumns({ retired }) },
    }),
  });
}

export async function writeElements(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"element">>,
): Promise<void> {
  const { tx, ids } = writing;
  await writeRows(writing, "element", changes, {
    ...DATA_ELEMENT,
    columns: ({ code: _code, slot, label, aliases, legalFooting, provenance, ...element }) => ({
      ...{ ...element, slotId: ids.of("slot", slot), label: label.id, labelEn: label.en },
      ...{ legalFooting: legalFooting?.id ?? null, legalFootingEn: legalFooting?.en ?? null },
      ...{ aliasesJson: JSON.stringify(aliases), provenanceJson: JSON.stringify(provenance) },
    }),
    remove: (removed) => tx.dataElement.deleteMany({ where: { id: { in: removed } } }),
  });
}

export async function writeDependencies(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"dependency">>,
): Promise<void> {
  const { tx, planId } = writing;
  await writeRows(writing, "dependency", changes, {
    ...ACTION_DEPENDENCY,
    columns: ({ action, dependsOn, note }) => ({
      ...{ planId, actionCode: action, dependsOnCode: dependsOn },
      ...{ note: note?.id ?? null, noteEn: note?.en ?? null },
    }),
    remove: (removed) => tx.actionDependency.deleteMany({ where: { id: { in: removed } } }),
  });
}

export async function writeLineage(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"lineage">>,
): Promise<void> {
  const { tx, planId } = writing;
  await writeRows(writing, "lineage", changes, {
    ...MILESTONE_LINEAGE,
    columns: ({ milestone, kind, fromPlan, fromCode, note }) => ({
      ...{ planId, milestoneCode: milestone, kind, fromPlan, fromCode },
      ...{ note: note?.id ?? null, noteEn: note?.en ?? null },
    }),
    remove: (removed) => tx.milestoneLineage.deleteMany({ where: { id: { in: removed } } }),
  });
}
