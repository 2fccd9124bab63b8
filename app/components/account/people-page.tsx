import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ShownInvitation } from "#app/domain/account/link.ts";
import type { OfficeOffer } from "#app/domain/account/office.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { ROLES, type Role } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { AccountProblemCode } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields, useProblems } from "./fields.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { type OfficeWords, useOfficeWords } from "./offices-list.tsx";

type PersonEntry = {
  id: string;
  name: string;
  email: string;
  illustration: boolean;
  hasFactor: boolean;
  disabledAt: string | null;
  lastSeenAt: string | null;
  offices: ReadonlyArray<OfficeWords & { id: string; standing: "coming" | "held" | "ended" }>;
};

type InvitationEntry = {
  id: string;
  email: string;
  offer: OfficeOffer;
  lapsed: boolean;
  expiresAt: string;
  manageable: boolean;
};

type Props = {
  page: {
    people: ReadonlyArray<PersonEntry>;
    invitations: ReadonlyArray<InvitationEntry>;
    organisations: ReadonlyArray<{ slug: string; short: string }>;
    plans: ReadonlyArray<{ slug: string; title: Bilingual; factorRoles: ReadonlyArray<Role> }>;
  };
  csrf: string;
  saved: string | null;
  hasServer: boolean;
  refusal: AccountProblemCode | null;
  shown: ShownInvitation | null;
};

const SAVED = { undangan: "invited", dicabut: "revoked", "langkah-kedua": "factor" } as const;

/** Everybody who can sign in, who is invited, and which roles must show a second factor. */
export function PeoplePage({ page, csrf, saved, hasServer, refusal, shown: invitation }: Props) {
  const { t } = useI18n();
  const shown = useProblems(refusal === null ? [] : [{ field: "isi", code: refusal }]);
  const done = Object.entries(SAVED).find(([word]) => word === saved)?.[1];
  return (
    <div className="rq people">
      <h1>{t("people.title")}</h1>
      <p className="lead">{t("people.lead")}</p>
      {invitation === null ? null : <InvitationLink invitation={invitation} />}
      {done === undefined || refusal !== null || invitation !== null ? null : (
        <p className="note s-verified" role="status">
          {t(`people.saved.${done}`)}
        </p>
      )}
      {hasServer ? null : <NoServer />}
      <ErrorSummary errors={shown.errors} />
      <p className="acc-go">
        <LocalLink className="btn pri" to="/orang/undang" keepDay={false}>
          {t("people.invite")}
        </LocalLink>
        <LocalLink to="/kewenangan" keepDay={false}>
          {t("people.powers")}
        </LocalLink>
      </p>
      <p className="sm">{t("people.count", { count: page.people.length })}</p>
      <PeopleTable people={page.people} />
      <Invitations page={page} csrf={csrf} />
      <FactorRules plans={page.plans} csrf={csrf} />
    </div>
  );
}

function NoServer() {
  const { t } = useI18n();
  return <p className="note s-waiting">{t("people.noServer")}</p>;
}

function PeopleTable({ people }: { people: ReadonlyArray<PersonEntry> }) {
  const { t } = useI18n();
  return (
    <table className="queue">
      <thead>
        <tr>
          {(["name", "offices", "seen", "standing"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`people.head.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ person }: { person: PersonEntry }) {
  const { t, instant } = useI18n();
  const words = useOfficeWords();
  const current = person.offices.filter(({ standing }) => standing !== "ended");
  const column = (name: "offices" | "seen" | "standing") => (
    <span className="col">{t(`people.head.${name}`)}</span>
  );
  const standing =
    person.disabledAt === null
      ? t("people.active")
      : t("people.disabled", { at: instant(person.disabledAt, HOME_ZONE) });
  const factor = t(person.hasFactor ? "people.factorOn" : "people.factorOff");
  return (
    <tr>
      <th scope="row">
        <LocalLink to={`/orang/${person.id}`} keepDay={false}>
          {person.name}
        </LocalLink>
        <span className="mut sm when">
          {person.email}
          {person.illustration ? ` (${t("people.illustration")})` : null}
        </span>
      </th>
      <td>
        {column("offices")}
        {current.length === 0 ? t("people.noOffices") : null}
        {current.map((office) => (
          <span key={office.id} className="office">
            {words(office).what} <span className="mut">{words(office).when}</span>
          </span>
        ))}
      </td>
      <td>
        {column("seen")}{" "}
        {person.lastSeenAt === null ? t("people.never") : instant(person.lastSeenAt, HOME_ZONE)}
      </td>
      <td>
        {column("standing")} {standing}, {factor}
      </td>
    </tr>
  );
}

function Invitations({ page, csrf }: Pick<Props, "page" | "csrf">) {
  const { t } = useI18n();
  return (
    <Section id="undangan" title={t("people.invitations")}>
      {page.invitations.length === 0 ? <p>{t("people.invitationsNone")}</p> : null}
      <ul className="rows sessions">
        {page.invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} page={page} csrf={csrf} />
        ))}
      </ul>
    </Section>
  );
}

function InvitationRow({
  invitation,
  page,
  csrf,
}: Pick<Props, "page" | "csrf"> & { invitation: InvitationEntry }) {
  const { t, instant } = useI18n();
  const words = useOfficeWords();
  const { offer, email, id, lapsed, expiresAt } = invitation;
  const short =
    page.organisations.find(({ slug }) => slug === offer.organisation)?.short ?? offer.organisation;
  const { what, when } = words({ ...offer, short });
  const until = lapsed
    ? t("people.invitationLapsed")
    : t("people.invitationUntil", { at: instant(expiresAt, HOME_ZONE) });
  return (
    <li>
      <span>
        <span className="b">{offer.name}</span> {email}
        <span className="mut sm when">
          {what}, {when}; {until}
        </span>
      </span>
      {invitation.manageable ? (
        <span className="acts">
          <Form method="post">
            <HiddenFields csrf={csrf} intent="resend" link={id} />
            <button className="btn" type="submit" aria-label={t("people.resendTo", { name: offer.name })}>
              {t("people.resend")}
            </button>
          </Form>
          <Form method="post">
            <HiddenFields csrf={csrf} intent="revoke" link={id} />
            <button className="btn" type="submit" aria-label={t("people.revokeOf", { name: offer.name })}>
              {t("people.revoke")}
            </button>
          </Form>
        </span>
      ) : null}
    </li>
  );
}

function FactorRules({ plans, csrf }: { plans: Props["page"]["plans"]; csrf: string }) {
  const { t, text } = useI18n();
  return (
    <Section id="langkah-kedua" title={t("people.factor")}>
      <p className="prose">{t("people.factorLead")}</p>
      {plans.map((plan) => (
        <Form key={plan.slug} method="post">
          <HiddenFields csrf={csrf} intent="factor" plan={plan.slug} />
          <fieldset className="field choice">
            <legend className="lab">{t("people.factorOf", { plan: text(plan.title) })}</legend>
            {ROLES.map((role) => (
              <label key={role}>
                <input
                  type="checkbox"
                  name="roles"
                  value={role}
                  defaultChecked={plan.factorRoles.includes(role)}
                />
                {t(`account.roleOf.${role}`)}
              </label>
            ))}
          </fieldset>
          <button className="btn" type="submit">
            {t("people.factorSave")}
          </button>
        </Form>
      ))}
    </Section>
  );
}
