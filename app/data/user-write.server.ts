import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Role } from "#app/domain/permission.ts";
import type { Tx } from "./db.server.ts";

/** Whether an e-mail address, kept in lower case, has an account. */
export async function isEmailTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.user.count({ where: { email } })) > 0;
}

export async function findOrganisationId(tx: Tx, slug: string): Promise<string | null> {
  const row = await tx.organisation.findUnique({ where: { slug }, select: { id: true } });
  return row?.id ?? null;
}

export async function findPlanFrame(tx: Tx, slug: string): Promise<{ id: string; timeZone: string } | null> {
  return tx.plan.findUnique({ where: { slug }, select: { id: true, timeZone: true } });
}

/** Zone of the plan shown first; null when there is no plan. */
export async function findFirstTimeZone(tx: Tx): Promise<string | null> {
  const orderBy = [{ ordinal: "asc" as const }, { slug: "asc" as const }];
  const row = await tx.plan.findFirst({ orderBy, select: { timeZone: true } });
  return row?.timeZone ?? null;
}

export type NewUser = {
  id: string;
  email: string;
  name: string;
  /** Null for somebody who signs in through another service. */
  passwordHash: string | null;
  illustration: boolean;
  /** Language of their mails; Indonesian when omitted. */
  language?: "id" | "en";
  office: {
    id: string;
    role: Role;
    organisationId: string;
    planId: string | null;
    fromOn: CalendarDate;
    toOn?: CalendarDate | null;
  };
  at: Date;
};

/** Adds an account with its one office. */
export async function insertUser(tx: Tx, { office, at, ...user }: NewUser): Promise<void> {
  const passwordSetAt = user.passwordHash === null ? null : at;
  await tx.user.create({ data: { ...user, createdAt: at, passwordSetAt }, select: { id: true } });
  await tx.membership.create({ data: { ...office, userId: user.id }, select: { id: true } });
}

/** What a person may change of themselves. */
export async function saveOwnData(
  tx: Tx,
  id: string,
  { name, language }: { name: string; language: "id" | "en" },
): Promise<void> {
  await tx.user.update({ where: { id }, data: { name, language }, select: { id: true } });
}

export async function savePassword(tx: Tx, id: string, passwordHash: string, at: Date): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash, passwordSetAt: at }, select: { id: true } });
}

export async function saveEmail(tx: Tx, id: string, email: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { email }, select: { id: true } });
}
