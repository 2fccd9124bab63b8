import {
  findLinkedUserId,
  insertIdentity,
  isLinkedTo,
  touchIdentity,
} from "#app/data/account-identities.server.ts";
import { findInvitationOf, saveLinkUsed } from "#app/data/account-links.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findAccount } from "#app/data/users.server.ts";
import { linkState } from "#app/domain/account/link.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { makeAccount } from "./answer-invitation.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import type { OpenIdPerson } from "./openid.server.ts";

export type OpenIdOutcome =
  | { ok: true; userId: string; name: string }
  /** Nobody here, or somebody who may not sign in: one answer. */
  | { ok: false; refusal: "not_recognised" };

type Writing = { at: Date; newId: Deps["newId"] };
const REFUSED = { ok: false, refusal: "not_recognised" } as const;

/**
 * Recognises a person another service vouches for: by its own subject, or the first time by a verified address that
 * has an account or an open invitation. It gives nobody an office they were not given here.
 */
export async function signInOpenId(
  person: OpenIdPerson,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<OpenIdOutcome> {
  const writing = { at: deps.now(), newId: deps.newId };
  return inTransaction(deps.db, async (tx): Promise<OpenIdOutcome> => {
    const linked = await findLinkedUserId(tx, person);
    if (linked === null) return firstTime(tx, person, writing);
    const account = await findAccount(tx, { id: linked });
    if (account === null || account.disabled) return REFUSED;
    await touchIdentity(tx, person, writing.at);
    return { ok: true, userId: linked, name: account.name };
  });
}

async function firstTime(tx: Tx, person: OpenIdPerson, writing: Writing): Promise<OpenIdOutcome> {
  const email = person.verifiedEmail;
  if (email === null) return REFUSED;
  const account = await findAccount(tx, { email });
  if (account === null) return takeInvitation(tx, { person, email }, writing);
  if (account.disabled || (await isLinkedTo(tx, account.userId, person.issuer))) return REFUSED;
  await link(tx, { person, userId: account.userId, name: account.name }, writing);
  return { ok: true, userId: account.userId, name: account.name };
}

async function takeInvitation(
  tx: Tx,
  { person, email }: { person: OpenIdPerson; email: string },
  writing: Writing,
): Promise<OpenIdOutcome> {
  const invitation = await findInvitationOf(tx, email);
  if (invitation === null || invitation.offer === null) return REFUSED;
  if (linkState(invitation, writing.at) !== "open") return REFUSED;
  const { offer } = invitation;
  const [userId, { name }] = [writing.newId(), offer];
  await makeAccount(tx, { userId, email, name, passwordHash: null, offer, at: writing.at }, writing);
  await saveLinkUsed(tx, invitation.id, userId, writing.at);
  await link(tx, { person, userId, name }, writing);
  return { ok: true, userId, name };
}

type Linking = { person: OpenIdPerson; userId: string; name: string };

async function link(tx: Tx, { person, userId, name }: Linking, { at, newId }: Writing): Promise<void> {
  const { issuer, subject } = person;
  await insertIdentity(tx, { id: newId(), userId, issuer, subject, createdAt: at });
  const entry = { action: "identity.linked", subjectType: "user", subjectId: userId } as const;
  await auditAccount(tx, { userId, name }, { ...entry, after: { issuer } }, at);
}
