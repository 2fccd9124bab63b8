import { revokeLinks } from "#app/data/account-links.server.ts";
import {
  findPersonRow,
  listAdministrators,
  type PersonRow,
  saveDisabled,
} from "#app/data/account-people.server.ts";
import { saveFactorRoles } from "#app/data/account-rules.server.ts";
import { revokeAllApiTokens } from "#app/data/account-tokens.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { removeSessionsOf } from "#app/data/sessions.server.ts";
import { type HeldOffice, hasLastingAdministrator } from "#app/domain/account/office.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { ROLES } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import {
  type Manager,
  mayManage,
  mayManagePerson,
  openPlanDays,
  type PlanDays,
} from "./manage-users.server.ts";

export type PersonRefusal = "not_found" | "not_allowed" | "last_administrator" | "unchanged";
export type PersonOutcome = { ok: true } | { ok: false; refusal: PersonRefusal };

type Needs = Pick<Deps, "db" | "now">;

/** Keeps somebody from signing in; their sessions, links and tokens end at once. What they did stays theirs. */
export async function disablePerson(
  { manager, userId }: { manager: Manager; userId: string },
  deps: Needs,
): Promise<PersonOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<PersonOutcome> => {
    const found = await findManaged(tx, { manager, userId }, at);
    if (!found.ok) return found;
    if (found.person.disabledAt !== null) return { ok: false, refusal: "unchanged" };
    const without = (office: { userId: string }) => office.userId !== userId;
    if (await isLastAdministrator(tx, found, { keep: without }))
      return { ok: false, refusal: "last_administrator" };
    await saveDisabled(tx, userId, at);
    await removeSessionsOf(tx, userId, null);
    await revokeAllApiTokens(tx, userId, at);
    for (const kind of ["reset", "new_email"] as const) await revokeLinks(tx, { userId, kind }, at);
    const entry = { action: "user.disabled", subjectType: "user", subjectId: userId } as const;
    await auditAccount(tx, manager, entry, at);
    return { ok: true };
  });
}

/** Lets somebody sign in again, with the offices they hold. */
export async function enablePerson(
  { manager, userId }: { manager: Manager; userId: string },
  deps: Needs,
): Promise<PersonOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<PersonOutcome> => {
    const found = await findManaged(tx, { manager, userId }, at);
    if (!found.ok) return found;
    if (found.person.disabledAt === null) return { ok: false, refusal: "unchanged" };
    await saveDisabled(tx, userId, null);
    const entry = { action: "user.enabled", subjectType: "user", subjectId: userId } as const;
    await auditAccount(tx, manager, entry, at);
    return { ok: true };
  });
}

type Managed =
  | { ok: true; person: PersonRow; days: PlanDays }
  | { ok: false; refusal: "not_found" | "not_allowed" };

/** A person on whom somebody may act as a whole. */
export async function findManaged(
  tx: Tx,
  { manager, userId }: { manager: Manager; userId: string },
  at: Date,
): Promise<Managed> {
  const days = await openPlanDays(tx, at);
  const person = await findPersonRow(tx, userId);
  if (person === null) return { ok: false, refusal: "not_found" };
  if (!mayManagePerson(manager, person.offices, days)) return { ok: false, refusal: "not_allowed" };
  return { ok: true, person, days };
}

type Administrator = HeldOffice & { id: string; userId: string };

/** Whether a plan a person administers would be left without an administrator for good. */
async function isLastAdministrator(
  tx: Tx,
  { person, days }: { person: PersonRow; days: PlanDays },
  { keep }: { keep: (office: Administrator) => boolean },
): Promise<boolean> {
  const theirs = person.offices.filter(({ role }) => role === "administrator");
  const left = await listAdministrators(tx);
  return theirs.some(({ plan }) =>
    leavesNobody(left, left.filter(keep), plan, { today: days.todayIn(plan) }),
  );
}

/**
 * Whether there is an administrator for good now, and would be none afterwards.
 *
 * @param from first day of afterwards.
 */
export function leavesNobody(
  before: ReadonlyArray<HeldOffice>,
  after: ReadonlyArray<HeldOffice>,
  plan: string | null,
  { today, from = today }: { today: CalendarDate; from?: CalendarDate },
): boolean {
  return hasLastingAdministrator(before, plan, today) && !hasLastingAdministrator(after, plan, from);
}

/** Says which roles must show a second factor in a plan; those without one are led to set it up at their next request. */
export async function changeFactorRoles(
  { manager, plan: slug, roles: asked }: { manager: Manager; plan: string; roles: ReadonlyArray<string> },
  deps: Needs,
): Promise<{ ok: true } | { ok: false; refusal: "not_allowed" }> {
  const at = deps.now();
  const roles = ROLES.filter((role) => asked.includes(role));
  return inTransaction(deps.db, async (tx) => {
    const days = await openPlanDays(tx, at);
    const plan = days.plans.find((each) => each.slug === slug);
    if (plan === undefined || !mayManage(manager, slug, days))
      return { ok: false, refusal: "not_allowed" } as const;
    await saveFactorRoles(tx, plan.id, roles);
    const entry = { action: "second_factor.roles", subjectType: "plan", subjectId: plan.id } as const;
    const change = { before: { roles: plan.factorRoles }, after: { roles } };
    await auditAccount(tx, manager, { ...entry, planId: plan.id, ...change }, at);
    return { ok: true } as const;
  });
}
