import { inTransaction } from "#app/data/db.server.ts";
import { insertContact, loadContacts, updateContact } from "#app/data/organisation-contacts.server.ts";
import { MOST_CONTACTS, readContact } from "#app/domain/contact/contact.ts";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type ContactDesk, noteContact, openContactDesk } from "./contact-desk.server.ts";

export type SaveContactOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_found" | "not_allowed" | "changed_meanwhile" | "too_many_contacts" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> };

type Input = ContactDesk & {
  /** The contact to change; null for a new one. */
  id: string | null;
  /** The instant of its last change as the form showed it. */
  seen: string;
  typed: Typed;
};

/** Names a contact of an organisation, or changes one. */
export async function saveContact(
  { id, seen, typed, ...desk }: Input,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<SaveContactOutcome> {
  const refusal = await openContactDesk(desk, deps);
  if (refusal !== null) return { ok: false, refusal };
  const read = readContact(typed);
  const [at, by] = [deps.now(), desk.actor.userId];
  return inTransaction(deps.db, async (tx): Promise<SaveContactOutcome> => {
    const all = await loadContacts(tx, desk.organisation);
    const held = all.find((contact) => contact.id === id) ?? null;
    if (id !== null && held === null) return { ok: false, refusal: "not_found" };
    if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
    const { contact } = read;
    if (held !== null) {
      if (held.updatedAt !== seen) return { ok: false, refusal: "changed_meanwhile" };
      await updateContact(tx, { id: held.id, by, at, contact });
    } else if (all.length >= MOST_CONTACTS) return { ok: false, refusal: "too_many_contacts" };
    const subjectId = held?.id ?? deps.newId();
    if (held === null) await insertContact(tx, desk.organisation, { id: subjectId, by, at, contact });
    await noteContact(tx, desk, { at, subjectId, before: held, after: contact });
    return { ok: true };
  });
}
