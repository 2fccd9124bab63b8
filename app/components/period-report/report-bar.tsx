import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import type { ReportHead } from "#app/domain/period-report/sealed.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { PrintButton } from "./print-button.tsx";

type Props = {
  head: ReportHead;
  versions: ReadonlyArray<{ version: number; issuedOn: ReportHead["issuedOn"] }>;
};

const FILES = [
  { file: "laporan.docx", label: "DOCX", icon: "download" },
  { file: "laporan.xlsx", label: "XLSX", icon: "download" },
  { file: "laporan.json", label: "JSON", icon: "braces" },
] as const;

/** What can be done with a report: print it, take its files, check it; and which version is in force. */
export function ReportBar({ head, versions }: Props) {
  const { t, longDate } = useI18n();
  const href = useLocalHref();
  const root = `/${head.plan}/laporan/${head.checkpoint}/v${head.version}`;
  const at = (file: string) => href(`${root}/${file}`, { keepDay: false });
  const newest = versions.at(-1)?.version ?? head.version;
  return (
    <div className="rbar no-print">
      <p className="mut">
        <Icon name="lock" /> {t("report.frozen", { date: longDate(head.issuedOn) })}
      </p>
      <div className="racts">
        <PrintButton />
        {FILES.map(({ file, label, icon }) => (
          <a key={file} className="btn" href={at(file)} download>
            <Icon name={icon} />
            {label}
          </a>
        ))}
      </div>
      {newest === head.version ? null : (
        <p className="rnew" role="note">
          <LocalLink to={`/${head.plan}/laporan/${head.checkpoint}`} keepDay={false}>
            {t("report.superseded", { version: newest })}
          </LocalLink>
        </p>
      )}
      <ul className="rmore">
        <li>
          <a href={at("manifest.csv")} download>
            {t("report.manifestCsv")}
          </a>
        </li>
        <li>
          <a href={at("manifest.json")} download>
            {t("report.manifestJson")}
          </a>
        </li>
        <li>
          <LocalLink to={`${root}/penilaian-mandiri`} keepDay={false}>
            {t("report.selfAssessment")}
          </LocalLink>
        </li>
        <li>
          <LocalLink to="/verifikasi" keepDay={false}>
            {t("report.verify")}
          </LocalLink>
        </li>
      </ul>
    </div>
  );
}
