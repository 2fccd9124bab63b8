import { z } from "zod";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import {
  anyText,
  cell,
  day,
  integer,
  linesOrNull,
  list,
  listOf,
  mark,
  mayBeAbsent,
  NOTE,
  optional,
  PROVENANCE,
  readDay,
  readDays,
  readInteger,
  readOneOf,
  readPattern,
  readStars,
  TITLE,
  text,
  textOrNull,
  weight,
  yesNo,
} from "./cells.ts";

/** The columns of every table of a plan folder. A column too many is a problem, and so is one that is missing, unless it may be absent. */

export const Organisations = z.object({
  slug: text,
  name: text,
  name_en: textOrNull,
  short: text,
  kind: cell(readOneOf(["government", "commission", "civil_society", "secretariat"])),
  parent_slug: textOrNull,
  url: textOrNull,
  line: linesOrNull,
  ...NOTE,
});

export const Checkpoints = z.object({
  code: text,
  label: text,
  label_en: textOrNull,
  due_on: day,
  ordinal: integer,
  ...PROVENANCE,
});

export const Commitments = z.object({
  code: text,
  ...TITLE,
  summary: text,
  summary_en: textOrNull,
  url: textOrNull,
  ordinal: integer,
  ...PROVENANCE,
});

export const Actions = z.object({
  code: text,
  commitment: text,
  ...TITLE,
  summary: text,
  summary_en: textOrNull,
  group: text,
  group_label: text,
  group_label_en: textOrNull,
  system: textOrNull,
  stage_as_stated: textOrNull,
  stage_as_stated_en: textOrNull,
  stage_line: linesOrNull,
  ordinal: integer,
  ...PROVENANCE,
});

export const Milestones = z.object({
  code: text,
  action: text,
  checkpoint: text,
  ...TITLE,
  must_be_true: text,
  must_be_true_en: textOrNull,
  weight,
  legal_basis: list,
  legal_basis_text: textOrNull,
  legal_basis_text_en: textOrNull,
  work_plan_item: textOrNull,
  work_plan_item_en: textOrNull,
  work_plan_line: linesOrNull,
  ...PROVENANCE,
  deadline_kind: cell(readOneOf(["stage", "fixed"])),
  deadline_calendar: textOrNull,
  deadline_stage: textOrNull,
  deadline_edge: optional(readOneOf(["start", "end"])),
  deadline_offset_days: optional(readInteger),
  deadline_day_kind: mayBeAbsent(optional(readOneOf(["calendar", "working"]))),
  deadline_fixed_on: optional(readDay),
  deadline_reason: textOrNull,
  deadline_reason_en: textOrNull,
  deadline_provenance: mark,
  deadline_quote: textOrNull,
  deadline_line: linesOrNull,
  deadline_note: textOrNull,
  deadline_note_en: textOrNull,
});

export const Owners = z.object({
  milestone: text,
  organisation: text,
  role: cell(readOneOf(["lead", "support"])),
  ...PROVENANCE,
});

export const Indicators = z.object({
  milestone: text,
  code: text,
  name: text,
  name_en: textOrNull,
  unit: text,
  unit_en: textOrNull,
  baseline: textOrNull,
  target: textOrNull,
  direction: cell(readOneOf(["up", "down", "none"])),
  author: textOrNull,
  author_en: textOrNull,
  agreement: cell(readOneOf(["proposed", "agreed", "open"])),
  ...PROVENANCE,
});

export const Slots = z.object({
  code: text,
  milestone: text,
  ...TITLE,
  accepted_kinds: listOf(EVIDENCE_KINDS),
  criteria: text,
  criteria_en: textOrNull,
  required: yesNo,
  weight,
  legal_standing: cell(readOneOf(["official", "unofficial", "any"])),
  required_stars: mayBeAbsent(optional(readStars)),
  max_age_days: mayBeAbsent(optional(readDays)),
  ...PROVENANCE,
  code_provenance: mark,
  code_quote: textOrNull,
  code_line: linesOrNull,
  code_note: textOrNull,
  code_note_en: textOrNull,
});

export const Elements = z.object({
  slot: text,
  key: text,
  label: text,
  label_en: textOrNull,
  aliases: list,
  type: cell(readOneOf(["string", "integer", "number", "boolean", "date", "url", "geometry"])),
  required: yesNo,
  is_key: yesNo,
  legal_footing: textOrNull,
  legal_footing_en: textOrNull,
  agreement: cell(readOneOf(["proposed", "agreed", "open"])),
  personal_data: cell(readOneOf(["none", "general", "specific"])),
  source_system: textOrNull,
  register: mayBeAbsent(textOrNull),
  pattern: mayBeAbsent(optional(readPattern)),
  ...PROVENANCE,
});

export const Systems = z.object({
  slug: text,
  name: text,
  meaning: text,
  meaning_en: textOrNull,
  url: textOrNull,
  aliases: list,
  actions: list,
  line: linesOrNull,
  ...NOTE,
});

export const Discrepancies = z.object({
  code: text,
  topic: text,
  topic_en: textOrNull,
  says: text,
  says_en: textOrNull,
  says_line: linesOrNull,
  against: anyText,
  against_en: textOrNull,
  against_line: linesOrNull,
  treatment: anyText,
  treatment_en: textOrNull,
  applies_to: list,
});

export const Unknowns = z.object({ code: text, question: text, question_en: textOrNull, applies_to: list });
