import { inTransaction } from "#app/data/db.server.ts";
import { countUnread, findNotice, listNotices, saveRead } from "#app/data/notices.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type NoticeData, type NoticeKind, noticePath } from "#app/domain/notice/kinds.ts";
import type { Deps } from "#app/services/deps.server.ts";

const MOST_SHOWN = 200;

/** A notice as its receiver reads it. `at` is ISO. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  plan: string;
  timeZone: string;
  data: NoticeData;
  /** Day of the plan on which it was told: days left are counted from it. */
  on: CalendarDate;
  at: string;
  unread: boolean;
  path: string;
};

/** A person's latest notices, unread ones first, and how many are unread in all. */
export async function openNotices(
  userId: string,
  { db }: Pick<Deps, "db">,
): Promise<{ notices: Array<NoticeView>; unread: number }> {
  const rows = await listNotices(db, userId, MOST_SHOWN);
  const notices = rows.map(({ id, kind, plan, timeZone, data, knownOn, createdAt, readAt }) => ({
    ...{ id, kind, plan, timeZone, data, on: knownOn, at: createdAt.toISOString() },
    ...{ unread: readAt === null, path: noticePath(kind, plan, data) },
  }));
  return { notices, unread: await countUnread(db, userId) };
}

/** How many notices a person has not read. */
export async function countUnreadNotices(userId: string, { db }: Pick<Deps, "db">): Promise<number> {
  return countUnread(db, userId);
}

/**
 * Marks one notice of a person as read, or all of them.
 *
 * @param id null for all.
 * @returns how many were unread before; 0 for a notice of somebody else.
 */
export async function readNotices(
  { userId, id }: { userId: string; id: string | null },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<number> {
  return inTransaction(db, (tx) => saveRead(tx, { userId, id }, now()));
}

/** Marks a notice as read and says where its receiver goes on; null for a notice of somebody else. */
export async function openNotice(
  { userId, id }: { userId: string; id: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<string | null> {
  const notice = await findNotice(deps.db, { userId, id });
  if (notice === null) return null;
  if (notice.readAt === null) await readNotices({ userId, id }, deps);
  return noticePath(notice.kind, notice.plan, notice.data);
}
