import { z } from "zod";
import type { Amendment, PublishedAmendment } from "#app/domain/amendment.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { amendmentCode } from "./amendment-codes.server.ts";
import type { Db, Tx } from "./db.server.ts";
import { Boundary, Condition, Day, VersionKind } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";
import { type StoredInstant, selectWhereIn } from "./many-reads.server.ts";

const Changes = z.object({
  stages: z.array(
    z.object({
      stage: z.string(),
      kind: VersionKind,
      start: Boundary,
      end: Boundary.unwrap(),
      condition: Condition.nullable(),
    }),
  ),
  events: z.array(
    z.object({ event: z.string(), occurredOn: Day.nullable(), outcome: z.string().nullable() }),
  ),
});
const State = z.enum(["draft", "published", "discarded"]);

/** An amendment as it is stored, with who wrote it and when. */
export type StoredAmendment = Amendment & {
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  illustration: boolean;
};

const COLUMNS = {
  ...{ id: true, regulationCode: true, citation: true, citationEn: true, effectiveOn: true, state: true },
  ...{ changesJson: true, undoesId: true, createdBy: true, createdAt: true, updatedAt: true },
  ...{ publishedAt: true, illustration: true, calendar: { select: { code: true } } },
} as const;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(db: Db | Tx, where: { calendar?: { code: { in: Array<string> } }; id?: string }) {
  return db.amendment.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: COLUMNS });
}

/** Every amendment of some calendars, drafts included, oldest first. */
export async function loadAmendments(
  db: Db | Tx,
  calendars: ReadonlyArray<string>,
): Promise<Array<StoredAmendment>> {
  return (await rowsOf(db, { calendar: { code: { in: [...calendars] } } })).map(storedOf);
}

export async function findAmendment(db: Db | Tx, id: string): Promise<StoredAmendment | null> {
  const [row] = await rowsOf(db, { id });
  return row === undefined ? null : storedOf(row);
}

/** What may be told of the amendments of some calendars that were published, in the order they were. */
export async function loadPublishedAmendments(
  db: Db | Tx,
  calendarIds: ReadonlyArray<string>,
): Promise<Array<PublishedAmendment>> {
  const rows = await publishedRows(db, calendarIds);
  return rows.map(({ id, calendar, undoesId, publishedAt, ...row }) => ({
    ...{ id, calendar, regulation: row.regulationCode, undoes: undoesId },
    citation: { id: row.citation, en: row.citationEn },
    ...{ effectiveOn: Day.parse(row.effectiveOn), illustration: Boolean(row.illustration) },
    publishedAt: new Date(publishedAt).toISOString(),
  }));
}

type PublishedRow = {
  id: string;
  calendar: string;
  regulationCode: string;
  citation: string;
  citationEn: string | null;
  effectiveOn: string;
  undoesId: string | null;
  illustration: number | boolean;
  publishedAt: StoredInstant;
};

const publishedRows = selectWhereIn<PublishedRow>(
  `SELECT a."id", c."code" AS "calendar", a."regulationCode", a."citation", a."citationEn", a."effectiveOn",
     a."undoesId", a."illustration", COALESCE(a."publishedAt", a."createdAt") AS "publishedAt"
   FROM "Amendment" a JOIN "ElectionCalendar" c ON c."id" = a."calendarId"
   WHERE a."state" = 'published' AND a."calendarId"`,
  'ORDER BY COALESCE(a."publishedAt", a."createdAt"), a."createdAt", a."id"',
);

function storedOf(row: Row): StoredAmendment {
  const { id, calendar, regulationCode, citation, citationEn, undoesId, changesJson, ...rest } = row;
  return {
    ...{ id, calendar: calendar.code, regulation: regulationCode, undoes: undoesId },
    citation: { id: citation, en: citationEn },
    ...{ effectiveOn: Day.parse(rest.effectiveOn), state: State.parse(rest.state) },
    changes: readJson(Changes, changesJson, `Amendment ${id}`),
    ...{ createdBy: rest.createdBy, createdAt: rest.createdAt, updatedAt: rest.updatedAt },
    ...{ publishedAt: rest.publishedAt, illustration: rest.illustration },
  };
}

/** What is written of a draft. */
export type AmendmentDraft = Pick<Amendment, "regulation" | "citation" | "effectiveOn" | "changes">;

function columnsOf({ regulation, citation, effectiveOn, changes }: AmendmentDraft) {
  return {
    ...{ regulationCode: regulation, citation: citation.id, citationEn: citation.en, effectiveOn },
    changesJson: JSON.stringify(changes),
  };
}

