import {
  findPersonRow,
  findUserIdByEmail,
  listAdministrators,
  type PersonRow,
} from "#app/data/account-people.server.ts";
import { appendAudit, PERSON_ERASED } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  type Erased,
  endOffices,
  eraseAccount,
  eraseInFacts,
  eraseInLog,
  eraseOwnRows,
  findInFacts,
  insertErasure,
  type Named,
  namesInLog,
  withoutNone,
} from "#app/data/person-erase.server.ts";
import { readHeldRows } from "#app/data/person-rows.server.ts";
import { pseudonymOf, withoutNames } from "#app/domain/privacy/pseudonym.ts";
import { leavesNobody } from "#app/services/accounts/change-person.server.ts";
import {
  type Manager,
  mayManagePerson,
  openPlanDays,
  type PlanDays,
} from "#app/services/accounts/manage-users.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type ErasureRefusal =
  | "not_found"
  | "not_allowed"
  | "own_account"
  | "last_administrator"
  | "reason_missing"
  | "unchanged";
export type ErasureOutcome =
  | { ok: true; pseudonym: string; erased: Erased; entries: number }
  | { ok: false; refusal: ErasureRefusal };

/** Whom to erase: an account, or whoever a mail address reaches. */
export type Whom = { userId: string } | { email: string };

type Found = { userId: string | null; email: string; person: PersonRow | null };

const OPERATOR = { userId: null, name: "Capaian" } as const;
const MOST_REASON = 2_000;
const ERASED = "@erased.invalid";

/**
 * Takes a person's identity out of everything that is held: what served only them is deleted, what reached them is
 * emptied, and facts and the log keep what was done, under a pseudonym. The chain stays whole.
 *
 * @param manager the administrator who does it; null for the operator on the command line.
 */
export async function erasePerson(
  { whom, reason, manager }: { whom: Whom; reason: string; manager: Manager | null },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ErasureOutcome> {
  const why = reason.trim().slice(0, MOST_REASON);
  if (why === "") return { ok: false, refusal: "reason_missing" };
  const at = deps.now();
  return inTransaction(
    deps.db,
    async (tx): Promise<ErasureOutcome> => {
      const found = await findWhom(tx, whom);
      const days = await openPlanDays(tx, at);
      const refusal = await refusalOf(tx, found, { manager, days });
      if (refusal !== null || found === null) return { ok: false, refusal: refusal ?? "not_found" };
      return erase(tx, found, { id: deps.newId(), why, manager, at, days });
    },
    { timeoutMs: 300_000 },
  );
}

async function findWhom(tx: Tx, whom: Whom): Promise<Found | null> {
  const email = "email" in whom ? whom.email.trim().toLowerCase() : null;
  const userId = "userId" in whom ? whom.userId : await findUserIdByEmail(tx, email ?? "");
  const person = userId === null ? null : await findPersonRow(tx, userId);
  if (person !== null) return { userId, email: person.email, person };
  if (email === null || email === "") return null;
  const held = await readHeldRows(tx, { userId: null, email });
  return Object.keys(held).length === 0 ? null : { userId: null, email, person: null };
}

type Asking = { manager: Manager | null; days: PlanDays };

async function refusalOf(
  tx: Tx,
  found: Found | null,
  { manager, days }: Asking,
): Promise<ErasureRefusal | null> {
  if (found === null) return "not_found";
  const { person } = found;
  if (manager !== null && !mayManagePerson(manager, person?.offices ?? [], days)) return "not_allowed";
  if (manager !== null && manager.userId === found.userId) return "own_account";
  if (person?.email.endsWith(ERASED)) return "unchanged";
  const theirs = (person?.offices ?? []).filter(({ role }) => role === "administrator");
  const left = await listAdministrators(tx);
  const others = left.filter(({ userId }) => userId !== found.userId);
  const nobody = theirs.some(({ plan }) => leavesNobody(left, others, plan, { today: days.todayIn(plan) }));
  return nobody ? "last_administrator" : null;
}

type Doing = { id: string; why: string; manager: Manager | null; at: Date; days: PlanDays };

async function erase(tx: Tx, found: Found, { id, why, manager, at, days }: Doing): Promise<ErasureOutcome> {
  const { userId, email, person } = found;
  const by = manager ?? OPERATOR;
  const today = days.todayIn(null);
  const pseudonym = pseudonymOf(id);
  const known = userId === null ? [] : await namesInLog(tx, userId);
  const names = [email, ...(person === null ? [] : [person.name]), ...known];
  const named: Named = { userId, email, names, pseudonym };
  const edits = await findInFacts(tx, named);
  const own = await eraseOwnRows(tx, named);
  const offices = userId === null ? 0 : await endOffices(tx, userId, today);
  await eraseAccount(tx, named, at);
  const [subject, said] = [userId ?? id, withoutNames(why, names, pseudonym)];
  const erased = withoutNone({
    ...{ ...own, Membership: offices, Meeting: edits.meetings.length },
    Comment: Math.max(own.Comment ?? 0, edits.comments.length),
  });
  const row = { id, userId: subject, reason: said, erasedBy: by.userId ?? "", knownOn: today };
  await insertErasure(tx, { ...row, what: erased, recordedAt: at }); // the guards let names become its pseudonym
  await eraseInFacts(tx, edits, named);
  const entries = await eraseInLog(tx, named);
  await appendAudit(
    tx,
    {
      ...{
        actorId: by.userId,
        actorLabel: by.name,
        action: PERSON_ERASED,
        subjectType: "user",
        planId: null,
      },
      ...{ subjectId: subject, before: null, after: { pseudonym, rows: erased, entries }, reason: said },
    },
    { at },
  );
  await bumpDataVersion(tx);
  return { ok: true, pseudonym, erased, entries: Object.keys(entries).length };
}
