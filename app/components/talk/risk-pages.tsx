import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { LEVELS, RISK_STATES, type RiskVersion, type RiskView } from "#app/domain/talk/risk.ts";
import { AUDIENCES, type Typed } from "#app/domain/talk/said.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { RiskFacts, RiskList } from "./risk-list.tsx";
import { type FieldSpec, Saved, TalkErrors, TalkFields, type TalkResult } from "./talk-fields.tsx";
import { TalkTabs } from "./talk-tabs.tsx";

type Names = Readonly<Record<string, { short: string }>>;

export type RisksPageProps = {
  plan: string;
  organisations: Names;
  risks: ReadonlyArray<RiskView>;
  inOffice: boolean;
  mayWrite: boolean;
};

/** Every risk of the plan the reader may see. */
export function RisksPage({ plan, organisations, risks, inOffice, mayWrite }: RisksPageProps) {
  const { t } = useI18n();
  return (
    <>
      <div className="page-head">
        <h1>{t("meeting.risk.title")}</h1>
        <p className="lead">{t("meeting.risk.lead")}</p>
      </div>
      <TalkTabs plan={plan} inOffice={inOffice} />
      {mayWrite ? (
        <p>
          <LocalLink className="btn pri" to={`/${plan}/risiko/tulis`} keepDay={false}>
            {t("meeting.risk.write")}
          </LocalLink>
        </p>
      ) : null}
      {risks.length === 0 ? <p className="mut sm">{t("meeting.risk.empty")}</p> : null}
      <RiskList plan={plan} risks={risks} organisations={organisations} />
    </>
  );
}

export type RiskPageProps = {
  plan: string;
  organisations: Names;
  risk: RiskView;
  versions: ReadonlyArray<RiskVersion>;
  mayChange: boolean;
  saved: boolean;
};

/** One risk and how it came to say what it says. */
export function RiskPage({ plan, organisations, risk, versions, mayChange, saved }: RiskPageProps) {
  const { t, text, date } = useI18n();
  return (
    <>
      <Breadcrumb items={[{ label: t("meeting.risk.title"), to: `/${plan}/risiko` }, { label: risk.code }]} />
      <div className="page-head">
        <h1>
          {risk.code} {text(risk.title)}
        </h1>
      </div>
      <Saved done={saved} message="talk.saved" />
      <RiskFacts plan={plan} risk={risk} organisations={organisations} />
      {mayChange ? (
        <p>
          <LocalLink className="btn" to={`/${plan}/risiko/${risk.code}/ubah`} keepDay={false}>
            {t("meeting.risk.change")}
          </LocalLink>
        </p>
      ) : null}
      <Section id="riwayat" title={t("meeting.risk.versions")}>
        <ol className="talk">
          {versions.toReversed().map((version) => (
            <li key={version.recordedAt}>
              <p className="sm">
                <time dateTime={version.knownOn}>{date(version.knownOn)}</time>:{" "}
                {t(`meeting.risk.stateOf.${version.state}`)}. {version.reason ?? t("meeting.risk.first")}
              </p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

export type RiskFormProps = {
  plan: { slug: string; timeZone: string };
  /** Code of the risk that is changed; null for a new one. */
  changes: string | null;
  seen: number;
  typed: Typed;
  milestones: ReadonlyArray<{ value: string; label: string }>;
  wholePlan: boolean;
  organisations: ReadonlyArray<{ slug: string; short: string }>;
  csrf: string;
  result: TalkResult | null;
};

/** Writes a risk, or changes one. */
export function RiskForm(props: RiskFormProps) {
  const { plan, changes, seen, csrf, result } = props;
  const { t } = useI18n();
  const fields = useFields(props);
  const title = changes === null ? t("meeting.risk.write") : t("meeting.risk.changeTitle", { code: changes });
  const shown = result ?? { typed: props.typed, problems: [], refusal: null, retryAt: null };
  return (
    <div className="acc wide">
      <Breadcrumb
        items={[{ label: t("meeting.risk.title"), to: `/${plan.slug}/risiko` }, { label: title }]}
      />
      <h1>{title}</h1>
      <TalkErrors fields={fields} result={result} anchor="kirim" timeZone={plan.timeZone} />
      <Form method="post" noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="seen" value={seen} />
        <TalkFields fields={fields} result={shown} />
        <button className="btn pri" type="submit" id="kirim">
          {t("talk.save")}
        </button>
      </Form>
    </div>
  );
}

function useFields({ changes, milestones, wholePlan, organisations }: RiskFormProps): Array<FieldSpec> {
  const { t } = useI18n();
  const levels = LEVELS.map((value) => ({ value, label: t(`meeting.risk.levelOf.${value}`) }));
  const pair = (name: "title" | "trigger" | "fallback", kind: "line" | "text"): Array<FieldSpec> => {
    const label = t(name === "title" ? "meeting.risk.name" : `meeting.risk.${name}`);
    const english = t("talk.english", { label });
    return [
      { name, label, kind },
      { name: `${name}En`, label: english, kind, required: false },
    ];
  };
  const place: FieldSpec = {
    ...{ name: "milestone", label: t("meeting.risk.milestone"), kind: "select", options: milestones },
    ...(wholePlan ? { required: false, hint: t("meeting.risk.wholePlan") } : {}),
  };
  const states = RISK_STATES.map((value) => ({ value, label: t(`meeting.risk.stateOf.${value}`) }));
  const organisation = organisations.map(({ slug, short }) => ({ value: slug, label: short }));
  const audiences = AUDIENCES.map((value) => ({ value, label: t(`talk.audienceOf.${value}`) }));
  return [
    ...(changes === null ? [place] : []),
    ...pair("title", "line"),
    ...pair("trigger", "text"),
    ...pair("fallback", "text"),
    { name: "organisation", label: t("meeting.risk.organisation"), kind: "select", options: organisation },
    { name: "likelihood", label: t("meeting.risk.likelihood"), kind: "select", options: levels },
    { name: "impact", label: t("meeting.risk.impact"), kind: "select", options: levels },
    { name: "audience", label: t("talk.audience"), kind: "select", options: audiences },
    ...(changes === null
      ? []
      : [
          { name: "state", label: t("meeting.risk.state"), kind: "select", options: states } as const,
          { name: "reason", label: t("meeting.risk.reason"), kind: "line" } as const,
        ]),
  ];
}
