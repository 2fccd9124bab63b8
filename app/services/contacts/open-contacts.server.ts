import { loadContacts } from "#app/data/organisation-contacts.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Contact } from "#app/domain/contact/contact.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type OpenContacts = { contacts: Array<Contact>; mayWrite: boolean };

/**
 * The contacts of an organisation that a reader may see, as they are now: public ones, and with an office those
 * that are not.
 *
 * @param actor null for a reader who is not signed in.
 */
export async function openContacts(
  { indexed, organisation, actor }: { indexed: IndexedFacts; organisation: string; actor: Actor | null },
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<OpenContacts> {
  const { slug: plan, timeZone } = indexed.facts.plan;
  const today = calendarDateAt(now(), timeZone);
  const does = (kind: "read_contacts" | "write_contacts") =>
    actor !== null && may(actor, { kind, plan, organisation }, today);
  const contacts = await loadContacts(db, organisation);
  const readsAll = does("read_contacts");
  return {
    contacts: contacts.filter(({ isPublic }) => isPublic || readsAll),
    mayWrite: does("write_contacts"),
  };
}
