import {
  findLink,
  insertLink,
  linkMailKey,
  removeSpentLinks,
  revokeLinks,
  saveLinkUsed,
} from "#app/data/account-links.server.ts";
import { revokeAllApiTokens } from "#app/data/account-tokens.server.ts";
import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import { removeSessionsOf } from "#app/data/sessions.server.ts";
import { savePassword } from "#app/data/user-write.server.ts";
import { findAccount, type OwnAccount } from "#app/data/users.server.ts";
import type { AccountLanguage } from "#app/domain/account/account-mail.ts";
import { LINK_LASTS_MS, type LinkState, linkState } from "#app/domain/account/link.ts";
import { type PasswordProblem, passwordProblem } from "#app/domain/account/password.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { hashPassword } from "#app/services/passwords.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";
import { type AccountWords, tellChange } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { countTry } from "./limits.server.ts";
import { makeToken, tokenHash } from "./secrets.server.ts";

export type ResetRequest = {
  /** As it was typed. */
  email: string;
  language: AccountLanguage;
  /** Network address it comes from; null when the server cannot tell. */
  address: string | null;
};

export type ResetRequestOutcome =
  /** Says nothing of whether there is such an account. */
  { ok: true } | { ok: false; refusal: "too_many_attempts"; retryAt: string };

/**
 * Sends a link for a new password. An address without an account is sent a mail as well, which says so: the same is
 * written in the same order either way, so that neither the answer nor its time tells who has an account.
 */
export async function requestReset(
  input: ResetRequest,
  words: AccountWords,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ResetRequestOutcome> {
  const email = input.email.trim().toLowerCase().slice(0, 254);
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<ResetRequestOutcome> => {
    const { address } = input;
    const until = address === null ? null : await countTry(tx, "reset:network", address, at);
    if (until !== null) return { ok: false, refusal: "too_many_attempts", retryAt: until.toISOString() };
    if ((await countTry(tx, "reset:email", email, at)) !== null) return { ok: true };
    await sendReset(tx, { email, language: input.language, at }, words, deps);
    return { ok: true };
  });
}

type Asked = { email: string; language: AccountLanguage; at: Date };

async function sendReset(
  tx: Tx,
  { email, language, at }: Asked,
  { links, mails }: AccountWords,
  { newId }: Pick<Deps, "newId">,
): Promise<void> {
  const found = await findAccount(tx, { email });
  const account = found === null || found.disabled ? null : found;
  const [id, token] = [newId(), makeToken()];
  await removeSpentLinks(tx, new Date(at.getTime() - 2 * LINK_LASTS_MS.invite));
  await revokeLinks(tx, { email, kind: "reset" }, at);
  await insertLink(tx, {
    ...{ id, tokenHash: tokenHash(token), kind: "reset", userId: account?.userId ?? null, email },
    ...{ offer: null, createdBy: null, createdAt: at, revokedAt: account === null ? at : null },
    expiresAt: new Date(at.getTime() + LINK_LASTS_MS.reset),
  });
  const text = mails.reset({
    ...{ language: account?.language ?? language, origin: links.origin },
    token: account === null ? null : token,
  });
  const mail = { ...text, kind: "account.reset", key: linkMailKey(id), recipient: email, unsubscribe: null };
  await queueMail(tx, mail, { at, newId });
  const entry = { action: "password.reset_asked", subjectType: "account_link", subjectId: id } as const;
  await auditAccount(tx, null, entry, at);
}

export type OpenReset = { state: LinkState | "unknown" };

/** Whether a link for a new password can be used. Reading changes nothing. */
export async function openReset(token: string, { db, now }: Pick<Deps, "db" | "now">): Promise<OpenReset> {
  const found = await findReset(db, token, now());
  return { state: found.ok ? "open" : found.refusal };
}

export type ResetOutcome =
  | { ok: true; userId: string; name: string }
  | { ok: false; refusal: "unknown" | Exclude<LinkState, "open"> }
  | { ok: false; refusal: "invalid"; problem: PasswordProblem | "passwords_differ" };

/** Sets a new password by a link. Every session and every token of programs ends; the second factor stays. */
export async function resetPassword(
  input: { token: string; password: string; again: string },
  words: AccountWords,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ResetOutcome> {
  const at = deps.now();
  const opened = await findReset(deps.db, input.token, at);
  if (!opened.ok) return opened;
  const problem =
    passwordProblem(input.password, opened.account) ??
    (input.password === input.again ? null : ("passwords_differ" as const));
  if (problem !== null) return { ok: false, refusal: "invalid", problem };
  const passwordHash = await hashPassword(input.password);
  return inTransaction(deps.db, async (tx): Promise<ResetOutcome> => {
    const link = await findReset(tx, input.token, at);
    if (!link.ok) return link;
    const { account } = link;
    const { userId, name } = account;
    await saveLinkUsed(tx, link.id, userId, at);
    await savePassword(tx, userId, passwordHash, at);
    await removeSessionsOf(tx, userId, null);
    await revokeAllApiTokens(tx, userId, at);
    const entry = { action: "password.reset", subjectType: "user", subjectId: userId } as const;
    await auditAccount(tx, { userId, name }, entry, at);
    await tellChange(tx, { holder: account, what: "password" }, words, { at, newId: deps.newId });
    return { ok: true, userId, name };
  });
}

type FoundReset =
  | { ok: true; id: string; account: OwnAccount }
  | { ok: false; refusal: "unknown" | Exclude<LinkState, "open"> };

async function findReset(db: Db | Tx, token: string, at: Date): Promise<FoundReset> {
  const link = await findLink(db, tokenHash(token));
  if (link === null || link.kind !== "reset" || link.userId === null)
    return { ok: false, refusal: "unknown" };
  const state = linkState(link, at);
  if (state !== "open") return { ok: false, refusal: state };
  const account = await findAccount(db, { id: link.userId });
  if (account === null || account.disabled || account.email !== link.email)
    return { ok: false, refusal: "revoked" };
  return { ok: true, id: link.id, account };
}
