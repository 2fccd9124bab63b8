import type { Db } from "#app/data/db.server.ts";
import { NOW } from "#tests/data-factories.ts";

export async function bringRemark({ db }: { db: Db }, state: string): Promise<void> {
  await db.publicRemark.create({
    data: {
      ...{ id: "r", planId: "p", slotCode: "B06.1", kind: "not_found", text: "Tidak ada", language: "id" },
      ...{ state: state === "remark" ? "pending" : "rejected", createdAt: NOW, knownOn: "2023-05-09" },
    },
  });
}

export async function bringMail({ db }: { db: Db }, state: string): Promise<void> {
  const sentAt = state === "mail" ? null : NOW;
  const words = { kind: "notice.now", recipient: "a@b.test", subject: "s", text: "t" };
  await db.outboxMail.create({
    data: { id: "mail", key: "k", ...words, createdAt: NOW, dueAt: NOW, sentAt },
  });
}

export async function bringInvitation({ db }: { db: Db }, state: string): Promise<void> {
  const offer = {
    name: "Budi",
    language: "id",
    role: "owner",
    organisation: "kpu",
    plan: null,
    fromOn: "2023-05-01",
  };
  await db.accountLink.create({
    data: {
      ...{ id: "invite", kind: "invite", email: "budi@example.test", tokenHash: "h", createdAt: NOW },
      ...{ offerJson: JSON.stringify({ ...offer, toOn: null }), expiresAt: new Date("2023-06-01") },
      revokedAt: state === "invitation" ? null : NOW,
    },
  });
}

/** Somebody else has a second factor. */
export async function bringFactor({ db }: { db: Db }): Promise<void> {
  await db.user.update({ where: { id: "other" }, data: { totpSecret: "-", totpConfirmedAt: NOW } });
}

/** A contact as a form names it, and the instant the form of the kept one shows. */
export const CONTACT = {
  ...{ name: "Budi", duty: "Data", email: "budi@kpu.example.test", phone: "021 3193 7223" },
  audience: "internal",
};
export const CONTACT_SEEN = NOW.toISOString();

export async function bringContact({ db, organisation }: { db: Db; organisation: string }): Promise<void> {
  const { audience: _audience, ...named } = CONTACT;
  const row = { ...named, isPublic: false, updatedBy: "other", updatedAt: NOW, createdAt: NOW };
  await db.organisationContact.create({ data: { id: "contact", organisationId: organisation, ...row } });
}
