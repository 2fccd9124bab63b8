import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Difference } from "#app/domain/period-report/content.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CompareReports } from "./compare-reports.tsx";

export type ListedReport = {
  id: string;
  checkpoint: string;
  version: number;
  asOf: CalendarDate;
  issuedOn: CalendarDate;
  issuerName: string;
  organisationShort: string;
  sha256: string;
  reason: string | null;
  illustration: boolean;
};

type Props = {
  plan: { slug: string; code: string; title: Bilingual };
  /** Newest first. */
  reports: ReadonlyArray<ListedReport>;
  comparison: { from: ListedReport; to: ListedReport; differences: ReadonlyArray<Difference> } | null;
  asked: { from: string | null; to: string | null };
  /** Checkpoints whose report the person signed in may prepare. */
  toPrepare: ReadonlyArray<string>;
};

/** Every report of a plan, a comparison of two, and the way to a new one for those who prepare it. */
export function ReportsPage({ plan, reports, comparison, asked, toPrepare }: Props) {
  const { t } = useI18n();
  return (
    <>
      <Breadcrumb items={[{ label: plan.code, to: `/${plan.slug}` }, { label: t("report.title") }]} />
      <div className="page-head">
        <h1>{t("report.title")}</h1>
        <p className="lead">{t("report.lead")}</p>
        <p className="sm">
          <LocalLink to="/verifikasi" keepDay={false}>
            {t("report.verify")}
          </LocalLink>
          {reports.length === 0 ? null : (
            <>
              {" · "}
              <a href={`/${plan.slug}/laporan/kunci.pem`}>{t("report.keyFile")}</a>
            </>
          )}
        </p>
      </div>
      {toPrepare.length === 0 ? null : (
        <Section id="siapkan" title={t("report.prepare.list")}>
          <ul className="rmore">
            {toPrepare.map((checkpoint) => (
              <li key={checkpoint}>
                <LocalLink className="btn" to={`/laporan/siapkan/${plan.slug}/${checkpoint}`} keepDay={false}>
                  {t("report.prepare.open", { checkpoint })}
                </LocalLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="laporan" title={t("report.versions")}>
        {reports.length === 0 ? <p>{t("report.none")}</p> : <ReportList plan={plan.slug} reports={reports} />}
      </Section>
      {reports.length < 2 ? null : (
        <CompareReports plan={plan.slug} reports={reports} comparison={comparison} asked={asked} />
      )}
    </>
  );
}

function ReportList({ plan, reports }: { plan: string; reports: ReadonlyArray<ListedReport> }) {
  const { t, date } = useI18n();
  const inForce = new Map<string, number>();
  for (const { checkpoint, version } of reports) {
    inForce.set(checkpoint, Math.max(version, inForce.get(checkpoint) ?? 0));
  }
  return (
    <ul className="rlst">
      {reports.map(({ id, checkpoint, version, asOf, issuedOn, issuerName, organisationShort, ...rest }) => (
        <li key={id}>
          <LocalLink className="b" to={`/${plan}/laporan/${checkpoint}/v${version}`} keepDay={false}>
            {t("report.compare.name", { checkpoint, version })}
          </LocalLink>
          {inForce.get(checkpoint) === version ? ` (${t("report.latest")})` : null}
          {rest.illustration ? ` · ${t("report.illustration")}` : null}
          <p className="sm mut">
            {t("report.asOf", { date: date(asOf) })}. {t("report.issued")} {date(issuedOn)}, {issuerName},{" "}
            {organisationShort}.
          </p>
          {rest.reason === null ? null : <p className="sm">{rest.reason}</p>}
          <p className="digest">SHA-256 {rest.sha256}</p>
        </li>
      ))}
    </ul>
  );
}
