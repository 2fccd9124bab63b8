import { compareCodes } from "#app/domain/code-order.ts";
import type { Schedule, Stage } from "#app/domain/schedule.ts";
import { amendmentIn } from "./amendment-codes.server.ts";
import { loadPublishedAmendments } from "./amendments.server.ts";
import type { Db, Tx } from "./db.server.ts";
import { Boundary, Condition, Day, Phase, VersionKind } from "./fact-schemas.server.ts";
import { loadHolidays } from "./holidays.server.ts";
import { readJson } from "./json-column.server.ts";
import { bilingual, optionalBilingual } from "./plan-frame.server.ts";

/** The calendars a plan runs by, with every version of every stage. */
export async function loadSchedule(db: Db | Tx, planId: string): Promise<Schedule> {
  const rows = await db.planCalendar.findMany({
    where: { planId },
    orderBy: { ordinal: "asc" },
    select: { calendarId: true },
  });
  return loadCalendars(
    db,
    rows.map(({ calendarId }) => calendarId),
  );
}

/** Some calendars in this order. */
export async function loadCalendars(db: Db | Tx, ids: ReadonlyArray<string>): Promise<Schedule> {
  const found = await calendarRows(db, ids);
  const calendars = ids.flatMap((id) => found.find((row) => row.id === id) ?? []);
  return {
    calendars: calendars.map(({ code, title, titleEn }) => ({ code, title: bilingual(title, titleEn) })),
    stages: calendars.flatMap((calendar) =>
      calendar.stages
        .map(
          (row): Stage => ({
            key: `${calendar.code}/${row.code}`,
            calendar: calendar.code,
            code: row.code,
            title: bilingual(row.title, row.titleEn),
            parent: row.parentCode === null ? null : `${calendar.code}/${row.parentCode}`,
            phase: Phase.parse(row.phase),
            ordinal: row.ordinal,
          }),
        )
        .sort((left, right) => left.ordinal - right.ordinal || compareCodes(left.code, right.code)),
    ),
    versions: calendars.flatMap((calendar) =>
      calendar.stages.flatMap((stage) =>
        stage.versions.map((row) => ({
          code: row.code,
          stage: `${calendar.code}/${stage.code}`,
          regulation: row.regulation?.code ?? null,
          kind: VersionKind.parse(row.kind),
          start: readJson(Boundary, row.startJson, `StageVersion ${row.code}`),
          end: readBoundary(row.endJson, row.code),
          condition: row.conditionJson === null ? null : readJson(Condition, row.conditionJson, row.code),
          citation: bilingual(row.citation, row.citationEn),
          note: optionalBilingual(row.note, row.noteEn),
          confidence: row.confidence,
          knownOn: Day.parse(row.knownOn),
          ...amendmentIn(row.code),
        })),
      ),
    ),
    events: calendars.flatMap((calendar) =>
      calendar.events.map(({ code, title, titleEn }) => ({
        key: `${calendar.code}/${code}`,
        code,
        title: bilingual(title, titleEn),
      })),
    ),
    occurrences: calendars.flatMap((calendar) =>
      calendar.events.flatMap((event) =>
        event.occurrences.map((row) => ({
          event: `${calendar.code}/${event.code}`,
          occurredOn: row.occurredOn === null ? null : Day.parse(row.occurredOn),
          outcome: row.outcome,
          citation: row.citation,
          knownOn: Day.parse(row.knownOn),
          ...amendmentIn(row.code),
        })),
      ),
    ),
    holidays: await loadHolidays(db),
    amendments: await loadPublishedAmendments(
      db,
      calendars.map(({ code }) => code),
    ),
  };
}

function calendarRows(db: Db | Tx, ids: ReadonlyArray<string>) {
  return db.electionCalendar.findMany({
    where: { id: { in: [...ids] } },
    include: {
      stages: {
        include: {
          versions: {
            orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { code: "asc" }],
            include: { regulation: { select: { code: true } } },
          },
        },
      },
      events: {
        orderBy: { ordinal: "asc" },
        include: { occurrences: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }] } },
      },
    },
  });
}

function readBoundary(json: string, version: string) {
  const boundary = readJson(Boundary, json, `StageVersion ${version}`);
  if (boundary === null) throw new Error(`StageVersion ${version}: a stage needs a last day`);
  return boundary;
}
