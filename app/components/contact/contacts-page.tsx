import { Form } from "react-router";
import {
  type FieldSpec,
  Saved,
  TalkErrors,
  TalkFields,
  type TalkResult,
} from "#app/components/talk/talk-fields.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { type Contact, MOST_CONTACTS, typedContact } from "#app/domain/contact/contact.ts";
import { AUDIENCES } from "#app/domain/talk/said.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ContactList } from "./contact-list.tsx";

export type ContactsPageProps = {
  plan: { slug: string; code: string; timeZone: string };
  organisation: { slug: string; short: string };
  contacts: ReadonlyArray<Contact>;
  /** The contact that is being changed; null for a new one. */
  changed: Contact | null;
  /** The contact that is asked to be removed. */
  removed: Contact | null;
  csrf: string;
  saved: boolean;
  result: TalkResult | null;
};

/** The contacts of an organisation for who may write them: each to change or remove, and a form for another. */
export function ContactsPage(props: ContactsPageProps) {
  const { plan, organisation, contacts, changed, removed, csrf, saved, result } = props;
  const { t } = useI18n();
  const fields = useFields();
  const owner = `/${plan.slug}/lembaga/${organisation.slug}`;
  const title = t("contact.title");
  const form = changed === null ? t("contact.add") : t("contact.changeTitle", { name: changed.name });
  const shown = result ?? { typed: typedContact(changed), problems: [], refusal: null, retryAt: null };
  return (
    <div className="acc wide">
      <Breadcrumb
        items={[
          { label: plan.code, to: `/${plan.slug}` },
          { label: organisation.short, to: owner },
          { label: title },
        ]}
      />
      <h1>{t("contact.pageTitle", { name: organisation.short })}</h1>
      <p className="lead">{t("contact.lead", { count: MOST_CONTACTS })}</p>
      <Saved done={saved && result === null} message="talk.saved" />
      <TalkErrors fields={fields} result={result} anchor="kirim" timeZone={plan.timeZone} />
      {removed === null ? null : <Removal contact={removed} csrf={csrf} path={`${owner}/kontak`} />}
      <ContactList
        contacts={contacts}
        acts={(contact) => <Acts contact={contact} path={`${owner}/kontak`} />}
      />
      <Section id="isi" title={form}>
        <Form method="post" noValidate key={changed?.id ?? contacts.length}>
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="save" />
          <input type="hidden" name="contact" value={changed?.id ?? ""} />
          <input type="hidden" name="seen" value={changed?.updatedAt ?? ""} />
          <TalkFields fields={fields} result={shown} />
          <button className="btn pri" type="submit" id="kirim">
            {t("talk.save")}
          </button>
        </Form>
      </Section>
    </div>
  );
}

function Acts({ contact: { id, name }, path }: { contact: Contact; path: string }) {
  const { t } = useI18n();
  return (
    <p className="meta">
      <LocalLink to={`${path}?${new URLSearchParams({ ubah: id })}#isi`}>
        {t("contact.change")} <span className="vh">{name}</span>
      </LocalLink>
      <LocalLink to={`${path}?${new URLSearchParams({ hapus: id })}#hapus`}>
        {t("contact.remove")} <span className="vh">{name}</span>
      </LocalLink>
    </p>
  );
}

/** Asks whether it is meant, for what is removed does not come back. */
function Removal({ contact: { id, name }, csrf, path }: { contact: Contact; csrf: string; path: string }) {
  const { t } = useI18n();
  return (
    <Section id="hapus" title={t("contact.removeTitle", { name })}>
      <p>{t("contact.removeLead")}</p>
      <Form method="post" action={path}>
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="contact" value={id} />
        <p className="meta">
          <button className="btn pri" type="submit">
            {t("contact.removeSure")}
          </button>
          <LocalLink to={path}>{t("contact.keep")}</LocalLink>
        </p>
      </Form>
    </Section>
  );
}

function useFields(): Array<FieldSpec> {
  const { t } = useI18n();
  const audiences = AUDIENCES.map((value) => ({ value, label: t(`contact.audienceOf.${value}`) }));
  return [
    { name: "name", label: t("contact.name"), kind: "line" },
    { name: "duty", label: t("contact.duty"), hint: t("contact.dutyHint"), kind: "line", required: false },
    { name: "email", label: t("contact.email"), kind: "line" },
    { name: "phone", label: t("contact.phone"), kind: "line", required: false },
    {
      ...{ name: "audience", label: t("contact.audience"), hint: t("contact.audienceHint") },
      ...{ kind: "select", options: audiences },
    },
  ];
}
