import { z } from "zod";
import {
  findLink,
  insertLink,
  linkMailKey,
  revokeLinks,
  saveLinkUsed,
} from "#app/data/account-links.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { isEmailTaken, saveEmail } from "#app/data/user-write.server.ts";
import { findAccount } from "#app/data/users.server.ts";
import { LINK_LASTS_MS, type LinkState, linkState } from "#app/domain/account/link.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { type AccountWords, tellChange } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { type PresentPassword, requirePresentPassword } from "./change-account.server.ts";
import { countTry } from "./limits.server.ts";
import { makeToken, tokenHash } from "./secrets.server.ts";

type Who = Pick<SignedIn, "userId" | "name" | "sessionId">;
type Needs = Pick<Deps, "db" | "now" | "newId">;
const Email = z.email().max(254);

export type NewEmailOutcome =
  /** Says nothing of whether the address has an account. */
  | { ok: true }
  | Extract<PresentPassword, { ok: false }>
  | { ok: false; refusal: "email_missing" | "email_invalid" | "email_same" };

/** Sends a link to a new address; the account keeps the present one until it is opened there. */
export async function requestNewEmail(
  who: Who,
  input: { email: string; present: string },
  { links, mails }: AccountWords,
  deps: Needs,
): Promise<NewEmailOutcome> {
  const typed = input.email.trim().toLowerCase();
  if (typed === "") return { ok: false, refusal: "email_missing" };
  const email = Email.safeParse(typed).data;
  if (email === undefined) return { ok: false, refusal: "email_invalid" };
  const known = await requirePresentPassword(who, input.present, deps);
  if (!known.ok) return known;
  const { account } = known;
  if (email === account.email) return { ok: false, refusal: "email_same" };
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<NewEmailOutcome> => {
    const until = await countTry(tx, "new-email:account", who.userId, at);
    if (until !== null) return { ok: false, refusal: "too_many_attempts", retryAt: until.toISOString() };
    const isTaken = await isEmailTaken(tx, email);
    const [id, token] = [deps.newId(), makeToken()];
    await revokeLinks(tx, { userId: who.userId, kind: "new_email" }, at);
    await insertLink(tx, {
      ...{ id, tokenHash: tokenHash(token), kind: "new_email", userId: who.userId, email, offer: null },
      ...{ createdBy: who.userId, createdAt: at, revokedAt: isTaken ? at : null },
      expiresAt: new Date(at.getTime() + LINK_LASTS_MS.new_email),
    });
    const { name, language } = account;
    const text = mails.newEmail({ name, language, origin: links.origin, token: isTaken ? null : token });
    const mail = {
      ...text,
      kind: "account.new_email",
      key: linkMailKey(id),
      recipient: email,
      unsubscribe: null,
    };
    await queueMail(tx, mail, { at, newId: deps.newId });
    const entry = { action: "email.change_asked", subjectType: "user", subjectId: who.userId } as const;
    await auditAccount(tx, who, entry, at);
    return { ok: true };
  });
}

export type NewEmailState = LinkState | "unknown" | "taken";

/** What a link to a new address stands for. Reading changes nothing. */
export async function openNewEmail(
  token: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<{ state: NewEmailState; email: string | null }> {
  const link = await findLink(db, tokenHash(token));
  if (link === null || link.kind !== "new_email") return { state: "unknown", email: null };
  return { state: linkState(link, now()), email: link.email };
}

/** Makes the new address the account's own. The former one is told; open reset links to it stop working. */
export async function confirmNewEmail(
  token: string,
  words: AccountWords,
  deps: Needs,
): Promise<{ state: NewEmailState }> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<{ state: NewEmailState }> => {
    const link = await findLink(tx, tokenHash(token));
    if (link === null || link.kind !== "new_email" || link.userId === null) return { state: "unknown" };
    const state = linkState(link, at);
    if (state !== "open") return { state };
    const account = await findAccount(tx, { id: link.userId });
    if (account === null || account.disabled) return { state: "revoked" };
    if (await isEmailTaken(tx, link.email)) return { state: "taken" };
    await saveLinkUsed(tx, link.id, link.userId, at);
    await revokeLinks(tx, { userId: link.userId, kind: "reset" }, at);
    await saveEmail(tx, link.userId, link.email);
    const entry = { action: "email.changed", subjectType: "user", subjectId: link.userId } as const;
    await auditAccount(tx, account, entry, at);
    await tellChange(tx, { holder: account, what: "email" }, words, { at, newId: deps.newId });
    return { state: "used" };
  });
}
