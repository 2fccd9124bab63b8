import type { Contact, NewContact } from "#app/domain/contact/contact.ts";
import type { Db, Tx } from "./db.server.ts";

const COLUMNS = {
  ...{ id: true, name: true, duty: true, email: true, phone: true, isPublic: true, updatedAt: true },
} as const;

/** The contacts of an organisation, the oldest first. */
export async function loadContacts(db: Db | Tx, organisation: string): Promise<Array<Contact>> {
  const rows = await db.organisationContact.findMany({
    where: { organisation: { slug: organisation } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map(({ updatedAt, ...rest }) => ({ ...rest, updatedAt: updatedAt.toISOString() }));
}

type Written = { id: string; by: string; at: Date; contact: NewContact };

export async function insertContact(
  tx: Tx,
  organisation: string,
  { id, by, at, contact }: Written,
): Promise<void> {
  const row = { ...contact, id, updatedBy: by, updatedAt: at, createdAt: at };
  const data = { ...row, organisation: { connect: { slug: organisation } } };
  await tx.organisationContact.create({ data, select: { id: true } });
}

export async function updateContact(tx: Tx, { id, by, at, contact }: Written): Promise<void> {
  const data = { ...contact, updatedBy: by, updatedAt: at };
  await tx.organisationContact.update({ where: { id }, data, select: { id: true } });
}

export async function deleteContact(tx: Tx, id: string): Promise<void> {
  await tx.organisationContact.delete({ where: { id }, select: { id: true } });
}
