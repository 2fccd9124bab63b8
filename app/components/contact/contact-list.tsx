import type { ReactNode } from "react";
import type { Contact } from "#app/domain/contact/contact.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { contacts: ReadonlyArray<Contact>; acts?: (contact: Contact) => ReactNode };

/** People to turn to, each with what for and how; one that is not public says so. */
export function ContactList({ contacts, acts }: Props) {
  const { t } = useI18n();
  if (contacts.length === 0) return <p className="mut sm">{t("contact.none")}</p>;
  return (
    <ul className="talk">
      {contacts.map((contact) => (
        <li key={contact.id} id={`kontak-${contact.id}`}>
          <p className="meta">
            <b>{contact.name}</b>
            {contact.isPublic ? null : <span className="prov talk-internal">{t("contact.private")}</span>}
          </p>
          {contact.duty === null ? null : <p className="words">{contact.duty}</p>}
          <p className="sm meta">
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
            {contact.phone === null ? null : <span>{contact.phone}</span>}
          </p>
          {acts?.(contact)}
        </li>
      ))}
    </ul>
  );
}
