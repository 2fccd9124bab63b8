import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { FOLLOW_KINDS, type FollowSubject } from "#app/domain/follow.ts";
import { MAIL_LANGUAGES, type MailLanguage } from "#app/domain/follow-mail.ts";
import type { Db, Tx } from "./db.server.ts";

/** A person who asked to be told of changes. */
export type FollowerRow = {
  id: string;
  /** Slug of the plan. */
  plan: string;
  timeZone: string;
  subject: FollowSubject;
  /** Lower case; a digest once the person has left. */
  email: string;
  language: MailLanguage;
  tokenHash: string;
  createdAt: Date;
  confirmedAt: Date | null;
  endedAt: Date | null;
  toldUpTo: CalendarDate | null;
};

const COLUMNS = {
  ...{ id: true, subjectKind: true, subjectCode: true, email: true, language: true, tokenHash: true },
  ...{ createdAt: true, confirmedAt: true, endedAt: true, toldUpTo: true },
  plan: { select: { slug: true, timeZone: true } },
} as const;

const StoredSchema = z.object({
  subjectKind: z.enum(FOLLOW_KINDS),
  language: z.enum(MAIL_LANGUAGES),
  toldUpTo: CalendarDateSchema.nullable(),
});

type Stored = {
  id: string;
  subjectKind: string;
  subjectCode: string;
  email: string;
  language: string;
  tokenHash: string;
  createdAt: Date;
  confirmedAt: Date | null;
  endedAt: Date | null;
  toldUpTo: string | null;
  plan: { slug: string; timeZone: string };
};

function rowOf({ subjectKind, subjectCode, language, toldUpTo, plan, ...rest }: Stored): FollowerRow {
  const read = StoredSchema.parse({ subjectKind, language, toldUpTo });
  const subject = { kind: read.subjectKind, code: subjectCode };
  const { slug, timeZone } = plan;
  return { ...rest, plan: slug, timeZone, subject, language: read.language, toldUpTo: read.toldUpTo };
}

export async function findFollower(
  tx: Tx,
  { plan, subject, email }: { plan: string; subject: FollowSubject; email: string },
): Promise<FollowerRow | null> {
  const where = { plan: { slug: plan }, subjectKind: subject.kind, subjectCode: subject.code, email };
  const row = await tx.follower.findFirst({ where, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

export async function findFollowerByToken(db: Db | Tx, tokenHash: string): Promise<FollowerRow | null> {
  const row = await db.follower.findUnique({ where: { tokenHash }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

type NewFollower = Pick<
  FollowerRow,
  "id" | "plan" | "subject" | "email" | "language" | "tokenHash" | "createdAt"
>;

export async function insertFollower(tx: Tx, { plan, subject, ...rest }: NewFollower): Promise<void> {
  await tx.follower.create({
    data: {
      ...rest,
      ...{ subjectKind: subject.kind, subjectCode: subject.code, plan: { connect: { slug: plan } } },
    },
    select: { id: true },
  });
}

type Renewal = Partial<Pick<FollowerRow, "language" | "createdAt">> & Pick<FollowerRow, "tokenHash">;

/** The same person asks again: the days to confirm begin anew where an instant is given. */
export async function renewRequest(tx: Tx, id: string, renewal: Renewal): Promise<void> {
  await tx.follower.update({ where: { id }, data: renewal, select: { id: true } });
}

export async function saveConfirmed(tx: Tx, id: string, at: Date, toldUpTo: CalendarDate): Promise<void> {
  await tx.follower.update({ where: { id }, data: { confirmedAt: at, toldUpTo }, select: { id: true } });
}

/** Everything the holder of an address follows or asked to follow. */
export async function followersOf(tx: Tx, email: string): Promise<Array<FollowerRow>> {
  const rows = await tx.follower.findMany({
    where: { email, endedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map(rowOf);
}

/** Ends one; the address gives way to a digest. */
export async function saveEnded(tx: Tx, id: string, tombstone: string, at: Date): Promise<void> {
  await tx.follower.update({
    where: { id },
    data: { endedAt: at, email: tombstone },
    select: { id: true },
  });
}

/** All who confirmed and have not left, by address; what one person follows, oldest first. */
export async function loadFollowers(db: Db): Promise<Array<FollowerRow>> {
  const rows = await db.follower.findMany({
    where: { confirmedAt: { not: null }, endedAt: null },
    orderBy: [{ email: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map(rowOf);
}

/** These were told everything up to a day; the digest of the secret is that of the mail's links. */
export async function saveTold(
  tx: Tx,
  { id, tokenHash, toldUpTo }: { id: string; tokenHash: string; toldUpTo: CalendarDate },
): Promise<void> {
  await tx.follower.update({ where: { id }, data: { tokenHash, toldUpTo }, select: { id: true } });
}

/** Forgets requests nobody confirmed in time. */
export async function removeUnconfirmed(tx: Tx, before: Date): Promise<number> {
  const where = { confirmedAt: null, endedAt: null, createdAt: { lt: before } };
  return (await tx.follower.deleteMany({ where })).count;
}
