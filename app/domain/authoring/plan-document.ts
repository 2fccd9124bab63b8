import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { EVIDENCE_KINDS, PROVENANCE_MARKS } from "#app/domain/plan.ts";
import {
  AGREEMENTS,
  DIRECTIONS,
  FIELD_KINDS,
  FIELD_SUBJECTS,
  LEGAL_STANDINGS,
  LINEAGE_KINDS,
  OWNER_ROLES,
  PERSONAL_DATA,
  PLAN_STATES,
  type SubjectType,
  VISIBILITIES,
  WORD_KEYS,
} from "./closed-lists.ts";

/** A whole plan as flat subjects, each known by its kind and code: what is compared, edited, imported and exported. */

const text = z.string();
const optionalText = z.string().nullable();
const BilingualSchema = z.object({ id: text, en: optionalText });
const optionalBilingual = BilingualSchema.nullable();
const code = text;

export const ProvenanceSchema = z.object({
  about: text,
  mark: z.enum(PROVENANCE_MARKS),
  quote: optionalText,
  lines: optionalText,
  note: optionalBilingual,
});
const provenance = z.array(ProvenanceSchema);

/** How and when a code was retired, and which one takes its place. */
export const RetiredSchema = z.object({ on: CalendarDateSchema, reason: text, successor: optionalText });
export type Retired = z.infer<typeof RetiredSchema>;

/** Values of the plan's own fields, by code of the field; a field without a value is left out. */
const values = z.record(text, BilingualSchema);

/** The latest rule of a deadline. Earlier rules stay with the facts, dated. */
export const DeadlineSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("stage"),
    stage: text,
    edge: z.enum(["start", "end"]),
    offsetDays: z.int(),
    /** What the offset counts; calendar days where it is left out. */
    dayKind: z.literal("working").optional(),
    reason: optionalBilingual,
    provenance,
  }),
  z.object({ kind: z.literal("fixed"), on: CalendarDateSchema, reason: optionalBilingual, provenance }),
]);
export type DocumentDeadline = z.infer<typeof DeadlineSchema>;

const PlanSubject = z.object({
  code,
  planCode: text,
  title: BilingualSchema,
  summary: BilingualSchema,
  state: z.enum(PLAN_STATES),
  adoptedOn: CalendarDateSchema.nullable(),
  periodStart: CalendarDateSchema,
  periodEnd: CalendarDateSchema,
  periodLabel: BilingualSchema,
  timeZone: text,
  source: z.looseObject({ title: BilingualSchema, url: optionalText }),
  words: z.partialRecord(z.enum(WORD_KEYS), BilingualSchema),
  predecessors: z.array(
    z.object({
      code: text,
      title: BilingualSchema,
      period: text,
      finding: BilingualSchema,
      url: optionalText,
    }),
  ),
});

const FieldSubject = z.object({
  code,
  appliesTo: z.enum(FIELD_SUBJECTS),
  label: BilingualSchema,
  help: optionalBilingual,
  kind: z.enum(FIELD_KINDS),
  choices: z.array(BilingualSchema),
  unit: optionalText,
  visibility: z.enum(VISIBILITIES),
  required: z.boolean(),
  ordinal: z.int(),
  retired: RetiredSchema.nullable(),
});

const CheckpointSubject = z.object({
  code,
  label: BilingualSchema,
  dueOn: CalendarDateSchema,
  ordinal: z.int(),
  provenance,
});

const CommitmentSubject = z.object({
  code,
  title: BilingualSchema,
  summary: BilingualSchema,
  url: optionalText,
  ordinal: z.int(),
  provenance,
  values,
  retired: RetiredSchema.nullable(),
});

const ActionSubject = z.object({
  code,
  commitment: text,
  title: BilingualSchema,
  summary: BilingualSchema,
  group: BilingualSchema,
  system: optionalText,
  stageAsStated: optionalBilingual,
  ordinal: z.int(),
  provenance,
  values,
  retired: RetiredSchema.nullable(),
});

export const OwnerSchema = z.object({ organisation: text, role: z.enum(OWNER_ROLES), provenance });

const MilestoneSubject = z.object({
  code,
  action: text,
  checkpoint: text,
  title: BilingualSchema,
  mustBeTrue: BilingualSchema,
  weight: z.number(),
  legalBasis: optionalBilingual,
  workPlanItem: optionalText,
  owners: z.array(OwnerSchema),
  deadline: DeadlineSchema.nullable(),
  provenance,
  values,
  retired: RetiredSchema.nullable(),
});

/** Its code is `milestone/key`, such as `A1-B06/I1`. */
const IndicatorSubject = z.object({
  code,
  milestone: text,
  key: text,
  name: BilingualSchema,
  unit: BilingualSchema,
  baseline: optionalText,
  target: optionalText,
  direction: z.enum(DIRECTIONS),
  author: optionalText,
  agreement: z.enum(AGREEMENTS),
  provenance,
});

const SlotSubject = z.object({
  code,
  milestone: text,
  title: BilingualSchema,
  acceptedKinds: z.array(z.enum(EVIDENCE_KINDS)),
  criteria: BilingualSchema,
  required: z.boolean(),
  weight: z.number(),
  legalStanding: z.enum(LEGAL_STANDINGS),
  requiredStars: z.int().nullable(),
  maxAgeDays: z.int().nullable(),
  provenance,
  values,
  retired: RetiredSchema.nullable(),
});

/** Its code is `slot/key`, such as `B06.2/nama`. */
const ElementSubject = z.object({
  code,
  slot: text,
  key: text,
  label: BilingualSchema,
  aliases: z.array(text),
  type: text,
  required: z.boolean(),
  isKey: z.boolean(),
  legalFooting: optionalBilingual,
  agreement: text,
  personalData: z.enum(PERSONAL_DATA),
  sourceSystem: optionalText,
  register: optionalText,
  pattern: optionalText,
  ordinal: z.int(),
  provenance,
});

/** Its code is `action>dependsOn`, such as `A2>A1`: A2 cannot be done before A1 is. */
const DependencySubject = z.object({ code, action: text, dependsOn: text, note: optionalBilingual });

/** Its code is `milestone<kind<from`, such as `A1-B06<carried_over<ID0123`. */
const LineageSubject = z.object({
  code,
  milestone: text,
  kind: z.enum(LINEAGE_KINDS),
  fromPlan: optionalText,
  fromCode: text,
  note: optionalBilingual,
});

export const SUBJECT_SCHEMAS = {
  plan: PlanSubject,
  field: FieldSubject,
  checkpoint: CheckpointSubject,
  commitment: CommitmentSubject,
  action: ActionSubject,
  milestone: MilestoneSubject,
  indicator: IndicatorSubject,
  slot: SlotSubject,
  element: ElementSubject,
  dependency: DependencySubject,
  lineage: LineageSubject,
};

/** One subject of a kind, as its fields. */
export type Subject<Type extends SubjectType> = z.infer<(typeof SUBJECT_SCHEMAS)[Type]>;

/** A whole plan: lists of subjects by kind. `plan` holds one, known by the plan's slug. */
export type PlanDocument = { readonly [Type in SubjectType]: ReadonlyArray<Subject<Type>> };

export const EMPTY_DOCUMENT: PlanDocument = {
  ...{ plan: [], field: [], checkpoint: [], commitment: [], action: [], milestone: [] },
  ...{ indicator: [], slot: [], element: [], dependency: [], lineage: [] },
};
