import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ShownInvitation } from "#app/domain/account/link.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { FactorReset } from "./factor-reset.tsx";
import { HiddenFields, useProblems } from "./fields.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { type OfficeChoices, OfficeFields } from "./office-fields.tsx";
import { type OfficeEntry, OfficeRow } from "./office-row.tsx";
import { PersonalData } from "./personal-data.tsx";

type Person = {
  id: string;
  name: string;
  email: string;
  illustration: boolean;
  hasFactor: boolean;
  disabledAt: string | null;
  lastSeenAt: string | null;
  manageable: boolean;
  offices: ReadonlyArray<OfficeEntry>;
};

export type PersonResult = {
  form?: string;
  problems?: ReadonlyArray<AccountProblem>;
  typed?: Readonly<Record<string, string>>;
  /** What was saved, and the invitation it takes to be known of, shown this once. */
  saved?: string;
  shown?: ShownInvitation;
};

type Props = {
  page: OfficeChoices & { person: Person };
  csrf: string;
  saved: string | null;
  /** The administrator looks at themselves. */
  self: boolean;
  result: PersonResult | null;
};

const SAVED = {
  nonaktif: "disabled",
  aktif: "enabled",
  jabatan: "given",
  berakhir: "ended",
  diserahkan: "handedOver",
  diundang: "handedByInvite",
  dihapus: "erased",
  "langkah-kedua": "factorReset",
} as const;

/** One person: what they hold and held, and what an administrator may do about it. */
export function PersonPageView({ page, csrf, saved, self, result }: Props) {
  const { t } = useI18n();
  const { person } = page;
  const prefix = result?.form === undefined ? "" : `${result.form}-`;
  const shown = useProblems(result?.problems ?? [], prefix);
  const said = result === null ? saved : (result.saved ?? null);
  const done = Object.entries(SAVED).find(([word]) => word === said)?.[1];
  return (
    <div className="rq people">
      <p className="sm">
        <LocalLink to="/orang" keepDay={false}>
          {t("people.back")}
        </LocalLink>
      </p>
      <h1>{person.name}</h1>
      <p className="lead">{person.email}</p>
      {done === undefined ? null : (
        <p className="note s-verified" role="status">
          {t(`people.saved.${done}`)}
        </p>
      )}
      {result?.shown === undefined ? null : <InvitationLink invitation={result.shown} />}
      <ErrorSummary errors={shown.errors} />
      <Section id="jabatan" title={t("people.offices")}>
        {person.offices.length === 0 ? <p>{t("people.noOffices")}</p> : null}
        <ul className="rows">
          {person.offices.map((office) => (
            <OfficeRow
              {...{ office, csrf, today: page.today, problems: shown }}
              key={office.id}
              typed={result?.typed ?? {}}
              openForm={result?.form ?? null}
            />
          ))}
        </ul>
      </Section>
      <Section id="beri" title={t("people.give")}>
        {self ? (
          <p>{t("people.ownOffice")}</p>
        ) : (
          <Form method="post" className="narrow" noValidate>
            <HiddenFields csrf={csrf} intent="give" />
            <OfficeFields
              {...{ choices: page, problems: shown, prefix: "give-" }}
              typed={typedIn(result, "give")}
            />
            <button className="btn" type="submit">
              {t("people.giveSubmit")}
            </button>
          </Form>
        )}
      </Section>
      <AccountSwitch person={person} csrf={csrf} />
      {person.hasFactor ? (
        <FactorReset
          {...{ person, csrf, self, problems: shown }}
          typed={result?.form === "factor" ? (result.typed?.reason ?? "") : ""}
        />
      ) : null}
      {person.manageable ? (
        <PersonalData {...{ person, csrf, self, problems: shown }} typed={typedIn(result, "erase")} />
      ) : null}
    </div>
  );
}

function typedIn(result: PersonResult | null, form: string): Readonly<Record<string, string>> {
  return result?.form === form ? (result.typed ?? {}) : {};
}

function AccountSwitch({ person, csrf }: { person: Person; csrf: string }) {
  const { t, instant } = useI18n();
  const act = person.disabledAt === null ? "disable" : "enable";
  const seen = person.lastSeenAt === null ? t("people.never") : instant(person.lastSeenAt, HOME_ZONE);
  const standing =
    person.disabledAt === null
      ? t("people.active")
      : t("people.disabled", { at: instant(person.disabledAt, HOME_ZONE) });
  return (
    <Section id="akun" title={t("people.account")}>
      <p id="person-person" tabIndex={-1}>
        {standing}, {t(person.hasFactor ? "people.factorOn" : "people.factorOff")}. {t("people.head.seen")}:{" "}
        {seen}.
      </p>
      {person.manageable ? (
        <Form method="post">
          <HiddenFields csrf={csrf} intent={act} />
          <button className="btn" type="submit" aria-describedby="akun-petunjuk">
            {t(`people.${act}`)}
          </button>
          <p className="hint tight" id="akun-petunjuk">
            {t(`people.${act}Hint`)}
          </p>
        </Form>
      ) : (
        <p>{t("people.notManageable")}</p>
      )}
    </Section>
  );
}
