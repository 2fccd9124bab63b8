import { revokeLinks } from "#app/data/account-links.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { removeSessionOf, removeSessionsOf } from "#app/data/sessions.server.ts";
import { saveOwnData, savePassword } from "#app/data/user-write.server.ts";
import { findAccount, type OwnAccount } from "#app/data/users.server.ts";
import { type PasswordProblem, passwordProblem } from "#app/domain/account/password.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { hashPassword, isPassword } from "#app/services/passwords.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { type AccountWords, tellChange } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { countTryFirst, forgetTries } from "./limits.server.ts";

type Who = Pick<SignedIn, "userId" | "name" | "sessionId">;
type Needs = Pick<Deps, "db" | "now" | "newId">;

const MOST_NAME = 200;

/** Changes a person's own name and the language of their mails; null when the name is missing. */
export async function changeOwnData(
  who: Who,
  input: { name: string; language: string },
  deps: Needs,
): Promise<{ ok: boolean }> {
  const name = input.name.trim().slice(0, MOST_NAME);
  if (name === "") return { ok: false };
  const language = input.language === "en" ? "en" : "id";
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    const before = await findAccount(tx, { id: who.userId });
    await saveOwnData(tx, who.userId, { name, language });
    const entry = { action: "user.changed", subjectType: "user", subjectId: who.userId } as const;
    const was = { name: before?.name ?? null, language: before?.language ?? null };
    await auditAccount(tx, who, { ...entry, before: was, after: { name, language } }, at);
  });
  return { ok: true };
}

export type PresentPassword =
  | { ok: true; account: OwnAccount }
  | { ok: false; refusal: "present_wrong" | "no_password" }
  | { ok: false; refusal: "too_many_attempts"; retryAt: string };

/** Whether somebody signed in knows their password; tries are counted before the password is looked at. */
export async function requirePresentPassword(
  { userId }: Pick<Who, "userId">,
  present: string,
  { db, now }: { db: Db; now: () => Date },
): Promise<PresentPassword> {
  const retryAt = await countTryFirst(db, "password:account", userId, now());
  if (retryAt !== null) return { ok: false, refusal: "too_many_attempts", retryAt: retryAt.toISOString() };
  const account = await findAccount(db, { id: userId });
  const right = await isPassword(present.slice(0, 1_000), account?.passwordHash ?? null);
  if (account === null || account.passwordHash === null) return { ok: false, refusal: "no_password" };
  if (!right) return { ok: false, refusal: "present_wrong" };
  await inTransaction(db, (tx) => forgetTries(tx, "password:account", userId));
  return { ok: true, account };
}

export type ChangePasswordOutcome =
  | { ok: true }
  | Extract<PresentPassword, { ok: false }>
  | { ok: false; refusal: PasswordProblem | "passwords_differ" | "same_password" };

/** Sets a new password for somebody who knows the present one. Every other session ends; open reset links too. */
export async function changePassword(
  who: Who,
  input: { present: string; password: string; again: string },
  words: AccountWords,
  deps: Needs,
): Promise<ChangePasswordOutcome> {
  const known = await requirePresentPassword(who, input.present, deps);
  if (!known.ok) return known;
  const { account } = known;
  const problem = passwordProblem(input.password, account);
  if (problem !== null) return { ok: false, refusal: problem };
  if (input.password !== input.again) return { ok: false, refusal: "passwords_differ" };
  if (input.password === input.present) return { ok: false, refusal: "same_password" };
  const passwordHash = await hashPassword(input.password);
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    await savePassword(tx, who.userId, passwordHash, at);
    await removeSessionsOf(tx, who.userId, who.sessionId);
    await revokeLinks(tx, { userId: who.userId, kind: "reset" }, at);
    const entry = { action: "password.changed", subjectType: "user", subjectId: who.userId } as const;
    await auditAccount(tx, who, entry, at);
    await tellChange(tx, { holder: account, what: "password" }, words, { at, newId: deps.newId });
  });
  return { ok: true };
}

/** Ends one session of a person, which may be the present one; false when they have none such. */
export async function endOneSession(who: Who, sessionId: string, deps: Needs): Promise<boolean> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    if (!(await removeSessionOf(tx, who.userId, sessionId))) return false;
    const entry = { action: "session.ended", subjectType: "session", subjectId: sessionId } as const;
    await auditAccount(tx, who, entry, at);
    return true;
  });
}

/** Signs a person out everywhere, this browser included. */
export async function endAllSessions(who: Who, deps: Needs): Promise<number> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    const ended = await removeSessionsOf(tx, who.userId, null);
    const entry = { action: "session.all_ended", subjectType: "user", subjectId: who.userId } as const;
    await auditAccount(tx, who, { ...entry, after: { ended } }, at);
    return ended;
  });
}
