import { data } from "react-router";
import { ContactsPage } from "#app/components/contact/contacts-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { leadOn, readOfficeForm, refusedForm, requireDesk } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openContacts } from "#app/services/contacts/open-contacts.server.ts";
import { removeContact } from "#app/services/contacts/remove-contact.server.ts";
import { saveContact } from "#app/services/contacts/save-contact.server.ts";
import type { Route } from "./+types/contacts";

export async function loader(args: Route.LoaderArgs) {
  const { signedIn, desk } = await requireDesk(args);
  const { indexed } = desk;
  const organisation = indexed.facts.organisations.find(({ slug }) => slug === args.params.organisation);
  if (organisation === undefined) throw data({ code: "organisation_not_found" }, { status: 404 });
  const { slug, short } = organisation;
  const asked = { indexed, organisation: slug, actor: signedIn.actor };
  const { contacts, mayWrite } = await openContacts(asked, args.context.get(depsContext));
  if (!mayWrite) throw data({ code: "office_required", role: "owner" }, { status: 403 });
  const query = new URL(args.request.url).searchParams;
  const { plan } = indexed.facts;
  return {
    ...{ plan: { slug: plan.slug, code: plan.code, timeZone: plan.timeZone }, organisation: { slug, short } },
    ...{ contacts, changed: contacts.find(({ id }) => id === query.get("ubah")) ?? null },
    removed: contacts.find(({ id }) => id === query.get("hapus")) ?? null,
    ...{ csrf: signedIn.csrf, saved: query.has("tersimpan") },
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { typed, speaker } = await readOfficeForm({ request, context });
  const { plan, organisation } = params;
  const desk = { ...speaker, plan, organisation };
  const [id, deps] = [typed.contact ?? "", context.get(depsContext)];
  const outcome =
    typed.intent === "remove"
      ? await removeContact({ ...desk, id }, deps)
      : await saveContact({ ...desk, id: id === "" ? null : id, seen: typed.seen ?? "", typed }, deps);
  if (!outcome.ok) return refusedForm(typed, outcome);
  return leadOn(request, `/${plan}/lembaga/${organisation}/kontak?tersimpan=1`);
}

export default function ContactsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("contact.pageTitle", { name: loaderData.organisation.short })} unlisted />
      <ContactsPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
