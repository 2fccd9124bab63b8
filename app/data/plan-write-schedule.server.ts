import { writeHolidays } from "./holidays.server.ts";
import type { ScheduleContent } from "./plan-write-content.server.ts";
import { idOf, type Load, reconcile } from "./plan-write-rows.server.ts";

type Ids = ReadonlyMap<string, string>;

/** Calendars, stages and events are shared by the plans that run by them. */
export async function writeSchedule(
  load: Load,
  planId: string,
  schedule: ScheduleContent,
  regulations: Ids,
): Promise<void> {
  const calendars = await writeCalendars(load, schedule.calendars);
  await writePlanCalendars(load, planId, [...calendars.values()]);
  const stages = await writeStages(load, schedule.stages, calendars);
  await writeVersions(load, schedule.versions, stages, regulations);
  const events = await writeEvents(load, schedule.events, calendars);
  await writeOccurrences(load, schedule.occurrences, events);
  await writeHolidays(load, schedule.holidays ?? []);
}

async function writeCalendars(load: Load, calendars: ScheduleContent["calendars"]): Promise<Ids> {
  const { electionCalendar: table } = load.tx;
  return reconcile(load, {
    wanted: calendars.map(({ code, title }, ordinal) => {
      return { code, title: title.id, titleEn: title.en, ordinal };
    }),
    held: await table.findMany({
      select: { id: true, code: true, title: true, titleEn: true, ordinal: true },
    }),
    keyOf: (row) => row.code,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

async function writePlanCalendars(
  load: Load,
  planId: string,
  calendarIds: ReadonlyArray<string>,
): Promise<void> {
  const { planCalendar: table } = load.tx;
  const held = await table.findMany({ where: { planId }, select: { calendarId: true, ordinal: true } });
  await reconcile(load, {
    wanted: calendarIds.map((calendarId, ordinal) => ({ calendarId, ordinal })),
    held: held.map((row) => ({ ...row, id: row.calendarId })),
    keyOf: (row) => row.calendarId,
    create: (rows) =>
      table.createMany({ data: rows.map(({ calendarId, ordinal }) => ({ planId, calendarId, ordinal })) }),
    update: (calendarId, { ordinal }) =>
      table.update({
        where: { planId_calendarId: { planId, calendarId } },
        data: { ordinal },
        select: { planId: true },
      }),
  });
}

/** @returns ids by `calendar/stage`. */
export async function writeStages(
  load: Load,
  stages: ScheduleContent["stages"],
  calendars: Ids,
): Promise<Ids> {
  const { stage: table } = load.tx;
  const calendarIds = [...calendars.values()];
  const ids = await reconcile(load, {
    wanted: stages.map(({ calendar, code, title, parent, phase, ordinal }) => ({
      ...{ calendarId: idOf(calendars, calendar), code, title: title.id, titleEn: title.en, phase, ordinal },
      parentCode: parent === null ? null : codeIn(parent),
    })),
    held: await table.findMany({
      where: { calendarId: { in: calendarIds } },
      select: {
        ...{ id: true, calendarId: true, code: true, title: true, titleEn: true, phase: true, ordinal: true },
        parentCode: true,
      },
    }),
    keyOf: (row) => `${row.calendarId}/${row.code}`,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
  return new Map(
    stages.map(({ key, calendar, code }) => [key, idOf(ids, `${idOf(calendars, calendar)}/${code}`)]),
  );
}

export async function writeVersions(
  load: Load,
  versions: ScheduleContent["versions"],
  stages: Ids,
  regulations: Ids,
): Promise<void> {
  const { stageVersion: table } = load.tx;
  await reconcile(load, {
    wanted: versions.map(({ stage, regulation, start, end, condition, citation, note, ...version }) => {
      const { code, kind, confidence, knownOn } = version;
      return {
        ...{ code, kind, confidence, knownOn, stageId: idOf(stages, stage) },
        regulationId: regulation === null ? null : idOf(regulations, regulation),
        ...{ startJson: JSON.stringify(start), endJson: JSON.stringify(end) },
        conditionJson: condition === null ? null : JSON.stringify(condition),
        ...{ citation: citation.id, citationEn: citation.en },
        ...{ note: note?.id ?? null, noteEn: note?.en ?? null },
      };
    }),
    held: await table.findMany({
      where: { stageId: { in: [...stages.values()] } },
      select: {
        ...{ id: true, code: true, kind: true, confidence: true, knownOn: true, stageId: true },
        ...{ regulationId: true, startJson: true, endJson: true, conditionJson: true, citation: true },
        ...{ citationEn: true, note: true, noteEn: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (rows) => table.createMany({ data: rows.map((row) => ({ ...row, recordedAt: load.at })) }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

/**
 * @param placeOf the place of an event in its calendar, where it is not that of the list.
 * @returns ids by `calendar/event`.
 */
export async function writeEvents(
  load: Load,
  events: ScheduleContent["events"],
  calendars: Ids,
  placeOf: (key: string) => number | undefined = () => undefined,
): Promise<Ids> {
  const { electionEvent: table } = load.tx;
  const calendarOf = (key: string) => idOf(calendars, key.slice(0, key.indexOf("/")));
  const ids = await reconcile(load, {
    wanted: events.map(({ key, code, title }, index) => {
      const ordinal = placeOf(key) ?? index;
      return { calendarId: calendarOf(key), code, title: title.id, titleEn: title.en, ordinal };
    }),
    held: await table.findMany({
      where: { calendarId: { in: [...calendars.values()] } },
      select: { id: true, calendarId: true, code: true, title: true, titleEn: true, ordinal: true },
    }),
    keyOf: (row) => `${row.calendarId}/${row.code}`,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
  return new Map(events.map(({ key, code }) => [key, idOf(ids, `${calendarOf(key)}/${code}`)]));
}

export async function writeOccurrences(
  load: Load,
  occurrences: ScheduleContent["occurrences"],
  events: Ids,
): Promise<void> {
  const { eventOccurrence: table } = load.tx;
  await reconcile(load, {
    wanted: occurrences.map(({ code, event, occurredOn, outcome, citation, note, knownOn }) => ({
      ...{ code, eventId: idOf(events, event), occurredOn, outcome, citation, knownOn },
      ...{ note: note?.id ?? null, noteEn: note?.en ?? null },
    })),
    held: await table.findMany({
      where: { eventId: { in: [...events.values()] } },
      select: {
        ...{ id: true, code: true, eventId: true, occurredOn: true, outcome: true, citation: true },
        ...{ knownOn: true, note: true, noteEn: true },
      },
    }),
    keyOf: (row) => row.code,
    create: (rows) => table.createMany({ data: rows.map((row) => ({ ...row, recordedAt: load.at })) }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}

/** `T05` of `pemilu-2024/T05`. */
function codeIn(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}