export async function insertAmendment(
  tx: Tx,
  draft: AmendmentDraft & {
    id: string;
    calendar: string;
    undoes: string | null;
    createdBy: string;
    at: Date;
    illustration: boolean;
  },
): Promise<void> {
  const { id, at, createdBy, illustration } = draft;
  const calendar = await tx.electionCalendar.findUniqueOrThrow({
    where: { code: draft.calendar },
    select: { id: true },
  });
  await tx.amendment.create({
    data: {
      ...{ id, calendarId: calendar.id, state: "draft", undoesId: draft.undoes, createdBy, illustration },
      ...{ createdAt: at, updatedAt: at, ...columnsOf(draft) },
    },
    select: { id: true },
  });
}

/** @returns false when it is no draft any more. */
export async function updateAmendment(
  tx: Tx,
  id: string,
  { draft, at }: { draft: AmendmentDraft; at: Date },
): Promise<boolean> {
  const data = { ...columnsOf(draft), updatedAt: at };
  return (await tx.amendment.updateMany({ where: { id, state: "draft" }, data })).count === 1;
}

/** @returns false when it is no draft any more. */
export async function discardAmendment(tx: Tx, id: string, at: Date): Promise<boolean> {
  const data = { state: "discarded", updatedAt: at };
  return (await tx.amendment.updateMany({ where: { id, state: "draft" }, data })).count === 1;
}

/** Writes what a draft says as versions and occurrences, and closes it. */
export async function publishAmendmentRows(
  tx: Tx,
  amendment: StoredAmendment,
  { at, userId, newId }: { at: Date; userId: string; newId: () => string },
): Promise<void> {
  const { id, changes, effectiveOn, citation } = amendment;
  const dated = { knownOn: effectiveOn, recordedAt: at };
  const regulation = await tx.regulation.findUniqueOrThrow({
    where: { code: amendment.regulation },
    select: { id: true },
  });
  const [stages, events] = await calendarRows(tx, amendment.calendar);
  await tx.stageVersion.createMany({
    data: changes.stages.map(({ stage, kind, start, end, condition }) => ({
      ...{ id: newId(), code: amendmentCode(id, `${stage}/${kind}`), stageId: idIn(stages, stage), kind },
      ...{ regulationId: regulation.id, startJson: JSON.stringify(start), endJson: JSON.stringify(end) },
      conditionJson: condition === null ? null : JSON.stringify(condition),
      ...{ citation: citation.id, citationEn: citation.en, ...dated },
    })),
  });
  await tx.eventOccurrence.createMany({
    data: changes.events.map(({ event, occurredOn, outcome }) => ({
      ...{ id: newId(), code: amendmentCode(id, event), eventId: idIn(events, event) },
      ...{ occurredOn, outcome, citation: citation.id, ...dated },
    })),
  });
  const data = { state: "published", publishedBy: userId, publishedAt: at, updatedAt: at };
  await tx.amendment.update({ where: { id }, data, select: { id: true } });
}

async function calendarRows(tx: Tx, code: string) {
  const where = { calendar: { code } };
  const select = { id: true, code: true } as const;
  const keyed = (rows: Array<{ id: string; code: string }>) =>
    new Map(rows.map((row) => [`${code}/${row.code}`, row.id]));
  return [
    keyed(await tx.stage.findMany({ where, select })),
    keyed(await tx.electionEvent.findMany({ where, select })),
  ] as const;
}

function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`${key} is no part of the calendar`);
  return id;
}

/** The plans that run by a calendar, in their order. */
export async function plansByCalendar(
  db: Db | Tx,
  calendar: string,
): Promise<Array<{ slug: string; timeZone: string; state: string }>> {
  const rows = await db.planCalendar.findMany({
    where: { calendar: { code: calendar } },
    orderBy: { plan: { ordinal: "asc" } },
    select: { plan: { select: { slug: true, timeZone: true, state: true } } },
  });
  return rows.map(({ plan }) => plan);
}

/** Regulations that can be cited, newest first. */
export async function loadRegulations(
  db: Db | Tx,
): Promise<Array<{ code: string; title: string; promulgatedOn: CalendarDate | null }>> {
  const rows = await db.regulation.findMany({
    orderBy: [{ year: "desc" }, { code: "asc" }],
    select: { code: true, title: true, promulgatedOn: true },
  });
  return rows.map(({ promulgatedOn, ...row }) => ({
    ...row,
    promulgatedOn: Day.nullable().parse(promulgatedOn),
  }));
}
