import { z } from "zod";
import { daysBetween } from "#app/domain/calendar-date.ts";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { slotVerdict } from "#app/domain/slot-standing.ts";
import { MilestoneRowSchema, milestoneRows } from "#app/exchange/milestone-table.ts";
import { Count, Day, EdgeName, Flag, Kind, Percent, SlotVerdictWord, Text, Weight } from "./fields.ts";
import { table, titles } from "./view.ts";

const named = { title_id: Text, title_en: Text.nullable() } as const;

const milestones = table(
  "milestones",
  MilestoneRowSchema,
  ["code"],
  { action: "actions.code", checkpoint: "checkpoints.code", lead: "organisations.slug" },
  ({ indexed, standings, asOf, explain }) => milestoneRows(indexed, standings, asOf, explain),
);

const owners = table(
  "milestone_owners",
  z.object({ milestone: Text, organisation: Text, role: z.enum(["lead", "support"]), ordinal: Count }),
  ["milestone", "organisation"],
  { milestone: "milestones.code", organisation: "organisations.slug" },
  ({ indexed }) =>
    indexed.facts.milestones.flatMap(({ code, owners: of }) =>
      of.map(({ organisation, role }, ordinal) => ({ milestone: code, organisation, role, ordinal })),
    ),
);

const slots = table(
  "slots",
  z.object({
    ...{ code: Text, milestone: Text, ...named, criteria_id: Text, criteria_en: Text.nullable() },
    ...{ required: Flag, weight: Weight, accepted_kinds: z.array(Kind), legal_standing: Text },
    ...{ verdict: SlotVerdictWord, filed: Flag, accepted: Flag, proven_percent: Percent },
    ...{ present: z.array(Text), missing: z.array(Text), as_of: Day },
  }),
  ["code"],
  { milestone: "milestones.code" },
  ({ standings, asOf }) =>
    standings.flatMap((standing) =>
      standing.slots.map((each) => ({
        ...{ code: each.slot.code, milestone: standing.code, ...titles(each.slot.title) },
        ...{ criteria_id: each.slot.criteria.id, criteria_en: each.slot.criteria.en },
        ...{ required: each.slot.required, weight: each.slot.weight },
        ...{ accepted_kinds: [...each.slot.acceptedKinds], legal_standing: each.slot.legalStanding },
        ...{ verdict: slotVerdict(each), filed: each.filed, accepted: each.accepted },
        ...{ proven_percent: each.valueRatio * 100, present: [...each.present] },
        ...{ missing: [...each.missing], as_of: asOf },
      })),
    ),
);

const elements = table(
  "elements",
  z.object({
    ...{ slot: Text, key: Text, label_id: Text, label_en: Text.nullable(), type: Text, required: Flag },
    ...{ is_key: Flag, personal_data: z.enum(["none", "general", "specific"]) },
  }),
  ["slot", "key"],
  { slot: "slots.code" },
  ({ indexed }) =>
    indexed.facts.milestones.flatMap((milestone) =>
      milestone.slots.flatMap((slot) =>
        slot.elements.map(({ key, label, type, required, isKey, personalData }) => ({
          ...{ slot: slot.code, key, label_id: label.id, label_en: label.en, type, required },
          ...{ is_key: isKey, personal_data: personalData },
        })),
      ),
    ),
);

const indicators = table(
  "indicators",
  z.object({
    ...{ milestone: Text, code: Text, name_id: Text, name_en: Text.nullable() },
    ...{ unit_id: Text, unit_en: Text.nullable(), baseline: Text.nullable(), target: Text.nullable() },
    ...{ direction: z.enum(["up", "down", "none"]), agreement: z.enum(["proposed", "agreed", "open"]) },
  }),
  ["milestone", "code"],
  { milestone: "milestones.code" },
  ({ indexed }) =>
    indexed.facts.milestones.flatMap((milestone) =>
      milestone.indicators.map(({ code, name, unit, baseline, target, direction, agreement }) => ({
        ...{ milestone: milestone.code, code, name_id: name.id, name_en: name.en },
        ...{ unit_id: unit.id, unit_en: unit.en, baseline, target, direction, agreement },
      })),
    ),
);

const deadlineRules = table(
  "deadline_rules",
  z.object({
    ...{ milestone: Text, ordinal: Count, kind: z.enum(["stage", "fixed"]), stage: Text.nullable() },
    ...{ edge: EdgeName.nullable(), offset_days: z.int().nullable(), fixed_on: Day.nullable() },
    ...{ day_kind: z.enum(["calendar", "working"]).nullable(), extension: Text.nullable() },
    ...{ reason_id: Text.nullable(), reason_en: Text.nullable(), known_on: Day },
  }),
  ["milestone", "ordinal"],
  { milestone: "milestones.code", stage: "stages.key" },
  ({ indexed, asOf }) =>
    indexed.facts.milestones.flatMap(({ code, deadlineRules: rules }) =>
      // The first rule counts from the start of the plan, whenever it was written down.
      rules
        .filter(({ knownOn }, ordinal) => ordinal === 0 || knownOn <= asOf)
        .map((rule, ordinal) => {
          const hangs = rule.kind === "stage" ? rule : null;
          return {
            ...{ milestone: code, ordinal, kind: rule.kind, stage: hangs?.stage ?? null },
            ...{ edge: hangs?.edge ?? null, offset_days: hangs?.offsetDays ?? null },
            day_kind: hangs === null ? null : (hangs.dayKind ?? "calendar"),
            extension: rule.kind === "fixed" ? (rule.extension ?? null) : null,
            ...{ fixed_on: rule.kind === "fixed" ? rule.on : null, known_on: rule.knownOn },
            ...{ reason_id: rule.reason?.id ?? null, reason_en: rule.reason?.en ?? null },
          };
        }),
    ),
);

const deadlineMoves = table(
  "deadline_moves",
  z.object({
    ...{ milestone: Text, ordinal: Count, known_on: Day, from_on: Day, to_on: Day, original_on: Day },
    ...{ days: z.int(), slippage_days: z.int(), stage_version: Text.nullable(), regulation: Text.nullable() },
    ...{ citation_id: Text.nullable(), citation_en: Text.nullable() },
  }),
  ["milestone", "ordinal"],
  { milestone: "milestones.code" },
  ({ indexed, asOf }) =>
    indexed.facts.milestones.flatMap(({ code, deadlineRules: rules }) => {
      const deadline = deadlineAsOf(rules, indexed.schedule, asOf);
      if (deadline.kind !== "dated") return [];
      return deadline.moves.map((move, ordinal) => ({
        ...{ milestone: code, ordinal, known_on: move.knownOn, from_on: move.from, to_on: move.to },
        ...{ original_on: deadline.originalOn, days: daysBetween(move.from, move.to) },
        slippage_days: daysBetween(deadline.originalOn, move.to),
        ...{ stage_version: move.version?.code ?? null, regulation: move.version?.regulation ?? null },
        ...{ citation_id: move.version?.citation.id ?? null, citation_en: move.version?.citation.en ?? null },
      }));
    }),
);

/** The matrix and its deadlines, with where each part stands on the day. */
export const MATRIX_TABLES = [
  ...([milestones, owners, slots, elements, indicators] as const),
  ...([deadlineRules, deadlineMoves] as const),
] as const;
