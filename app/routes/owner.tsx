import { data } from "react-router";
import { ContactList } from "#app/components/contact/contact-list.tsx";
import { FollowLink } from "#app/components/follow/follow-link.tsx";
import { GroupNumbers } from "#app/components/scorecard/group-numbers.tsx";
import { OwnerMilestones } from "#app/components/scorecard/owner-milestones.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { milestoneCard } from "#app/domain/milestone-card.ts";
import { leadOf } from "#app/domain/plan.ts";
import { rollUp, termsOf } from "#app/domain/roll-up.ts";
import { standingsAsOf } from "#app/domain/standings.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openContacts } from "#app/services/contacts/open-contacts.server.ts";
import type { Route } from "./+types/owner";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, opened, asOf, frame } = await openPlanPage(args);
  restsOnPlan(args.context, opened);
  const organisation = indexed.facts.organisations.find(({ slug }) => slug === args.params.organisation);
  if (organisation === undefined) throw data({ code: "organisation_not_found" }, { status: 404 });
  const standings = standingsAsOf(indexed, asOf);
  const leads = standings.filter(({ milestone }) => leadOf(milestone) === organisation.slug);
  const supports = standings.filter(
    ({ milestone }) =>
      leadOf(milestone) !== organisation.slug &&
      milestone.owners.some((owner) => owner.organisation === organisation.slug),
  );
  const cards = (list: typeof standings) => list.map((each) => milestoneCard(each, indexed.schedule, asOf));
  const { slug, name, short, url } = organisation;
  const { context } = args;
  const actor = context.get(signedInContext)?.actor ?? null;
  const named = await openContacts({ indexed, organisation: slug, actor }, context.get(depsContext));
  return {
    organisation: { slug, name, short, url },
    total: rollUp(leads),
    leads: cards(leads),
    supports: cards(supports),
    named,
    frame,
  };
}

export default function OwnerRoute({ loaderData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { organisation, total, leads, supports, named, frame } = loaderData;
  const { slug } = frame.plan;
  const name = text(organisation.name);
  return (
    <>
      <PageMeta
        title={`${organisation.short}, ${text(frame.plan.title)}`}
        description={t("scorecard.org.describe", { name, plan: text(frame.plan.title) })}
      />
      <Breadcrumb items={[{ label: frame.plan.code, to: `/${slug}` }, { label: organisation.short }]} />
      <div className="page-head">
        <h1>{name}</h1>
        <p className="lead">
          {t("scorecard.org.leads", { count: leads.length })}{" "}
          {t("scorecard.org.supports", { count: supports.length })}
        </p>
        {organisation.url === null ? null : (
          <p className="sm">
            <a href={organisation.url} rel="noreferrer">
              {organisation.url}
            </a>
          </p>
        )}
      </div>
      <FollowLink plan={slug} kind="owner" code={organisation.slug} />
      <AsOfBar frame={frame} action={`/${slug}/lembaga/${organisation.slug}`} />
      <Section id="angka" title={t("scorecard.twoNumbers")} hint={t("scorecard.org.numbersHint")}>
        <GroupNumbers plan={slug} total={total} terms={termsOf(leads)} />
      </Section>
      <OwnerMilestones plan={slug} leads={leads} supports={supports} organisations={frame.organisations} />
      {named.contacts.length === 0 && !named.mayWrite ? null : (
        <Section id="narahubung" title={t("contact.title")} hint={t("contact.hint")}>
          <ContactList contacts={named.contacts} />
          {named.mayWrite ? (
            <p className="sm">
              <LocalLink to={`/${slug}/lembaga/${organisation.slug}/kontak`} keepDay={false}>
                {t("contact.write")}
              </LocalLink>
            </p>
          ) : null}
        </Section>
      )}
      <SharePanel
        plan={slug}
        what={`${name}, ${text(frame.plan.title)}`}
        view={null}
        asOf={frame.asOf}
        today={frame.today}
      />
    </>
  );
}
