import { Icon } from "#app/components/ui/icon.tsx";
import type { Verified } from "#app/domain/period-report/finding.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** How many places are listed: a file that is wholly another would name hundreds. */
const MOST_SHOWN = 20;

/** What a check brought out: genuine or not, where it was changed, and what was compared with what. */
export function VerifyResult({ verified }: { verified: Verified }) {
  const { t } = useI18n();
  const { ok, findings, signature, withheld } = verified;
  const isUnsigned = ok && signature === "unchecked";
  return (
    <section className={ok ? "rres ok" : "rres no"} aria-labelledby="hasil-judul">
      <h2 id="hasil-judul">
        <Icon name={ok ? "badge-check" : "circle-x"} />{" "}
        {t(
          isUnsigned
            ? "report.verifyPage.goodUnsigned"
            : ok
              ? "report.verifyPage.good"
              : "report.verifyPage.bad",
        )}
      </h2>
      {findings.length === 0 ? null : (
        <>
          <h3>{t("report.verifyPage.where")}</h3>
          <ul className="rlist">
            {findings.slice(0, MOST_SHOWN).map(({ code, pointer, place }) => (
              <li key={`${code} ${pointer}`}>{t(`report.finding.${code}`, { place })}</li>
            ))}
          </ul>
        </>
      )}
      <Facts verified={verified} />
      <h3>{t("report.verifyPage.checks")}</h3>
      <ul className="rlist">
        <li>{t(`report.verifyPage.signature.${verified.signature}`)}</li>
        <li>{t(`report.verifyPage.key.${verified.key}`)}</li>
        <li>{t(`report.verifyPage.chain.${verified.chain}`)}</li>
        {withheld === 0 ? null : <li>{t("report.verifyPage.withheld", { count: withheld })}</li>}
      </ul>
    </section>
  );
}

function Facts({ verified: { facts } }: { verified: Verified }) {
  const { t, longDate } = useI18n();
  if (facts === null) return null;
  const { plan, checkpoint, version, issuedOn, issuer, sha256 } = facts;
  return (
    <>
      <h3>{t("report.verifyPage.facts")}</h3>
      <dl className="rfacts">
        <dt>{t("report.verifyPage.report")}</dt>
        <dd>
          {plan}, {t("report.compare.name", { checkpoint, version })}
        </dd>
        <dt>{t("report.issued")}</dt>
        <dd>{longDate(issuedOn)}</dd>
        <dt>{t("report.issuedBy")}</dt>
        <dd>
          {issuer.name}, {issuer.organisation}
        </dd>
        <dt>{t("report.digest")}</dt>
        <dd className="digest">{sha256}</dd>
      </dl>
    </>
  );
}
