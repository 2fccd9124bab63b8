import { inTransaction } from "#app/data/db.server.ts";
import { deleteContact, loadContacts } from "#app/data/organisation-contacts.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type ContactDesk, noteContact, openContactDesk } from "./contact-desk.server.ts";

export type RemoveContactOutcome = { ok: true } | { ok: false; refusal: "not_found" | "not_allowed" };

/** Deletes a contact of an organisation: nothing of it stays but that it was there. */
export async function removeContact(
  { id, ...desk }: ContactDesk & { id: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<RemoveContactOutcome> {
  const refusal = await openContactDesk(desk, deps);
  if (refusal !== null) return { ok: false, refusal };
  return inTransaction(deps.db, async (tx): Promise<RemoveContactOutcome> => {
    const held = (await loadContacts(tx, desk.organisation)).find((contact) => contact.id === id);
    if (held === undefined) return { ok: false, refusal: "not_found" };
    await deleteContact(tx, id);
    await noteContact(tx, desk, { at: deps.now(), subjectId: id, before: held, after: null });
    return { ok: true };
  });
}
