import ical from "ical-generator";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";

export type CalendarDay = {
  /** Permanent and globally unique. */
  uid: string;
  on: CalendarDate;
  title: string;
  text: string;
  url: string;
  /** Day what it says became known. */
  knownOn: CalendarDate;
  /** How often the day moved. */
  sequence: number;
};

/** Deadlines as whole days. The same deadlines make the same bytes. Source: RFC 5545. */
export function deadlineCalendar(name: string, language: string, days: ReadonlyArray<CalendarDay>): string {
  const calendar = ical({
    name,
    prodId: { company: "Capaian", product: "Capaian", language: language.toUpperCase() },
  });
  for (const { uid, on, title, text, url, knownOn, sequence } of days) {
    calendar.createEvent({
      ...{ id: uid, allDay: true, summary: title, description: text, url, sequence },
      ...{ start: noon(on), end: noon(plusDays(on, 1)), stamp: midnight(knownOn) },
    });
  }
  return calendar.toString();
}

function midnight(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Whole days are written in the computer's own zone, so noon there is that day everywhere. */
function noon(day: CalendarDate): Date {
  return new Date(`${day}T12:00:00`);
}
