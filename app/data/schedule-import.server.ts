import type { Schedule } from "#app/domain/schedule.ts";
import { amendmentIn } from "./amendment-codes.server.ts";
import type { Db, Tx } from "./db.server.ts";
import { Day, RegulationKind } from "./fact-schemas.server.ts";
import { writeHolidays } from "./holidays.server.ts";
import { bilingual, optionalBilingual } from "./plan-frame.server.ts";
import type { RegulationContent, ScheduleContent } from "./plan-write-content.server.ts";
import { writeRegulations } from "./plan-write-frame.server.ts";
import type { Load } from "./plan-write-rows.server.ts";
import { writeEvents, writeOccurrences, writeStages, writeVersions } from "./plan-write-schedule.server.ts";
import { loadCalendars } from "./schedule-read.server.ts";

/** Every calendar there is, whichever plan runs by it. */
export async function loadWholeSchedule(db: Db | Tx): Promise<Schedule> {
  const rows = await db.electionCalendar.findMany({ orderBy: { ordinal: "asc" }, select: { id: true } });
  return loadCalendars(
    db,
    rows.map(({ id }) => id),
  );
}

/** Every regulation as its table tells it. */
export async function loadWrittenRegulations(db: Db | Tx) {
  const rows = await db.regulation.findMany({
    orderBy: { code: "asc" },
    select: {
      ...{ code: true, kind: true, title: true, titleEn: true, number: true, year: true, url: true },
      ...{ promulgatedOn: true, effectiveOn: true, summary: true, summaryEn: true, note: true },
    },
  });
  return rows.map(({ title, titleEn, summary, summaryEn, note, ...row }) => ({
    ...{ ...row, kind: RegulationKind.parse(row.kind), title: bilingual(title, titleEn) },
    promulgatedOn: row.promulgatedOn === null ? null : Day.parse(row.promulgatedOn),
    effectiveOn: row.effectiveOn === null ? null : Day.parse(row.effectiveOn),
    ...{ summary: optionalBilingual(summary, summaryEn), note: optionalBilingual(note, null) },
  }));
}

/** Occurrences with their keys and notes, oldest first. */
export async function loadOccurrences(db: Db | Tx, calendars: ReadonlyArray<string>) {
  const rows = await db.eventOccurrence.findMany({
    where: { event: { calendar: { code: { in: [...calendars] } } } },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { code: "asc" }],
    select: {
      ...{ code: true, occurredOn: true, outcome: true, citation: true, knownOn: true },
      ...{ note: true, noteEn: true },
      event: { select: { code: true, calendar: { select: { code: true } } } },
    },
  });
  return rows.map(({ event, note, noteEn, ...row }) => ({
    ...{ ...row, event: `${event.calendar.code}/${event.code}`, note: optionalBilingual(note, noteEn) },
    occurredOn: row.occurredOn === null ? null : Day.parse(row.occurredOn),
    knownOn: Day.parse(row.knownOn),
    ...amendmentIn(row.code),
  }));
}

/** Adds to the calendars what tables say; nothing else is touched. A plan may run by the new ones from now on. */
export async function importSchedule(
  load: Load,
  {
    planId,
    regulations,
    schedule,
  }: { planId: string | null; regulations: ReadonlyArray<RegulationContent>; schedule: ScheduleContent },
): Promise<void> {
  const { tx } = load;
  await writeRegulations(load, regulations);
  const calendars = await writeCalendars(load, schedule.calendars);
  if (planId !== null)
    await runBy(
      load,
      planId,
      schedule.calendars.map(({ code }) => calendars.get(code) ?? ""),
    );
  await writeStages(load, schedule.stages, calendars);
  await writeEvents(load, schedule.events, calendars, await eventPlaces(tx, schedule.events));
  const select = { id: true, code: true, calendar: { select: { code: true } } } as const;
  const keyed = (rows: ReadonlyArray<{ id: string; code: string; calendar: { code: string } }>) =>
    new Map(rows.map(({ id, code, calendar }) => [`${calendar.code}/${code}`, id]));
  const known = await tx.regulation.findMany({ select: { id: true, code: true } });
  const regulationIds = new Map(known.map(({ id, code }) => [code, id]));
  await writeVersions(load, schedule.versions, keyed(await tx.stage.findMany({ select })), regulationIds);
  await writeOccurrences(load, schedule.occurrences, keyed(await tx.electionEvent.findMany({ select })));
  await writeHolidays(load, schedule.holidays ?? []);
}

/** Events keep the place they have; new ones come after those of their calendar. */
async function eventPlaces(tx: Tx, events: ScheduleContent["events"]) {
  const held = await tx.electionEvent.findMany({
    select: { code: true, ordinal: true, calendar: { select: { code: true } } },
  });
  const places = new Map(held.map(({ code, ordinal, calendar }) => [`${calendar.code}/${code}`, ordinal]));
  let last = Math.max(-1, ...places.values());
  for (const { key } of events) {
    if (places.has(key)) continue;
    last += 1;
    places.set(key, last);
  }
  return (key: string) => places.get(key);
}

/** @returns ids of every calendar by its code. */
async function writeCalendars(load: Load, calendars: ScheduleContent["calendars"]) {
  const { tx, tally, newId } = load;
  const held = await tx.electionCalendar.findMany({
    select: { id: true, code: true, title: true, titleEn: true },
  });
  const ids = new Map(held.map(({ id, code }) => [code, id]));
  for (const { code, title } of calendars) {
    const before = held.find((row) => row.code === code);
    const data = { title: title.id, titleEn: title.en };
    if (before === undefined) {
      const row = { ...data, id: newId(), code, ordinal: ids.size };
      await tx.electionCalendar.create({ data: row, select: { id: true } });
      ids.set(code, row.id);
      tally.created += 1;
    } else if (before.title === title.id && before.titleEn === title.en) tally.unchanged += 1;
    else {
      await tx.electionCalendar.update({ where: { id: before.id }, data, select: { id: true } });
      tally.updated += 1;
    }
  }
  return ids;
}

async function runBy({ tx, tally }: Load, planId: string, calendarIds: ReadonlyArray<string>): Promise<void> {
  const held = await tx.planCalendar.findMany({ where: { planId }, select: { calendarId: true } });
  const missing = calendarIds.filter((id) => !held.some(({ calendarId }) => calendarId === id));
  if (missing.length === 0) return;
  const data = missing.map((calendarId, index) => ({ planId, calendarId, ordinal: held.length + index }));
  await tx.planCalendar.createMany({ data });
  tally.created += missing.length;
}
