import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { plusDays } from "#app/domain/calendar-date.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Audience } from "./audience.ts";
import type { NoticeData, NoticeKind } from "./kinds.ts";

/** Something that happened or came due, and who is told of it. */
export type NoticeEvent = {
  /** Names the event for good: a person is told of a key once. */
  key: string;
  kind: NoticeKind;
  /** Days before or after the deadline; null for kinds without steps. */
  step: number | null;
  subject: { kind: "milestone" | "report" | "item" | "plan"; code: string };
  data: NoticeData;
  to: ReadonlyArray<Audience>;
  /** Still asks for something on the day: told by a plan's first round too. */
  standing: boolean;
};

/**
 * Which days a round covers: the days after `after` up to `today`. The first round of a plan has no `after` and
 * tells what stands on the day.
 */
export type NoticeWindow = { after: CalendarDate | null; today: CalendarDate };

/** Facts are looked for this many days longer than the clock, for those saved while a day was being closed. */
const LATE_DAYS = 2;

/** Whether a fact known on this day is news in the window. */
export function isNews(on: CalendarDate, { after, today }: NoticeWindow): boolean {
  return on <= today && (after === null || on > plusDays(after, -LATE_DAYS));
}

/** Short name of an organisation. */
export function shortOf({ facts }: IndexedFacts, slug: string | null): string | null {
  if (slug === null) return null;
  return facts.organisations.find((organisation) => organisation.slug === slug)?.short ?? slug;
}
