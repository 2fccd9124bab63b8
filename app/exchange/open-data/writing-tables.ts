import { z } from "zod";
import { FIELD_KINDS, FIELD_SUBJECTS, LINEAGE_KINDS } from "#app/domain/authoring/closed-lists.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { Count, Day, dated, Flag, List, Text } from "./fields.ts";
import { datedCells, type TableView, table } from "./view.ts";

const openFields = ({ field }: PlanDocument) => field.filter(({ visibility }) => visibility === "public");

const ownFields = table(
  "own_fields",
  z.object({
    ...{ code: Text, applies_to: z.enum(FIELD_SUBJECTS), title_id: Text, title_en: Text.nullable() },
    ...{ kind: z.enum(FIELD_KINDS), unit: Text.nullable(), choices: List, required: Flag, ordinal: Count },
  }),
  ["code"],
  {},
  ({ indexed }) =>
    openFields(indexed.facts.document).map(
      ({ code, appliesTo, label, kind, unit, choices, required }, ordinal) => ({
        ...{ code, applies_to: appliesTo, title_id: label.id, title_en: label.en },
        ...{ kind, unit, choices: choices.map(({ id }) => id), required, ordinal },
      }),
    ),
);

const ownValues = table(
  "own_values",
  z.object({ field: Text, subject: Text, value_id: Text, value_en: Text.nullable() }),
  ["field", "subject"],
  { field: "own_fields.code" },
  ({ indexed }) => {
    const { document } = indexed.facts;
    return openFields(document).flatMap(({ code: field, appliesTo }) =>
      document[appliesTo].flatMap(({ code: subject, values }) => {
        const value = values[field];
        return value === undefined ? [] : [{ field, subject, value_id: value.id, value_en: value.en }];
      }),
    );
  },
);

const measurements = table(
  "measurements",
  z.object({
    ...{ id: Text, milestone: Text, indicator: Text, measured_on: Day, value: z.number() },
    ...{ source: Text.nullable(), note: Text.nullable(), ...dated },
  }),
  ["id"],
  { milestone: "milestones.code" },
  ({ indexed, asOf }: TableView) =>
    indexed.facts.measured
      .filter(({ knownOn }) => knownOn <= asOf)
      .map(({ id, milestone, indicator, measuredOn, value, source, note, ...fact }) => ({
        ...{ id, milestone, indicator, measured_on: measuredOn, value, source, note },
        ...datedCells(fact),
      })),
);

const lineage = table(
  "lineage",
  z.object({
    ...{ milestone: Text, kind: z.enum(LINEAGE_KINDS), from_plan: Text.nullable(), from_code: Text },
    ...{ note_id: Text.nullable(), note_en: Text.nullable() },
  }),
  ["milestone", "kind", "from_code"],
  { milestone: "milestones.code" },
  ({ indexed }) =>
    indexed.facts.document.lineage.map(({ milestone, kind, fromPlan, fromCode, note }) => ({
      ...{ milestone, kind, from_plan: fromPlan, from_code: fromCode },
      ...{ note_id: note?.id ?? null, note_en: note?.en ?? null },
    })),
);

const dependencies = table(
  "dependencies",
  z.object({ action: Text, depends_on: Text, note_id: Text.nullable(), note_en: Text.nullable() }),
  ["action", "depends_on"],
  { action: "actions.code", depends_on: "actions.code" },
  ({ indexed }) =>
    indexed.facts.document.dependency.map(({ action, dependsOn, note }) => ({
      ...{ action, depends_on: dependsOn, note_id: note?.id ?? null, note_en: note?.en ?? null },
    })),
);

/** What writers of a plan added to it: fields of its own, what was measured, where targets come from. */
export const WRITING_TABLES = [ownFields, ownValues, measurements, lineage, dependencies];
