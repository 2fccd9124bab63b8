import { compareCodes } from "#app/domain/code-order.ts";
import type { DeadlineRule } from "#app/domain/deadline.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { EvidenceSlot, Milestone } from "#app/domain/plan.ts";
import type { Db, Tx } from "./db.server.ts";
import {
  Agreement,
  Day,
  DayKind,
  Direction,
  EdgeName,
  EvidenceKinds,
  LegalStanding,
  OwnerRole,
  PersonalData,
  Provenances,
  Strings,
} from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";
import { bilingual, optionalBilingual } from "./plan-frame.server.ts";

type SlotRow = Awaited<ReturnType<typeof slotRows>>[number];
type RuleRow = Awaited<ReturnType<Tx["deadlineRule"]["findMany"]>>[number];

/** The matrix of a plan: milestones in the order of actions, then checkpoints. */
export async function loadMilestones(db: Db, planId: string): Promise<Array<Milestone>> {
  const rows = await db.milestone.findMany({
    where: { planId },
    orderBy: [{ action: { ordinal: "asc" } }, { checkpoint: { ordinal: "asc" } }],
    include: {
      action: { select: { code: true } },
      checkpoint: { select: { code: true } },
      owners: {
        orderBy: [{ role: "asc" }, { organisation: { slug: "asc" } }],
        include: { organisation: { select: { slug: true } } },
      },
      indicators: { orderBy: { code: "asc" } },
      deadlineRules: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] },
    },
  });
  const slotsOf = groupBy(await slotRows(db, planId), (slot) => slot.milestoneId);
  return rows.map((row) => ({
    code: row.code,
    action: row.action.code,
    checkpoint: row.checkpoint.code,
    title: bilingual(row.title, row.titleEn),
    mustBeTrue: bilingual(row.mustBeTrue, row.mustBeTrueEn),
    weight: row.weight,
    legalBasis: optionalBilingual(row.legalBasis, row.legalBasisEn),
    workPlanItem: row.workPlanItem,
    owners: row.owners.map((owner) => ({
      organisation: owner.organisation.slug,
      role: OwnerRole.parse(owner.role),
      provenance: readJson(Provenances, owner.provenanceJson, `MilestoneOwner ${row.code}`),
    })),
    indicators: row.indicators.map((indicator) => ({
      code: indicator.code,
      name: bilingual(indicator.name, indicator.nameEn),
      unit: bilingual(indicator.unit, indicator.unitEn),
      baseline: indicator.baseline,
      target: indicator.target,
      direction: Direction.parse(indicator.direction),
      author: indicator.author,
      agreement: Agreement.parse(indicator.agreement),
      provenance: readJson(Provenances, indicator.provenanceJson, `Indicator ${row.code} ${indicator.code}`),
    })),
    slots: (slotsOf.get(row.id) ?? [])
      .map((slot) => slotOf(slot, row.code))
      .sort((left, right) => compareCodes(left.code, right.code)),
    deadlineRules: row.deadlineRules.map((rule) => ruleOf(rule, row.code)),
    provenance: readJson(Provenances, row.provenanceJson, `Milestone ${row.code}`),
  }));
}

/** Deadline rules of a plan's milestones in the order they became known, by code of the milestone. */
export async function loadDeadlineRules(db: Db, planId: string): Promise<Map<string, Array<DeadlineRule>>> {
  const rows = await db.milestone.findMany({
    where: { planId },
    select: { code: true, deadlineRules: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] } },
  });
  return new Map(
    rows.map(({ code, deadlineRules }) => [code, deadlineRules.map((rule) => ruleOf(rule, code))]),
  );
}

function slotRows(db: Db, planId: string) {
  return db.evidenceSlot.findMany({
    where: { planId, retiredOn: null },
    include: { elements: { orderBy: { ordinal: "asc" } } },
  });
}

function slotOf(slot: SlotRow, milestone: string): EvidenceSlot {
  const where = `EvidenceSlot ${slot.code}`;
  return {
    code: slot.code,
    milestone,
    title: bilingual(slot.title, slot.titleEn),
    acceptedKinds: readJson(EvidenceKinds, slot.acceptedKindsJson, where),
    criteria: bilingual(slot.criteria, slot.criteriaEn),
    required: slot.required,
    weight: slot.weight,
    legalStanding: LegalStanding.parse(slot.legalStanding),
    requiredStars: slot.requiredStars,
    maxAgeDays: slot.maxAgeDays,
    elements: slot.elements.map((element) => ({
      key: element.key,
      label: bilingual(element.label, element.labelEn),
      aliases: readJson(Strings, element.aliasesJson, `${where} ${element.key}`),
      type: element.type,
      required: element.required,
      isKey: element.isKey,
      legalFooting: optionalBilingual(element.legalFooting, element.legalFootingEn),
      agreement: element.agreement,
      personalData: PersonalData.parse(element.personalData),
      sourceSystem: element.sourceSystem,
      register: element.register,
      pattern: element.pattern,
      provenance: readJson(Provenances, element.provenanceJson, `${where} ${element.key}`),
    })),
    provenance: readJson(Provenances, slot.provenanceJson, where),
  };
}

function ruleOf(rule: RuleRow, milestone: string): DeadlineRule {
  const where = `DeadlineRule of ${milestone}`;
  const common = {
    reason: optionalBilingual(rule.reason, rule.reasonEn),
    knownOn: Day.parse(rule.knownOn),
    provenance: readJson(Provenances, rule.provenanceJson, where),
  };
  if (rule.kind === "fixed") {
    const extension = rule.extensionId === null ? {} : { extension: rule.extensionId };
    return { kind: "fixed", on: Day.parse(rule.fixedOn), ...extension, ...common };
  }
  if (rule.calendarCode === null || rule.stageCode === null) throw new Error(`${where}: no stage is named`);
  const stage = `${rule.calendarCode}/${rule.stageCode}`;
  return {
    kind: "stage",
    stage,
    edge: EdgeName.parse(rule.edge),
    offsetDays: rule.offsetDays ?? 0,
    ...(rule.dayKind === "calendar" ? {} : { dayKind: DayKind.parse(rule.dayKind) }),
    ...common,
  };
}
