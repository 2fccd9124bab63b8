import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { RiskView } from "#app/domain/talk/risk.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { AudienceMark, MadeUp } from "./talk-fields.tsx";

type Props = {
  plan: string;
  risks: ReadonlyArray<RiskView>;
  organisations: Readonly<Record<string, { short: string }>>;
};

const LOOK = { open: "s-waiting", happened: "s-late", closed: "s-cancelled" } as const;

/** Risks with what would show them, what is done then, and who watches. */
export function RiskList({ plan, risks, organisations }: Props) {
  return (
    <ol className="talk risks">
      {risks.map((risk) => (
        <li key={risk.code} id={risk.code}>
          <RiskFacts plan={plan} risk={risk} organisations={organisations} linked />
        </li>
      ))}
    </ol>
  );
}

type FactsProps = Omit<Props, "risks"> & { risk: RiskView; linked?: boolean };

export function RiskFacts({ plan, risk, organisations, linked = false }: FactsProps) {
  const { t, text } = useI18n();
  const level = (value: RiskView["exposure"]) => t(`meeting.risk.levelOf.${value}`);
  const weighs = {
    ...{ exposure: level(risk.exposure), likelihood: level(risk.likelihood), impact: level(risk.impact) },
  };
  return (
    <>
      <p className="sm meta">
        <span className={`st ${LOOK[risk.state]}`}>{t(`meeting.risk.stateOf.${risk.state}`)}</span>
        <b>{risk.code}</b>
        {risk.milestone === null ? (
          <span>{t("meeting.risk.wholePlan")}</span>
        ) : (
          <LocalLink to={`/${plan}/target/${risk.milestone}`}>{risk.milestone}</LocalLink>
        )}
        <AudienceMark audience={risk.audience} />
        <MadeUp illustration={risk.illustration} />
      </p>
      <p className="words">
        {linked ? (
          <LocalLink to={`/${plan}/risiko/${risk.code}`}>{text(risk.title)}</LocalLink>
        ) : (
          <b>{text(risk.title)}</b>
        )}
      </p>
      <p className="sm">{t("meeting.risk.weighs", weighs)}</p>
      <dl className="talk-facts sm">
        <div>
          <dt>{t("meeting.risk.trigger")}</dt>
          <dd>{text(risk.trigger)}</dd>
        </div>
        <div>
          <dt>{t("meeting.risk.fallback")}</dt>
          <dd>{text(risk.fallback)}</dd>
        </div>
        <div>
          <dt>{t("meeting.risk.organisation")}</dt>
          <dd>{organisations[risk.organisation]?.short ?? risk.organisation}</dd>
        </div>
      </dl>
    </>
  );
}
