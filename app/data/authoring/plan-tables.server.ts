import { type Columns, insertInto, type RowStatement, updateById } from "#app/data/many-rows.server.ts";

/** How rows of one table are added and changed, many at a time. */
export type PlanTable = { insert: RowStatement; update: RowStatement };

const texts = (names: string): Columns => Object.fromEntries(names.split(" ").map((name) => [name, "text"]));

const RETIREMENT = texts("retiredOn retiredReason successorCode");

/** Every column of the tables that a plan is written to: a seal is made over a whole row. */
export const PLAN_COLUMNS = {
  PlanField: {
    ...texts("id planId code appliesTo label labelEn help helpEn kind choicesJson unit visibility retiredOn"),
    ...{ required: "boolean", ordinal: "integer" },
  },
  PlanFieldValue: texts("id fieldId subjectCode value valueEn"),
  Checkpoint: { ...texts("id planId code label labelEn dueOn provenanceJson"), ordinal: "integer" },
  Commitment: {
    ...texts("id planId code title titleEn summary summaryEn url provenanceJson"),
    ...{ ...RETIREMENT, ordinal: "integer" },
  },
  Action: {
    ...texts("id planId commitmentId code title titleEn summary summaryEn groupLabel groupLabelEn"),
    ...texts("systemSlug stageAsStated stageAsStatedEn provenanceJson"),
    ...{ ...RETIREMENT, ordinal: "integer" },
  },
  Milestone: {
    ...texts("id planId actionId checkpointId code title titleEn mustBeTrue mustBeTrueEn"),
    ...texts("legalBasis legalBasisEn workPlanItem provenanceJson"),
    ...{ weight: "double precision", createdAt: "timestamp(3)" },
  },
  MilestoneOwner: texts("id milestoneId organisationId role provenanceJson"),
  DeadlineRule: {
    ...texts("id milestoneId kind calendarCode stageCode edge dayKind fixedOn reason reasonEn extensionId"),
    ...{ ...texts("provenanceJson knownOn"), offsetDays: "integer", recordedAt: "timestamp(3)" },
  },
  MilestoneClosure: {
    ...texts("id milestoneId kind intoCode reason reasonEn knownOn actorId"),
    ...{ recordedAt: "timestamp(3)", illustration: "boolean" },
  },
  Indicator: {
    ...texts("id milestoneId code name nameEn unit unitEn baseline target direction author agreement"),
    ...texts("provenanceJson"),
  },
  EvidenceSlot: {
    ...texts("id planId milestoneId code title titleEn acceptedKindsJson criteria criteriaEn legalStanding"),
    ...{ ...texts("provenanceJson"), ...RETIREMENT, required: "boolean", weight: "double precision" },
    ...{ requiredStars: "integer", maxAgeDays: "integer" },
  },
  DataElement: {
    ...texts("id slotId key label labelEn aliasesJson type legalFooting legalFootingEn agreement"),
    ...texts("personalData sourceSystem register pattern provenanceJson"),
    ...{ required: "boolean", isKey: "boolean", ordinal: "integer" },
  },
  ActionDependency: texts("id planId actionCode dependsOnCode note noteEn"),
  MilestoneLineage: texts("id planId milestoneCode kind fromPlan fromCode note noteEn"),
  PlanEdit: {
    ...texts("id planId batchId subjectType subjectCode kind beforeJson afterJson reason via"),
    ...{ ...texts("undoesBatchId actorId knownOn"), ordinal: "integer", recordedAt: "timestamp(3)" },
    illustration: "boolean",
  },
} satisfies Record<string, Columns>;

type PlanTableName = keyof typeof PLAN_COLUMNS;

/** The table's statements. What is set at a row's birth is not changed afterwards. */
export function planTable(name: PlanTableName): PlanTable {
  const columns: Columns = PLAN_COLUMNS[name];
  const { createdAt: _createdAt, ...changing } = columns;
  return { insert: insertInto(name, columns), update: updateById(name, changing) };
}
