import { findPersonRow, findUserIdByEmail } from "#app/data/account-people.server.ts";
import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import { type HeldRows, readHeldRows } from "#app/data/person-rows.server.ts";
import { findAccount } from "#app/data/users.server.ts";
import { auditAccount } from "#app/services/accounts/audit-account.server.ts";
import { type Manager, mayManagePerson, openPlanDays } from "#app/services/accounts/manage-users.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** Everything that is held of one person, table by table, as the law lets them ask for it. */
export type PersonExport = {
  format: "capaian-person";
  version: 1;
  /** ISO instant of the copy. */
  takenAt: string;
  email: string;
  /** Whether there is an account, or only words and addresses left without one. */
  hasAccount: boolean;
  held: HeldRows;
  /** Tables whose rows only the person is given: what they have not handed in, and what they were told. */
  onlyForPerson: ReadonlyArray<string>;
};

const ONLY_FOR_PERSON: ReadonlyArray<string> = ["ReportDraft", "Notice"];

/** What is held under a mail address; null when that is nothing. */
export async function exportByEmail(
  typed: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<PersonExport | null> {
  const email = typed.trim().toLowerCase();
  return exportOf(db, { userId: await findUserIdByEmail(db, email), email }, now());
}

/** What is held of somebody with an account; null when there is none. */
export async function exportByAccount(
  userId: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<PersonExport | null> {
  const account = await findAccount(db, { id: userId });
  return account === null ? null : exportOf(db, { userId, email: account.email }, now());
}

export type ManagerExport =
  | { ok: true; copy: PersonExport }
  | { ok: false; refusal: "not_found" | "not_allowed" };

/**
 * What is held of a person, for the administrator who answers them, without what only the person is given. That it
 * was read goes on record.
 */
export async function exportForManager(
  { manager, userId }: { manager: Manager; userId: string },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<ManagerExport> {
  const at = now();
  return inTransaction(db, async (tx): Promise<ManagerExport> => {
    const person = await findPersonRow(tx, userId);
    if (person === null) return { ok: false, refusal: "not_found" };
    if (!mayManagePerson(manager, person.offices, await openPlanDays(tx, at)))
      return { ok: false, refusal: "not_allowed" };
    const copy = await exportOf(tx, { userId, email: person.email }, at);
    if (copy === null) return { ok: false, refusal: "not_found" };
    await auditAccount(
      tx,
      manager,
      { action: "person.exported", subjectType: "user", subjectId: userId },
      at,
    );
    return { ok: true, copy: withoutOwn(copy) };
  });
}

function withoutOwn(copy: PersonExport): PersonExport {
  const held = Object.entries(copy.held).filter(([table]) => !ONLY_FOR_PERSON.includes(table));
  return { ...copy, held: Object.fromEntries(held), onlyForPerson: ONLY_FOR_PERSON };
}

async function exportOf(
  db: Db | Tx,
  who: { userId: string | null; email: string },
  at: Date,
): Promise<PersonExport | null> {
  const held = await readHeldRows(db, who);
  if (Object.keys(held).length === 0) return null;
  return {
    ...{ format: "capaian-person", version: 1, takenAt: at.toISOString(), email: who.email },
    ...{ hasAccount: who.userId !== null, held, onlyForPerson: [] },
  };
}
