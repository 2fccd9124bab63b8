import { createHash } from "node:crypto";
import { atomFeed, type Feed, type FeedEntry } from "#app/exchange/atom.ts";
import { type CalendarDay, deadlineCalendar } from "#app/exchange/deadline-calendar.ts";

export type { CalendarDay, FeedEntry };

/** A feed of changes as Atom. */
export function writeFeed(feed: Feed): string {
  return atomFeed(feed);
}

/** Deadlines as iCalendar. */
export function writeCalendar(name: string, language: string, days: ReadonlyArray<CalendarDay>): string {
  return deadlineCalendar(name, language, days);
}

/** A permanent number for a thing, made from what names it. Source: RFC 9562, version 8. */
export function permanentId(...parts: ReadonlyArray<string>): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
