import type { Schedule } from "#app/domain/schedule.ts";
import type { Db, Tx } from "./db.server.ts";
import { writeHolidays } from "./holidays.server.ts";
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

/** Keys of versions and occurrences as they are stored, with what was said under them. */
export async function storedDates(db: Db | Tx): Promise<Map<string, string>> {
  const versions = await db.stageVersion.findMany({
    select: { code: true, startJson: true, endJson: true, conditionJson: true },
  });
  const occurrences = await db.eventOccurrence.findMany({
    select: { code: true, occurredOn: true, outcome: true },
  });
  return new Map([
    ...versions.map(({ code, ...said }) => [code, JSON.stringify(said)] as const),
    ...occurrences.map(({ code, ...said }) => [code, JSON.stringify(said)] as const),
  ]);
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
  await writeEvents(load, schedule.events, calendars);
  const select = { id: true, code: true, calendar: { select: { code: true } } } as const;
  const keyed = (rows: ReadonlyArray<{ id: string; code: string; calendar: { code: string } }>) =>
    new Map(rows.map(({ id, code, calendar }) => [`${calendar.code}/${code}`, id]));
  const known = await tx.regulation.findMany({ select: { id: true, code: true } });
  const regulationIds = new Map(known.map(({ id, code }) => [code, id]));
  await writeVersions(load, schedule.versions, keyed(await tx.stage.findMany({ select })), regulationIds);
  await writeOccurrences(load, schedule.occurrences, keyed(await tx.electionEvent.findMany({ select })));
  await writeHolidays(load, schedule.holidays ?? []);
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
