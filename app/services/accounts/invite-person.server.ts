import { z } from "zod";
import {
  type AccountLinkRow,
  findLinkById,
  insertLink,
  linkMailKey,
  removeSpentLinks,
  revokeLinks,
} from "#app/data/account-links.server.ts";
import { findOrganisationNames } from "#app/data/account-people.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findOrganisationId, isEmailTaken } from "#app/data/user-write.server.ts";
import type { AccountLanguage } from "#app/domain/account/account-mail.ts";
import { LINK_LASTS_MS, linkPath, type ShownInvitation } from "#app/domain/account/link.ts";
import {
  type OfficeFields,
  type OfficeOffer,
  type OfficeProblem,
  readOffice,
} from "#app/domain/account/office.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";
import type { AccountWords } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { type Manager, mayManage, openPlanDays, type PlanDays } from "./manage-users.server.ts";
import { makeToken, tokenHash } from "./secrets.server.ts";

/** An invitation as a form holds it. */
export type InviteFields = OfficeFields & { name: string; email: string; language: string };

export type InviteProblem =
  | OfficeProblem
  | { field: "name"; code: "name_missing" }
  | { field: "email"; code: "email_missing" | "email_invalid" | "email_taken" }
  | { field: "organisation"; code: "organisation_unknown" }
  | { field: "plan"; code: "plan_unknown" };

export type InviteOutcome =
  | { ok: true; shown: ShownInvitation | null }
  | { ok: false; refusal: "not_allowed" }
  | { ok: false; refusal: "invalid"; problems: ReadonlyArray<InviteProblem> };

const Email = z.email().max(254);
type Needs = Pick<Deps, "db" | "now" | "newId">;

/** Invites somebody without an account to an office. An earlier invitation of the same address stops working. */
export async function invitePerson(
  { manager, fields }: { manager: Manager; fields: InviteFields },
  words: AccountWords,
  deps: Needs,
): Promise<InviteOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<InviteOutcome> => {
    const days = await openPlanDays(tx, at);
    const asked = fields.plan === "" ? null : fields.plan;
    const isKnown = asked === null || days.plans.some(({ slug }) => slug === asked);
    if (!mayManage(manager, isKnown ? asked : null, days)) return { ok: false, refusal: "not_allowed" };
    const read = await readInvite(tx, fields, days, isKnown);
    if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
    const { email, offer } = read;
    await revokeLinks(tx, { email, kind: "invite" }, at);
    const sending = { at, newId: deps.newId, days };
    return { ok: true, shown: await sendInvitation(tx, { manager, email, offer }, words, sending) };
  });
}

type ReadInvite =
  | { ok: true; email: string; offer: OfficeOffer }
  | { ok: false; problems: Array<InviteProblem> };

async function readInvite(
  tx: Tx,
  fields: InviteFields,
  days: PlanDays,
  isKnownPlan: boolean,
): Promise<ReadInvite> {
  const office = readOffice(fields, days.todayIn(fields.plan === "" ? null : fields.plan));
  const problems: Array<InviteProblem> = office.ok ? [] : [...office.problems];
  if (!isKnownPlan) problems.push({ field: "plan", code: "plan_unknown" });
  const { organisation } = fields;
  if (organisation !== "" && (await findOrganisationId(tx, organisation)) === null)
    problems.push({ field: "organisation", code: "organisation_unknown" });
  const name = fields.name.trim();
  if (name === "") problems.push({ field: "name", code: "name_missing" });
  const typed = fields.email.trim().toLowerCase();
  const email = Email.safeParse(typed).data;
  if (email === undefined) {
    problems.push({ field: "email", code: typed === "" ? "email_missing" : "email_invalid" });
  } else if (await isEmailTaken(tx, email)) problems.push({ field: "email", code: "email_taken" });
  if (!office.ok || email === undefined || problems.length > 0) return { ok: false, problems };
  const language: AccountLanguage = fields.language === "en" ? "en" : "id";
  return { ok: true, email, offer: { name, language, ...office.office } };
}

type Invitation = { manager: Manager; email: string; offer: OfficeOffer };
type Sending = { at: Date; newId: Deps["newId"]; days: PlanDays };

/**
 * Writes the link, its mail and the entry about both.
 *
 * @returns the link where no mail takes it to its holder; null where one does.
 */
