import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import {
  NOTICE_KINDS,
  type NoticeData,
  NoticeDataSchema,
  type NoticeKind,
} from "#app/domain/notice/kinds.ts";
import type { MailRhythm } from "#app/domain/notice/mail-fate.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { insertInto, runForRows } from "./many-rows.server.ts";

const Kind = z.enum(NOTICE_KINDS);

/** A notice as it is kept. */
export type NoticeRow = {
  id: string;
  userId: string;
  plan: string;
  timeZone: string;
  key: string;
  kind: NoticeKind;
  urgent: boolean;
  data: NoticeData;
  knownOn: CalendarDate;
  createdAt: Date;
  readAt: Date | null;
};

export type NewNotice = Omit<NoticeRow, "plan" | "timeZone" | "readAt"> & {
  planId: string;
  subject: { kind: string; code: string };
  /** Why it goes out by no mail; null while it may. */
  unmailed: Unmailed | null;
};

/** Why a notice is told in the app only: by choice, made up, old when the plan began, read first, no office left. */
export type Unmailed = "switched_off" | "illustration" | "first_round" | "read" | "no_office";

const NOTICE = insertInto("Notice", {
  ...{ id: "text", userId: "text", planId: "text", key: "text", kind: "text", urgent: "boolean" },
  ...{ subjectKind: "text", subjectCode: "text", dataJson: "text", knownOn: "text" },
  ...{ createdAt: "timestamp(3)", readAt: "timestamp(3)", mailKey: "text", unmailed: "text" },
});

/** Keeps notices; those whose key a person has already are left out. */
export async function insertNotices(tx: Tx, notices: ReadonlyArray<NewNotice>): Promise<number> {
  const known = new Set<string>();
  const keys = [...new Set(notices.map(({ key }) => key))];
  for (let from = 0; from < keys.length; from += 500) {
    const rows = await tx.notice.findMany({
      where: { key: { in: keys.slice(from, from + 500) } },
      select: { userId: true, key: true },
    });
    for (const { userId, key } of rows) known.add(`${userId} ${key}`);
  }
  const fresh = notices.filter(({ userId, key }) => !known.has(`${userId} ${key}`));
  const rows = fresh.map(({ subject, data, ...notice }) => ({
    ...{ ...notice, subjectKind: subject.kind, subjectCode: subject.code },
    ...{ dataJson: JSON.stringify(data), readAt: null, mailKey: null },
  }));
  await runForRows(tx, NOTICE, rows);
  return fresh.length;
}

/** What people were told in a plan of events since a day, as pairs of person and key. */
export async function loadToldSince(
  db: Db,
  planId: string,
  since: CalendarDate,
): Promise<Array<{ userId: string; key: string; data: NoticeData }>> {
  const rows = await db.notice.findMany({
    where: { planId, knownOn: { gte: since } },
    select: { id: true, userId: true, key: true, dataJson: true },
  });
  return rows.map(({ id, userId, key, dataJson }) => ({
    ...{ userId, key, data: readJson(NoticeDataSchema, dataJson, `Notice ${id}`) },
  }));
}

const COLUMNS = {
  ...{ id: true, userId: true, key: true, kind: true, urgent: true, dataJson: true, knownOn: true },
  ...{ createdAt: true, readAt: true, plan: { select: { slug: true, timeZone: true } } },
} as const;

/** A person's notices, unread ones first, each newest first. */
export async function listNotices(db: Db, userId: string, most: number): Promise<Array<NoticeRow>> {
  const newest = { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: most, select: COLUMNS } as const;
  const query = { ...newest, orderBy: [...newest.orderBy] };
  const unread = await db.notice.findMany({ ...query, where: { userId, readAt: null } });
  const read = await db.notice.findMany({ ...query, where: { userId, readAt: { not: null } } });
  return [...unread, ...read].slice(0, most).map(rowOf);
}

/** One of a person's notices; null for one of somebody else. */
export async function findNotice(
  db: Db | Tx,
  { userId, id }: { userId: string; id: string },
): Promise<NoticeRow | null> {
  const row = await db.notice.findFirst({ where: { id, userId }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  return db.notice.count({ where: { userId, readAt: null } });
}

/** Marks one notice of a person, or all of them, as read; how many were not before. */
export async function saveRead(
  tx: Tx,
  { userId, id }: { userId: string; id: string | null },
  at: Date,
): Promise<number> {
  const one = id === null ? {} : { id };
  const { count } = await tx.notice.updateMany({
    where: { userId, readAt: null, ...one },
    data: { readAt: at },
  });
  return count;
}

/** People who have notices that no mail has carried yet. */
export async function listUnmailed(db: Db): Promise<Array<string>> {
  const rows = await db.notice.findMany({
    where: { mailKey: null, unmailed: null },
    distinct: ["userId"],
    orderBy: { userId: "asc" },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** A person's notices that no mail has carried yet, oldest first. */
export async function loadUnmailed(
  tx: Db | Tx,
  userId: string,
): Promise<Array<NoticeRow & { planId: string }>> {
  const rows = await tx.notice.findMany({
    where: { userId, mailKey: null, unmailed: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...COLUMNS, planId: true },
  });
  return rows.map(({ planId, ...row }) => ({ ...rowOf(row), planId }));
}

export async function saveMailed(tx: Tx, ids: ReadonlyArray<string>, mailKey: string): Promise<void> {
  await tx.notice.updateMany({ where: { id: { in: [...ids] } }, data: { mailKey } });
}

export async function saveUnmailed(tx: Tx, ids: ReadonlyArray<string>, unmailed: Unmailed): Promise<void> {
  if (ids.length > 0) await tx.notice.updateMany({ where: { id: { in: [...ids] } }, data: { unmailed } });
}

/** Kinds a person switched off. */
export async function loadChoices(db: Db | Tx, userId: string): Promise<Set<NoticeKind>> {
  const rows = await db.mailChoice.findMany({ where: { userId, off: true }, select: { kind: true } });
  return new Set(rows.flatMap(({ kind }) => Kind.safeParse(kind).data ?? []));
}

/** Sets how often a person wants mail, and which of these kinds not at all. */
export async function saveChoices(
  tx: Tx,
  {
    userId,
    rhythm,
    kinds,
  }: { userId: string; rhythm: MailRhythm | null; kinds: ReadonlyArray<{ kind: NoticeKind; off: boolean }> },
  { at, newId }: { at: Date; newId: () => string },
): Promise<void> {
  if (rhythm !== null) await tx.user.update({ where: { id: userId }, data: { mailRhythm: rhythm } });
  for (const { kind, off } of kinds) {
    await tx.mailChoice.upsert({
      where: { userId_kind: { userId, kind } },
      create: { id: newId(), userId, kind, off, updatedAt: at },
      update: { off, updatedAt: at },
    });
  }
}

type Stored = Omit<NoticeRow, "kind" | "data" | "knownOn" | "plan" | "timeZone"> & {
  kind: string;
  dataJson: string;
  knownOn: string;
  plan: { slug: string; timeZone: string };
};

function rowOf({ dataJson, kind, knownOn, plan, ...row }: Stored): NoticeRow {
  return {
    ...{ ...row, plan: plan.slug, timeZone: plan.timeZone, kind: Kind.parse(kind) },
    data: readJson(NoticeDataSchema, dataJson, `Notice ${row.id}`),
    knownOn: CalendarDateSchema.parse(knownOn),
  };
}
