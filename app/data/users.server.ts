import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type Office, ROLES } from "#app/domain/permission.ts";
import type { Db, Tx } from "./db.server.ts";

const RoleName = z.enum(ROLES);

/** What signing in needs to know of an account. */
export type Credentials = { userId: string; name: string; passwordHash: string | null; disabled: boolean };

/** The account of an e-mail address, which is kept in lower case; null when there is none. */
export async function findCredentials(db: Db, email: string): Promise<Credentials | null> {
  const row = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true, disabledAt: true },
  });
  if (row === null) return null;
  return {
    userId: row.id,
    name: row.name,
    passwordHash: row.passwordHash,
    disabled: row.disabledAt !== null,
  };
}

export type Person = {
  name: string;
  email: string;
  disabled: boolean;
  /** Whether a second factor is set up. */
  hasFactor: boolean;
  offices: ReadonlyArray<Office & { short: string }>;
};

/** Whether what a person writes belongs to the illustration. */
export async function isIllustrationUser(tx: Tx, userId: string): Promise<boolean> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { illustration: true } });
  return user.illustration;
}

/** A person with the offices they hold or held, oldest first; null when there is none. */
export async function findPerson(db: Db, userId: string): Promise<Person | null> {
  const row = await db.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      disabledAt: true,
      totpConfirmedAt: true,
      memberships: {
        orderBy: [{ fromOn: "asc" }, { id: "asc" }],
        select: {
          id: true,
          role: true,
          fromOn: true,
          toOn: true,
          organisation: { select: { slug: true, short: true } },
          plan: { select: { slug: true } },
        },
      },
    },
  });
  if (row === null) return null;
  const offices = row.memberships.map((held) => ({
    role: RoleName.parse(held.role),
    organisation: held.organisation.slug,
    short: held.organisation.short,
    plan: held.plan?.slug ?? null,
    fromOn: CalendarDateSchema.parse(held.fromOn),
    toOn: held.toOn === null ? null : CalendarDateSchema.parse(held.toOn),
  }));
  const { name, email } = row;
  return { name, email, disabled: row.disabledAt !== null, hasFactor: row.totpConfirmedAt !== null, offices };
}

/** What a person is told of their own account. */
export type OwnAccount = {
  userId: string;
  name: string;
  email: string;
  language: "id" | "en";
  passwordHash: string | null;
  passwordSetAt: Date | null;
  factorSince: Date | null;
  disabled: boolean;
};

const Language = z.enum(["id", "en"]);

/** The account of a person or of an address, which is kept in lower case; null when there is none. */
export async function findAccount(
  db: Db | Tx,
  where: { id: string } | { email: string },
): Promise<OwnAccount | null> {
  const row = await db.user.findUnique({
    where,
    select: {
      ...{ id: true, name: true, email: true, language: true, passwordHash: true },
      ...{ passwordSetAt: true, totpConfirmedAt: true, disabledAt: true },
    },
  });
  if (row === null) return null;
  return {
    ...{ userId: row.id, name: row.name, email: row.email, language: Language.parse(row.language) },
    ...{ passwordHash: row.passwordHash, passwordSetAt: row.passwordSetAt },
    ...{ factorSince: row.totpConfirmedAt, disabled: row.disabledAt !== null },
  };
}
