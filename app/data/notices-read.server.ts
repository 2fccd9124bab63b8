import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { MAIL_LANGUAGES, type MailLanguage } from "#app/domain/follow-mail.ts";
import type { NoticePerson } from "#app/domain/notice/audience.ts";
import { MAIL_RHYTHMS, type MailRhythm } from "#app/domain/notice/mail-fate.ts";
import { ROLES } from "#app/domain/permission.ts";
import type { Db, Tx } from "./db.server.ts";

const Day = CalendarDateSchema;
const RoleName = z.enum(ROLES);

/** Somebody notices are written to. */
export type Hearer = NoticePerson & {
  name: string;
  email: string;
  language: MailLanguage;
  rhythm: MailRhythm;
  createdAt: Date;
};

const HEARER = {
  ...{ id: true, name: true, email: true, language: true, mailRhythm: true, illustration: true },
  createdAt: true,
  memberships: {
    orderBy: [{ fromOn: "asc" as const }, { id: "asc" as const }],
    select: {
      ...{ role: true, fromOn: true, toOn: true },
      organisation: { select: { slug: true } },
      plan: { select: { slug: true } },
    },
  },
};

/** Everybody with an account that is not closed, or one of them. */
export async function loadHearers(db: Db | Tx, userId?: string): Promise<Array<Hearer>> {
  const one = userId === undefined ? {} : { id: userId };
  const rows = await db.user.findMany({
    where: { disabledAt: null, ...one },
    orderBy: { id: "asc" },
    select: HEARER,
  });
  return rows.map(({ id, memberships, language, mailRhythm, ...rest }) => ({
    ...{ ...rest, userId: id },
    language: z.enum(MAIL_LANGUAGES).catch("id").parse(language),
    rhythm: z.enum(MAIL_RHYTHMS).catch("digest").parse(mailRhythm),
    offices: memberships.map(({ role, fromOn, toOn, organisation, plan }) => ({
      ...{ role: RoleName.parse(role), organisation: organisation.slug, plan: plan?.slug ?? null },
      ...{ fromOn: Day.parse(fromOn), toOn: toOn === null ? null : Day.parse(toOn) },
    })),
  }));
}

/** Up to which day a plan's notices are written for good; null before its first round. */
export async function findRound(
  db: Db | Tx,
  planSlug: string,
): Promise<{ planId: string; doneUpTo: CalendarDate | null }> {
  const { id } = await db.plan.findUniqueOrThrow({ where: { slug: planSlug }, select: { id: true } });
  const round = await db.noticeRound.findUnique({ where: { planId: id } });
  return { planId: id, doneUpTo: round === null ? null : Day.parse(round.doneUpTo) };
}

/** Closes days: nothing is written for them any more. */
export async function saveRound(
  tx: Tx,
  { planId, doneUpTo, at }: { planId: string; doneUpTo: CalendarDate; at: Date },
): Promise<void> {
  await tx.noticeRound.upsert({
    where: { planId },
    create: { planId, doneUpTo, at },
    update: { doneUpTo, at },
  });
}
