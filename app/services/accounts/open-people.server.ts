import { type AccountLinkRow, listInvitations } from "#app/data/account-links.server.ts";
import {
  findPersonRow,
  listOrganisations,
  listPeople,
  type OfficeRow,
  type PersonRow,
} from "#app/data/account-people.server.ts";
import { linkState } from "#app/domain/account/link.ts";
import type { OfficeOffer } from "#app/domain/account/office.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Role } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import {
  type Manager,
  managesAnything,
  mayManage,
  mayManagePerson,
  openPlanDays,
  type PlanDays,
} from "./manage-users.server.ts";

/** Where an office stands on the day it is in its plan. */
export type OfficeStanding = "coming" | "held" | "ended";

export type OfficeEntry = OfficeRow & { standing: OfficeStanding; manageable: boolean };

/** A person as an administrator sees them. Instants are ISO. */
export type PersonEntry = Omit<PersonRow, "disabledAt" | "lastSeenAt" | "offices"> & {
  disabledAt: string | null;
  lastSeenAt: string | null;
  /** The administrator may disable and enable this person. */
  manageable: boolean;
  offices: ReadonlyArray<OfficeEntry>;
};

/** An invitation nobody has taken. */
export type InvitationEntry = {
  id: string;
  email: string;
  offer: OfficeOffer;
  lapsed: boolean;
  expiresAt: string;
  manageable: boolean;
};

/** A plan an administrator gives offices in, with the roles that must show a second factor. */
export type PlanEntry = { slug: string; title: Bilingual; factorRoles: ReadonlyArray<Role> };

/** What office forms choose from. */
export type OfficeChoices = {
  organisations: ReadonlyArray<{ slug: string; short: string; name: string }>;
  plans: ReadonlyArray<PlanEntry>;
  /** May give offices in every plan at once. */
  everyPlan: boolean;
  today: CalendarDate;
};

export type PeoplePage = OfficeChoices & {
  people: ReadonlyArray<PersonEntry>;
  invitations: ReadonlyArray<InvitationEntry>;
};

/** Everybody with an account or an invitation; null for somebody who manages nobody. */
export async function openPeople(
  manager: Manager,
  deps: Pick<Deps, "db" | "now">,
): Promise<PeoplePage | null> {
  const at = deps.now();
  const days = await openPlanDays(deps.db, at);
  if (!managesAnything(manager, days)) return null;
  const people = await listPeople(deps.db);
  const invitations = await listInvitations(deps.db);
  return {
    ...(await choicesOf(manager, days, deps)),
    people: people.map((row) => entryOf(row, manager, days)),
    invitations: invitations.flatMap((row) => invitationOf(row, { manager, days, at })),
  };
}

export type PersonPage = OfficeChoices & { person: PersonEntry };

/** One person; null for somebody who manages nobody, or when there is no such person. */
export async function openPerson(
  manager: Manager,
  userId: string,
  deps: Pick<Deps, "db" | "now">,
): Promise<PersonPage | null> {
  const days = await openPlanDays(deps.db, deps.now());
  const row = managesAnything(manager, days) ? await findPersonRow(deps.db, userId) : null;
  if (row === null) return null;
  return { ...(await choicesOf(manager, days, deps)), person: entryOf(row, manager, days) };
}

async function choicesOf(manager: Manager, days: PlanDays, { db }: Pick<Deps, "db">): Promise<OfficeChoices> {
  const managed = days.plans.filter(({ slug }) => mayManage(manager, slug, days));
  return {
    organisations: await listOrganisations(db),
    plans: managed.map(({ slug, title, titleEn, factorRoles }) => ({
      ...{ slug, title: { id: title, en: titleEn }, factorRoles },
    })),
    everyPlan: mayManage(manager, null, days),
    today: days.todayIn(null),
  };
}

function entryOf(row: PersonRow, manager: Manager, days: PlanDays): PersonEntry {
  return {
    ...row,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    manageable: mayManagePerson(manager, row.offices, days),
    offices: row.offices.map((office) => ({
      ...office,
      standing: standingOf(office, days.todayIn(office.plan)),
      manageable: mayManage(manager, office.plan, days),
    })),
  };
}

function standingOf(
  { fromOn, toOn }: Pick<OfficeRow, "fromOn" | "toOn">,
  today: CalendarDate,
): OfficeStanding {
  if (today < fromOn) return "coming";
  return toOn === null || today <= toOn ? "held" : "ended";
}

type Looking = { manager: Manager; days: PlanDays; at: Date };

function invitationOf(row: AccountLinkRow, { manager, days, at }: Looking): Array<InvitationEntry> {
  const { id, email, offer } = row;
  if (offer === null) return [];
  const manageable = mayManage(manager, offer.plan, days);
  const lapsed = linkState(row, at) === "expired";
  return [{ id, email, offer, lapsed, manageable, expiresAt: row.expiresAt.toISOString() }];
}
