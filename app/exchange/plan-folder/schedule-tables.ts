import { z } from "zod";
import {
  cell,
  day,
  integer,
  list,
  mayBeAbsent,
  NOTE,
  optional,
  readBoundary,
  readCondition,
  readDay,
  readInteger,
  readOneOf,
  TITLE,
  text,
  textOrNull,
  yesNo,
} from "./cells.ts";

/**
 * The columns of the tables of regulations, calendars and stages. Those that may be absent are read and not kept:
 * they are remarks of whoever wrote the table.
 */

const REMARK = { note: mayBeAbsent(textOrNull), note_en: mayBeAbsent(textOrNull) };

export const Regulations = z.object({
  code: text,
  kind: cell(readOneOf(["law", "pkpu", "ruling", "mou"])),
  ...TITLE,
  number: textOrNull,
  year: optional(readInteger),
  promulgated_on: optional(readDay),
  effective_on: optional(readDay),
  url: textOrNull,
  amends: mayBeAbsent(list),
  summary: textOrNull,
  summary_en: textOrNull,
  mark: mayBeAbsent(optional(readOneOf(["S", "P", "M"]))),
  note: textOrNull,
  note_en: mayBeAbsent(textOrNull),
});

export const Calendars = z.object({
  code: text,
  ...TITLE,
  regulation: mayBeAbsent(textOrNull),
  ordinal: integer,
  ...REMARK,
});

export const Stages = z.object({
  calendar: text,
  code: text,
  ...TITLE,
  parent: textOrNull,
  phase: cell(readOneOf(["pra", "pemilu", "pasca"])),
  ordinal: integer,
  ...REMARK,
});

export const StageVersions = z.object({
  calendar: text,
  stage: text,
  regulation: textOrNull,
  start: optional(readBoundary),
  end: cell(readBoundary),
  condition: optional(readCondition),
  citation: text,
  known_on: day,
  planned_or_actual: cell(readOneOf(["planned", "actual"])),
  confidence: cell(readOneOf(["H", "M", "L"])),
  ...NOTE,
});

export const Events = z.object({ calendar: text, code: text, ...TITLE, ...REMARK });

export const Holidays = z.object({
  day,
  name: text,
  name_en: textOrNull,
  kind: cell(readOneOf(["holiday", "joint_leave"])),
  citation: text,
  holds: yesNo,
  known_on: day,
});

export const Occurrences = z.object({
  calendar: text,
  event: text,
  occurred_on: optional(readDay),
  outcome: textOrNull,
  outcome_text: mayBeAbsent(textOrNull),
  outcome_text_en: mayBeAbsent(textOrNull),
  citation: text,
  known_on: day,
  ...NOTE,
});
