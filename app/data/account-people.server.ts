import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type Office, ROLES } from "#app/domain/permission.ts";
import type { Db, Tx } from "./db.server.ts";

/** An office with its id and the organisation's short name. */
export type OfficeRow = Office & { id: string; short: string };

/** A person with everything an administrator is told of them. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  illustration: boolean;
  hasPassword: boolean;
  hasFactor: boolean;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
  offices: Array<OfficeRow>;
};

const RoleName = z.enum(ROLES);
const OFFICE = {
  ...{ id: true, role: true, fromOn: true, toOn: true },
  organisation: { select: { slug: true, short: true } },
  plan: { select: { slug: true } },
} as const;
const PERSON = {
  ...{ id: true, name: true, email: true, illustration: true, passwordHash: true },
  ...{ totpConfirmedAt: true, disabledAt: true },
  memberships: { orderBy: [{ fromOn: "asc" as const }, { id: "asc" as const }], select: OFFICE },
  sessions: { orderBy: { lastSeenAt: "desc" as const }, take: 1, select: { lastSeenAt: true } },
};

/** Everybody with an account, by name. */
export async function listPeople(db: Db): Promise<Array<PersonRow>> {
  const rows = await db.user.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }], select: PERSON });
  return rows.map(personOf);
}

export async function findPersonRow(db: Db | Tx, id: string): Promise<PersonRow | null> {
  const row = await db.user.findUnique({ where: { id }, select: PERSON });
  return row === null ? null : personOf(row);
}

export async function findUserIdByEmail(tx: Db | Tx, email: string): Promise<string | null> {
  const row = await tx.user.findUnique({ where: { email }, select: { id: true } });
  return row?.id ?? null;
}

/** Every administrator's office, with whether its holder can sign in. */
export async function listAdministrators(tx: Tx) {
  const rows = await tx.membership.findMany({
    where: { role: "administrator" },
    select: { ...OFFICE, userId: true, user: { select: { disabledAt: true } } },
  });
  return rows.map((row) => ({
    ...officeOf(row),
    userId: row.userId,
    enabled: row.user.disabledAt === null,
  }));
}

export async function saveDisabled(tx: Tx, id: string, disabledAt: Date | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { disabledAt }, select: { id: true } });
}

export async function insertOffice(
  tx: Tx,
  office: {
    id: string;
    userId: string;
    organisationId: string;
    planId: string | null;
    role: Office["role"];
    fromOn: CalendarDate;
    toOn: CalendarDate | null;
  },
): Promise<void> {
  await tx.membership.create({ data: office, select: { id: true } });
}

/** Sets the last day of an office; the office itself stays. */
export async function saveOfficeEnd(tx: Tx, id: string, toOn: CalendarDate): Promise<void> {
  await tx.membership.update({ where: { id }, data: { toOn }, select: { id: true } });
}

/** Organisations an office may be held for, by short name. */
export async function listOrganisations(
  db: Db,
): Promise<Array<{ slug: string; short: string; name: string }>> {
  return db.organisation.findMany({
    orderBy: [{ short: "asc" }, { slug: "asc" }],
    select: { slug: true, short: true, name: true },
  });
}

/** An organisation's names; its slug where it is gone. */
export async function findOrganisationNames(
  db: Db | Tx,
  slug: string,
): Promise<{ short: string; name: string }> {
  const row = await db.organisation.findUnique({ where: { slug }, select: { short: true, name: true } });
  return row ?? { short: slug, name: slug };
}

type StoredOffice = {
  id: string;
  role: string;
  fromOn: string;
  toOn: string | null;
  organisation: { slug: string; short: string };
  plan: { slug: string } | null;
};

function officeOf(row: StoredOffice): OfficeRow {
  return {
    id: row.id,
    role: RoleName.parse(row.role),
    organisation: row.organisation.slug,
    short: row.organisation.short,
    plan: row.plan?.slug ?? null,
    fromOn: CalendarDateSchema.parse(row.fromOn),
    toOn: row.toOn === null ? null : CalendarDateSchema.parse(row.toOn),
  };
}

type StoredPerson = {
  id: string;
  name: string;
  email: string;
  illustration: boolean;
  passwordHash: string | null;
  totpConfirmedAt: Date | null;
  disabledAt: Date | null;
  memberships: Array<StoredOffice>;
  sessions: Array<{ lastSeenAt: Date }>;
};

function personOf(row: StoredPerson): PersonRow {
  const { id, name, email, illustration, disabledAt } = row;
  return {
    ...{ id, name, email, illustration, disabledAt },
    ...{ hasPassword: row.passwordHash !== null, hasFactor: row.totpConfirmedAt !== null },
    lastSeenAt: row.sessions[0]?.lastSeenAt ?? null,
    offices: row.memberships.map(officeOf),
  };
}
