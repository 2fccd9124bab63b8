import type { EvidenceSlot, Milestone } from "#app/domain/plan.ts";
import { idOf, type Load, provenanceJson, reconcile } from "./plan-write-rows.server.ts";

type Ids = ReadonlyMap<string, string>;

/** Evidence slots and the elements each must contain. */
export async function writeSlots(
  load: Load,
  planId: string,
  milestones: ReadonlyArray<Milestone>,
  milestoneIds: Ids,
): Promise<void> {
  const slots = milestones.flatMap((milestone) => milestone.slots);
  const ids = await writeSlotRows(load, planId, slots, milestoneIds);
  await writeElements(load, slots, ids);
}

async function writeSlotRows(
  load: Load,
  planId: string,
  slots: ReadonlyArray<EvidenceSlot>,
  milestoneIds: Ids,
): Promise<Ids> {
  const { evidenceSlot: table } = load.tx;
  return reconcile(load, {
    wanted: slots.map(({ code, milestone, title, acceptedKinds, criteria, provenance, ...slot }) => {
      const { required, weight, legalStanding, requiredStars, maxAgeDays } = slot;
      return {
        ...{ planId, milestoneId: idOf(milestoneIds, milestone), code, required, weight, legalStanding },
        ...{ requiredStars, maxAgeDays },
        ...{ title: title.id, titleEn: title.en, criteria: criteria.id, criteriaEn: criteria.en },
        ...{ acceptedKindsJson: JSON.stringify(acceptedKinds), provenanceJson: provenanceJson(provenance) },
      };
    }),
    held: await table.findMany({
      where: { planId },
      select: {
        ...{ id: true, planId: true, milestoneId: true, code: true, required: true, weight: true },
        ...{
          legalStanding: true,
          requiredStars: true,
          maxAgeDays: true,
          title: true,
          titleEn: true,
          criteria: true,
          criteriaEn: true,
        },
        ...{ acceptedKindsJson: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writeElements(load: Load, slots: ReadonlyArray<EvidenceSlot>, slotIds: Ids): Promise<void> {
  const { dataElement: table } = load.tx;
  await reconcile(load, {
    wanted: slots.flatMap((slot) =>
      slot.elements.map(({ label, aliases, legalFooting, provenance, ...element }, ordinal) => ({
        ...element,
        ...{ slotId: idOf(slotIds, slot.code), label: label.id, labelEn: label.en, ordinal },
        ...{ legalFooting: legalFooting?.id ?? null, legalFootingEn: legalFooting?.en ?? null },
        ...{ aliasesJson: JSON.stringify(aliases), provenanceJson: provenanceJson(provenance) },
      })),
    ),
    held: await table.findMany({
      where: { slotId: { in: [...slotIds.values()] } },
      select: {
        ...{ id: true, slotId: true, key: true, label: true, labelEn: true, aliasesJson: true, type: true },
        ...{ required: true, isKey: true, legalFooting: true, legalFootingEn: true, agreement: true },
        ...{ personalData: true, sourceSystem: true, register: true, pattern: true },
        ...{ ordinal: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => `${row.slotId}/${row.key}`,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}
