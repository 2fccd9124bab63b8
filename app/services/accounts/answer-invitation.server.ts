import { findLink, saveLinkUsed } from "#app/data/account-links.server.ts";
import { findOrganisationNames } from "#app/data/account-people.server.ts";
import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import { findOrganisationId, findPlanFrame, insertUser, isEmailTaken } from "#app/data/user-write.server.ts";
import { type LinkState, linkState } from "#app/domain/account/link.ts";
import type { OfficeOffer } from "#app/domain/account/office.ts";
import { type PasswordProblem, passwordProblem } from "#app/domain/account/password.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { hashPassword } from "#app/services/passwords.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { openPlanDays } from "./manage-users.server.ts";
import { tokenHash } from "./secrets.server.ts";

/** What the page of an invitation shows to whoever holds its secret. */
export type OpenInvitation =
  | { state: "unknown" | Exclude<LinkState, "open"> }
  | {
      state: "open";
      email: string;
      offer: OfficeOffer;
      organisation: string;
      plan: Bilingual | null;
    };

/** Reading changes nothing: mail programs open links to look at them. */
export async function openInvitation(
  token: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<OpenInvitation> {
  const link = await findLink(db, tokenHash(token));
  if (link === null || link.kind !== "invite" || link.offer === null) return { state: "unknown" };
  const state = linkState(link, now());
  if (state !== "open") return { state };
  const { offer, email } = link;
  return { state, email, offer, ...(await placeOf(db, offer, now())) };
}

async function placeOf(db: Db, offer: OfficeOffer, at: Date) {
  const { plans } = await openPlanDays(db, at);
  const plan = plans.find(({ slug }) => slug === offer.plan);
  const { name } = await findOrganisationNames(db, offer.organisation);
  return {
    organisation: name,
    plan: plan === undefined ? null : { id: plan.title, en: plan.titleEn },
  };
}

export type AcceptOutcome =
  | { ok: true; userId: string; name: string }
  | { ok: false; refusal: "unknown" | Exclude<LinkState, "open"> | "email_taken" }
  | { ok: false; refusal: "invalid"; problems: ReadonlyArray<AcceptProblem> };

export type AcceptProblem =
  | { field: "name"; code: "name_missing" }
  | { field: "password"; code: PasswordProblem | "passwords_differ" };

const MOST_NAME = 200;

/** Takes an invitation: makes the account with its name and password, and the office it offers. Works once. */
export async function acceptInvitation(
  input: { token: string; name: string; password: string; again: string },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<AcceptOutcome> {
  const at = deps.now();
  const opened = await findOpenInvite(deps.db, input.token, at);
  if (!opened.ok) return opened;
  const name = input.name.trim().slice(0, MOST_NAME);
  const problems = problemsIn({ ...input, name, email: opened.email });
  if (problems.length > 0) return { ok: false, refusal: "invalid", problems };
  const [passwordHash, userId] = [await hashPassword(input.password), deps.newId()];
  return inTransaction(deps.db, async (tx): Promise<AcceptOutcome> => {
    const link = await findOpenInvite(tx, input.token, at);
    if (!link.ok) return link;
    if (await isEmailTaken(tx, link.email)) return { ok: false, refusal: "email_taken" };
    await makeAccount(tx, { ...link, userId, name, passwordHash, at }, deps);
    await saveLinkUsed(tx, link.id, userId, at);
    return { ok: true, userId, name };
  });
}

type OpenLink =
  | { ok: true; id: string; email: string; offer: OfficeOffer }
  | { ok: false; refusal: "unknown" | Exclude<LinkState, "open"> };

async function findOpenInvite(db: Db | Tx, token: string, at: Date): Promise<OpenLink> {
  const link = await findLink(db, tokenHash(token));
  if (link === null || link.offer === null || link.kind !== "invite")
    return { ok: false, refusal: "unknown" };
  const state = linkState(link, at);
  if (state !== "open") return { ok: false, refusal: state };
  return { ok: true, id: link.id, email: link.email, offer: link.offer };
}

function problemsIn(input: { name: string; email: string; password: string; again: string }) {
  const problems: Array<AcceptProblem> = [];
  if (input.name === "") problems.push({ field: "name", code: "name_missing" });
  const wrong = passwordProblem(input.password, input);
  if (wrong !== null) problems.push({ field: "password", code: wrong });
  else if (input.password !== input.again) problems.push({ field: "password", code: "passwords_differ" });
  return problems;
}

type NewAccount = {
  userId: string;
  email: string;
  name: string;
  /** Null for somebody who signs in through another service. */
  passwordHash: string | null;
  offer: OfficeOffer;
  at: Date;
};

/** Writes the account an invitation offers, with its one office. */
export async function makeAccount(
  tx: Tx,
  { userId, email, name, passwordHash, offer, at }: NewAccount,
  { newId }: Pick<Deps, "newId">,
): Promise<void> {
  const organisationId = await findOrganisationId(tx, offer.organisation);
  const plan = offer.plan === null ? null : await findPlanFrame(tx, offer.plan);
  if (organisationId === null || (plan === null && offer.plan !== null))
    throw new Error("an invitation names an organisation or a plan that is gone");
  const { role, fromOn, toOn, language } = offer;
  const office = { id: newId(), role, organisationId, planId: plan?.id ?? null, fromOn, toOn };
  await insertUser(tx, { id: userId, email, name, passwordHash, language, illustration: false, office, at });
  const { name: _name, language: _language, ...terms } = offer;
  const entry = { action: "user.added", subjectType: "user", subjectId: userId, after: terms } as const;
  await auditAccount(tx, { userId, name }, { ...entry, planId: office.planId }, at);
}
