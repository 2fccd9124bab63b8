import { retiredColumns } from "./write-frame.server.ts";
import { type SubjectChange, type Writing, writeRows } from "./writing.server.ts";

export async function writeIndicators(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"indicator">>,
): Promise<void> {
  const { tx, ids } = writing;
  await writeRows(writing, "indicator", changes, {
    columns: ({ key, milestone, name, unit, provenance, ...indicator }) => ({
      ...{ ...indicator, code: key, milestoneId: ids.of("milestone", milestone) },
      ...{ name: name.id, nameEn: name.en, unit: unit.id, unitEn: unit.en },
      provenanceJson: JSON.stringify(provenance),
    }),
    create: (data) => tx.indicator.createMany({ data }),
    update: (id, data) => tx.indicator.update({ where: { id }, data, select: { id: true } }),
    remove: (removed) => tx.indicator.deleteMany({ where: { id: { in: removed } } }),
  });
}

export async function writeSlots(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"slot">>,
): Promise<void> {
  const { tx, planId, ids } = writing;
  await writeRows(writing, "slot", changes, {
    columns: ({ code, milestone, title, acceptedKinds, criteria, provenance, retired, ...slot }) => ({
      ...{ planId, code, milestoneId: ids.of("milestone", milestone), title: title.id, titleEn: title.en },
      ...{ criteria: criteria.id, criteriaEn: criteria.en, required: slot.required, weight: slot.weight },
      ...{ legalStanding: slot.legalStanding, requiredStars: slot.requiredStars },
      ...{ maxAgeDays: slot.maxAgeDays, acceptedKindsJson: JSON.stringify(acceptedKinds) },
      ...{ provenanceJson: JSON.stringify(provenance), ...retiredColumns({ retired }) },
    }),
    create: (data) => tx.evidenceSlot.createMany({ data }),
    update: (id, data) => tx.evidenceSlot.update({ where: { id }, data, select: { id: true } }),
  });
}

export async function writeElements(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"element">>,
): Promise<void> {
  const { tx, ids } = writing;
  await writeRows(writing, "element", changes, {
    columns: ({ code: _code, slot, label, aliases, legalFooting, provenance, ...element }) => ({
      ...{ ...element, slotId: ids.of("slot", slot), label: label.id, labelEn: label.en },
      ...{ legalFooting: legalFooting?.id ?? null, legalFootingEn: legalFooting?.en ?? null },
      ...{ aliasesJson: JSON.stringify(aliases), provenanceJson: JSON.stringify(provenance) },
    }),
    create: (data) => tx.dataElement.createMany({ data }),
    update: (id, data) => tx.dataElement.update({ where: { id }, data, select: { id: true } }),
    remove: (removed) => tx.dataElement.deleteMany({ where: { id: { in: removed } } }),
  });
}

export async function writeDependencies(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"dependency">>,
): Promise<void> {
  const { tx, planId } = writing;
  await writeRows(writing, "dependency", changes, {
    columns: ({ action, dependsOn, note }) => ({
      ...{ planId, actionCode: action, dependsOnCode: dependsOn },
      ...{ note: note?.id ?? null, noteEn: note?.en ?? null },
    }),
    create: (data) => tx.actionDependency.createMany({ data }),
    update: (id, data) => tx.actionDependency.update({ where: { id }, data, select: { id: true } }),
    remove: (removed) => tx.actionDependency.deleteMany({ where: { id: { in: removed } } }),
  });
}

export async function writeLineage(
  writing: Writing,
  changes: ReadonlyArray<SubjectChange<"lineage">>,
): Promise<void> {
  const { tx, planId } = writing;
  await writeRows(writing, "lineage", changes, {
    columns: ({ milestone, kind, fromPlan, fromCode, note }) => ({
      ...{ planId, milestoneCode: milestone, kind, fromPlan, fromCode },
      ...{ note: note?.id ?? null, noteEn: note?.en ?? null },
    }),
    create: (data) => tx.milestoneLineage.createMany({ data }),
    update: (id, data) => tx.milestoneLineage.update({ where: { id }, data, select: { id: true } }),
    remove: (removed) => tx.milestoneLineage.deleteMany({ where: { id: { in: removed } } }),
  });
}
