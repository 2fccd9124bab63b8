import { compareCodes } from "#app/domain/code-order.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Schedule, Stage, StageVersion } from "#app/domain/schedule.ts";
import { amendmentIn } from "./amendment-codes.server.ts";
import { loadPublishedAmendments } from "./amendments.server.ts";
import type { Db, Tx } from "./db.server.ts";
import { Boundary, Condition, Day, Phase, VersionKind } from "./fact-schemas.server.ts";
import { loadHolidays } from "./holidays.server.ts";
import { readJson } from "./json-column.server.ts";
import { selectWhereIn, statement } from "./many-reads.server.ts";
import { bilingual, optionalBilingual } from "./plan-frame.server.ts";

/** The calendars a plan runs by, with every version of every stage. */
export async function loadSchedule(db: Db | Tx, planId: string): Promise<Schedule> {
  const rows = await calendarsOfPlan(db, planId);
  return loadCalendars(
    db,
    rows.map(({ calendarId }) => calendarId),
  );
}

/** Some calendars in this order. */
export async function loadCalendars(db: Db | Tx, ids: ReadonlyArray<string>): Promise<Schedule> {
  const found = await calendarRows(db, ids);
  const calendars = ids.flatMap((id) => found.find((row) => row.id === id) ?? []);
  const codeOf = new Map(calendars.map(({ id, code }) => [id, code]));
  const place = (calendarId: string) => ids.indexOf(calendarId);
  const inOrder = <Row extends Member>(rows: ReadonlyArray<Row>) =>
    rows.toSorted(
      (left, right) =>
        place(left.calendarId) - place(right.calendarId) ||
        left.ordinal - right.ordinal ||
        compareCodes(left.code, right.code),
    );
  const keyOf = ({ calendarId, code }: Pick<Member, "calendarId" | "code">) =>
    `${codeOf.get(calendarId)}/${code}`;
  const stages = inOrder(await stageRows(db, ids));
  const events = inOrder(await eventRows(db, ids));
  const versionsOf = groupBy(await versionRows(db, ids), ({ stageId }) => stageId);
  const occurrencesOf = groupBy(await occurrenceRows(db, ids), ({ eventId }) => eventId);
  return {
    calendars: calendars.map(({ code, title, titleEn }) => ({ code, title: bilingual(title, titleEn) })),
    stages: stages.map(
      (row): Stage => ({
        ...{ key: keyOf(row), calendar: codeOf.get(row.calendarId) ?? "", code: row.code },
        title: bilingual(row.title, row.titleEn),
        parent: row.parentCode === null ? null : keyOf({ ...row, code: row.parentCode }),
        ...{ phase: Phase.parse(row.phase), ordinal: row.ordinal },
      }),
    ),
    versions: stages.flatMap((stage) =>
      (versionsOf.get(stage.id) ?? []).map((row) => versionOf(row, keyOf(stage))),
    ),
    events: events.map((row) => ({
      ...{ key: keyOf(row), code: row.code, title: bilingual(row.title, row.titleEn) },
    })),
    occurrences: events.flatMap((event) =>
      (occurrencesOf.get(event.id) ?? []).map((row) => ({
        event: keyOf(event),
        occurredOn: row.occurredOn === null ? null : Day.parse(row.occurredOn),
        ...{ outcome: row.outcome, citation: row.citation, knownOn: Day.parse(row.knownOn) },
        ...amendmentIn(row.code),
      })),
    ),
    holidays: await loadHolidays(db),
    amendments: await loadPublishedAmendments(db, ids),
  };
}

function versionOf(row: VersionRow, stage: string): StageVersion {
  return {
    ...{ code: row.code, stage, regulation: row.regulation, kind: VersionKind.parse(row.kind) },
    start: readJson(Boundary, row.startJson, `StageVersion ${row.code}`),
    end: readBoundary(row.endJson, row.code),
    condition: row.conditionJson === null ? null : readJson(Condition, row.conditionJson, row.code),
    citation: bilingual(row.citation, row.citationEn),
    note: optionalBilingual(row.note, row.noteEn),
    ...{ confidence: row.confidence, knownOn: Day.parse(row.knownOn) },
    ...amendmentIn(row.code),
  };
}

const calendarsOfPlan = statement<{ calendarId: string }>(
  'SELECT "calendarId" FROM "PlanCalendar" WHERE "planId" = ? ORDER BY "ordinal"',
);

const calendarRows = selectWhereIn<{ id: string; code: string; title: string; titleEn: string | null }>(
  'SELECT "id", "code", "title", "titleEn" FROM "ElectionCalendar" WHERE "id"',
);

/** A stage or an event of a calendar. */
type Member = { id: string; calendarId: string; code: string; ordinal: number };

type Titled = Member & { title: string; titleEn: string | null };

const stageRows = selectWhereIn<Titled & { parentCode: string | null; phase: string }>(
  `SELECT "id", "calendarId", "code", "title", "titleEn", "parentCode", "phase", "ordinal"
   FROM "Stage" WHERE "calendarId"`,
);

const eventRows = selectWhereIn<Titled>(
  'SELECT "id", "calendarId", "code", "title", "titleEn", "ordinal" FROM "ElectionEvent" WHERE "calendarId"',
);

type VersionRow = {
  stageId: string;
  code: string;
  regulation: string | null;
  kind: string;
  startJson: string;
  endJson: string;
  conditionJson: string | null;
  citation: string;
  citationEn: string | null;
  note: string | null;
  noteEn: string | null;
  confidence: string | null;
  knownOn: string;
};

const versionRows = selectWhereIn<VersionRow>(
  `SELECT v."stageId", v."code", r."code" AS "regulation", v."kind", v."startJson", v."endJson",
     v."conditionJson", v."citation", v."citationEn", v."note", v."noteEn", v."confidence", v."knownOn"
   FROM "StageVersion" v JOIN "Stage" s ON s."id" = v."stageId"
   LEFT JOIN "Regulation" r ON r."id" = v."regulationId" WHERE s."calendarId"`,
  'ORDER BY v."knownOn", v."recordedAt", v."code"',
);

type OccurrenceRow = {
  eventId: string;
  code: string;
  occurredOn: string | null;
  outcome: string | null;
  citation: string;
  knownOn: string;
};

const occurrenceRows = selectWhereIn<OccurrenceRow>(
  `SELECT o."eventId", o."code", o."occurredOn", o."outcome", o."citation", o."knownOn"
   FROM "EventOccurrence" o JOIN "ElectionEvent" e ON e."id" = o."eventId" WHERE e."calendarId"`,
  'ORDER BY o."knownOn", o."recordedAt", o."code"',
);

function readBoundary(json: string, version: string) {
  const boundary = readJson(Boundary, json, `StageVersion ${version}`);
  if (boundary === null) throw new Error(`StageVersion ${version}: a stage needs a last day`);
  return boundary;
}
