import { z } from "zod";
import { LINK_KINDS, type LinkKind } from "#app/domain/account/link.ts";
import { OfferSchema, type OfficeOffer } from "#app/domain/account/office.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** A link sent by mail. Of its secret only the hash is kept. */
export type AccountLinkRow = {
  id: string;
  kind: LinkKind;
  userId: string | null;
  email: string;
  offer: OfficeOffer | null;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
};

const Kind = z.enum(LINK_KINDS);
const COLUMNS = {
  ...{ id: true, kind: true, userId: true, email: true, offerJson: true, createdBy: true },
  ...{ createdAt: true, expiresAt: true, usedAt: true, revokedAt: true },
} as const;

export async function insertLink(
  tx: Tx,
  { offer, ...link }: Omit<AccountLinkRow, "usedAt"> & { tokenHash: string },
): Promise<void> {
  const offerJson = offer === null ? null : JSON.stringify(offer);
  await tx.accountLink.create({ data: { ...link, offerJson }, select: { id: true } });
}

/** The link of a secret, by the secret's hash; null when there is none. */
export async function findLink(db: Db | Tx, tokenHash: string): Promise<AccountLinkRow | null> {
  const row = await db.accountLink.findUnique({ where: { tokenHash }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

export async function findLinkById(db: Db | Tx, id: string): Promise<AccountLinkRow | null> {
  const row = await db.accountLink.findUnique({ where: { id }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

/** The latest invitation of an address that is neither taken nor taken back; null when there is none. */
export async function findInvitationOf(tx: Tx, email: string): Promise<AccountLinkRow | null> {
  const row = await tx.accountLink.findFirst({
    where: { kind: "invite", email, usedAt: null, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return row === null ? null : rowOf(row);
}

/** Invitations that nobody has taken or taken back, the latest first; those that lapsed among them. */
export async function listInvitations(db: Db): Promise<Array<AccountLinkRow>> {
  const rows = await db.accountLink.findMany({
    where: { kind: "invite", usedAt: null, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map(rowOf);
}

/** Uses a link up; false when it was used or revoked meanwhile. */
export async function saveLinkUsed(tx: Tx, id: string, userId: string, at: Date): Promise<boolean> {
  const unused = { id, usedAt: null, revokedAt: null };
  const { count } = await tx.accountLink.updateMany({ where: unused, data: { usedAt: at, userId } });
  return count === 1;
}

/** Takes unused links back; what they were sent by and is still in the outbox goes too. */
export async function revokeLinks(
  tx: Tx,
  which: { id: string } | { userId: string; kind: LinkKind } | { email: string; kind: LinkKind },
  at: Date,
): Promise<number> {
  const unused = { ...which, usedAt: null, revokedAt: null };
  const rows = await tx.accountLink.findMany({ where: unused, select: { id: true } });
  const ids = rows.map(({ id }) => id);
  await tx.accountLink.updateMany({ where: { id: { in: ids } }, data: { revokedAt: at } });
  await tx.outboxMail.deleteMany({ where: { key: { in: ids.map(linkMailKey) }, sentAt: null } });
  return ids.length;
}

/** Under which key the mail that carries a link is queued. */
export function linkMailKey(linkId: string): string {
  return `account.link:${linkId}`;
}

/** Forgets links of no more use. Invitations stay a while, so that a late click is told what became of it. */
export async function removeSpentLinks(tx: Tx, before: Date): Promise<void> {
  await tx.accountLink.deleteMany({ where: { expiresAt: { lt: before } } });
}

type StoredRow = Omit<AccountLinkRow, "kind" | "offer"> & { kind: string; offerJson: string | null };

function rowOf({ offerJson, kind, ...row }: StoredRow): AccountLinkRow {
  const offer = offerJson === null ? null : readJson(OfferSchema, offerJson, `AccountLink ${row.id}`);
  return { ...row, kind: Kind.parse(kind), offer };
}
