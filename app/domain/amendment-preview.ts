import { type Amendment, scheduleWith } from "./amendment.ts";
import { type CalendarDate, daysBetween } from "./calendar-date.ts";
import type { Deadline } from "./deadline.ts";
import { type MilestoneFacts, milestoneScoreAsOf } from "./milestone-standing.ts";
import type { Bilingual } from "./plan.ts";
import { indexSchedule, type Schedule, type ScheduleIndex } from "./schedule.ts";
import { slotStandingAsOf } from "./slot-standing.ts";
import type { IndexedFacts } from "./standings.ts";

export const AMENDMENT_EFFECTS = ["moves", "becomes_late", "stops_late", "datable", "undatable"] as const;
/** What an amendment does to one milestone. */
export type AmendmentEffect = (typeof AMENDMENT_EFFECTS)[number];

/** One milestone that an amendment touches, as of a day. */
export type PreviewRow = {
  code: string;
  title: Bilingual;
  owners: ReadonlyArray<string>;
  /** Due day without the amendment; null where it was not dated. */
  from: CalendarDate | null;
  to: CalendarDate | null;
  originalOn: CalendarDate | null;
  /** Days from the date without the amendment to the one with it; null where either is missing. */
  movedDays: number | null;
  /** Days from the original date to the new one. */
  slippageDays: number | null;
  effects: ReadonlyArray<AmendmentEffect>;
};

export type AmendmentPreview = {
  on: CalendarDate;
  rows: ReadonlyArray<PreviewRow>;
  counts: Readonly<Record<AmendmentEffect, number>>;
};

/**
 * Every milestone whose deadline or lateness an amendment changes, as of a day: the facts with the change laid
 * beside the facts without it.
 *
 * @throws {ScheduleCircle} when the new dates hang on each other in a circle.
 */
export function previewAmendment(
  indexed: IndexedFacts,
  amendment: Pick<Amendment, "id" | "regulation" | "citation" | "effectiveOn" | "changes">,
  on: CalendarDate = amendment.effectiveOn,
): AmendmentPreview {
  return compareSchedules(indexed, {
    ...{ before: indexed.facts.schedule, after: scheduleWith(indexed.facts.schedule, amendment), on },
  });
}

/** What another schedule does to the milestones of a plan on a day. */
export function compareSchedules(
  indexed: IndexedFacts,
  { before, after, on }: { before: Schedule; after: Schedule; on: CalendarDate },
): AmendmentPreview {
  const [was, is] = [indexSchedule(before), indexSchedule(after)];
  const rows = indexed.milestones.flatMap((facts) => rowOf(facts, { was, is, on }));
  const count = (effect: AmendmentEffect) => rows.filter(({ effects }) => effects.includes(effect)).length;
  const counts = {
    ...{ moves: count("moves"), becomes_late: count("becomes_late"), stops_late: count("stops_late") },
    ...{ datable: count("datable"), undatable: count("undatable") },
  };
  return { on, rows, counts };
}

function rowOf(
  facts: MilestoneFacts,
  { was, is, on }: { was: ScheduleIndex; is: ScheduleIndex; on: CalendarDate },
): Array<PreviewRow> {
  const before = milestoneScoreAsOf(facts, was, on, slotStandingAsOf);
  const after = milestoneScoreAsOf(facts, is, on, slotStandingAsOf);
  if (after.closure !== null) return [];
  const [from, to] = [dayOf(before.deadline), dayOf(after.deadline)];
  const effects: Array<AmendmentEffect> = [];
  if (from !== null && to !== null && from !== to) effects.push("moves");
  if (from === null && to !== null) effects.push("datable");
  if (from !== null && to === null) effects.push("undatable");
  if (before.status !== "late" && after.status === "late") effects.push("becomes_late");
  if (before.status === "late" && after.status !== "late") effects.push("stops_late");
  if (effects.length === 0) return [];
  const { code, title, owners } = facts.milestone;
  return [
    {
      ...{ code, title, owners: owners.map(({ organisation }) => organisation), from, to, effects },
      originalOn: after.deadline.kind === "dated" ? after.deadline.originalOn : null,
      movedDays: from === null || to === null ? null : daysBetween(from, to),
      slippageDays: after.deadline.kind === "dated" ? after.deadline.slippageDays : null,
    },
  ];
}

function dayOf(deadline: Deadline): CalendarDate | null {
  return deadline.kind === "dated" ? deadline.dueOn : null;
}
