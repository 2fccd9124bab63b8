import { type CalendarDate, daysBetween } from "./calendar-date.ts";
import type { Bilingual } from "./plan.ts";
import type { ScoreItem } from "./score-item.ts";

/** How far ahead a deadline without evidence is told. */
export const DUE_SOON_DAYS = 30;

/** A milestone that falls due soon and has no evidence. */
export type DueSoon = {
  code: string;
  title: Bilingual;
  lead: string | null;
  dueOn: CalendarDate;
  daysLeft: number;
};

/**
 * Milestones that fall due within 30 days, today's included, and for which nothing is filed
 * (*jatuh tempo 30 hari tanpa bukti*), the nearest first. Cancelled ones ask for nothing.
 *
 * Source: docs/rules/freshness.md, "Due soon without evidence".
 */
export function dueSoonOf(
  items: ReadonlyArray<Pick<ScoreItem, "milestone" | "deadline" | "status" | "evidenceFiled" | "lead">>,
  asOf: CalendarDate,
): Array<DueSoon> {
  const soon: Array<DueSoon> = [];
  for (const { milestone, deadline, status, evidenceFiled, lead } of items) {
    if (deadline.kind !== "dated" || evidenceFiled || status === "cancelled") continue;
    const daysLeft = daysBetween(asOf, deadline.dueOn);
    if (daysLeft < 0 || daysLeft > DUE_SOON_DAYS) continue;
    soon.push({ code: milestone.code, title: milestone.title, lead, dueOn: deadline.dueOn, daysLeft });
  }
  return soon.sort((left, right) => left.daysLeft - right.daysLeft);
}