export async function sendInvitation(
  tx: Tx,
  { manager, email, offer }: Invitation,
  { links, mails, showsInvitations }: AccountWords,
  { at, newId, days }: Sending,
): Promise<ShownInvitation | null> {
  const [id, token] = [newId(), makeToken()];
  const expiresAt = new Date(at.getTime() + LINK_LASTS_MS.invite);
  await removeSpentLinks(tx, new Date(at.getTime() - 2 * LINK_LASTS_MS.invite));
  await insertLink(tx, {
    ...{ id, tokenHash: tokenHash(token), kind: "invite", userId: null, email, offer },
    ...{ createdBy: manager.userId, createdAt: at, revokedAt: null, expiresAt },
  });
  const plan = days.plans.find(({ slug }) => slug === offer.plan);
  const { short } = await findOrganisationNames(tx, offer.organisation);
  const text = mails.invite({
    ...{ language: offer.language, origin: links.origin, name: offer.name, invitedBy: manager.name },
    ...{ role: offer.role, organisation: short, fromOn: offer.fromOn, toOn: offer.toOn, token },
    plan: plan === undefined ? null : { id: plan.title, en: plan.titleEn },
  });
  const mail = { ...text, kind: "account.invite", key: linkMailKey(id), recipient: email, unsubscribe: null };
  await queueMail(tx, mail, { at, newId });
  const { name, language: _language, ...office } = offer;
  const entry = {
    action: "invitation.sent",
    subjectType: "account_link",
    subjectId: id,
    after: showsInvitations ? { ...office, linkShown: true } : office,
  } as const;
  await auditAccount(tx, manager, { ...entry, planId: plan?.id ?? null }, at);
  if (!showsInvitations) return null;
  const path = linkPath("invite", token);
  return { name, email, path, origin: links.origin, expiresAt: expiresAt.toISOString() };
}

export type InvitationOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_found" | "not_allowed" | "already_taken" };

export type ResendOutcome =
  | { ok: true; shown: ShownInvitation | null }
  | Extract<InvitationOutcome, { ok: false }>;

/** Sends an open or lapsed invitation anew, under a new secret; the former one stops working. */
export async function resendInvitation(
  { manager, linkId }: { manager: Manager; linkId: string },
  words: AccountWords,
  deps: Needs,
): Promise<ResendOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<ResendOutcome> => {
    const days = await openPlanDays(tx, at);
    const found = await openInvite(tx, { manager, linkId }, days);
    if (!found.ok) return found;
    const { email, offer } = found;
    await revokeLinks(tx, { id: linkId }, at);
    const sending = { at, newId: deps.newId, days };
    return { ok: true, shown: await sendInvitation(tx, { manager, email, offer }, words, sending) };
  });
}

/** Takes an invitation back: its link stops working, its mail leaves the outbox. */
export async function revokeInvitation(
  { manager, linkId }: { manager: Manager; linkId: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<InvitationOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<InvitationOutcome> => {
    const found = await openInvite(tx, { manager, linkId }, await openPlanDays(tx, at));
    if (!found.ok) return found;
    await revokeLinks(tx, { id: linkId }, at);
    const entry = { action: "invitation.revoked", subjectType: "account_link", subjectId: linkId } as const;
    await auditAccount(tx, manager, entry, at);
    return { ok: true };
  });
}

type OpenInvite = { ok: true; email: string; offer: OfficeOffer } | Extract<InvitationOutcome, { ok: false }>;

async function openInvite(
  tx: Tx,
  { manager, linkId }: { manager: Manager; linkId: string },
  days: PlanDays,
): Promise<OpenInvite> {
  const link = await findLinkById(tx, linkId);
  if (link === null || !isInvite(link)) return { ok: false, refusal: "not_found" };
  if (!mayManage(manager, link.offer.plan, days)) return { ok: false, refusal: "not_allowed" };
  if (link.usedAt !== null || link.revokedAt !== null) return { ok: false, refusal: "already_taken" };
  if (await isEmailTaken(tx, link.email)) return { ok: false, refusal: "already_taken" };
  return { ok: true, email: link.email, offer: link.offer };
}

function isInvite(link: AccountLinkRow): link is AccountLinkRow & { offer: OfficeOffer } {
  return link.kind === "invite" && link.offer !== null;
}
