import { useLocalHref } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { Difference } from "#app/domain/period-report/content.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { differenceTable } from "#app/i18n/report-sections.ts";
import { reportWords } from "#app/i18n/report-words.ts";
import { DocumentBlocks } from "./document-blocks.tsx";

type Named = { checkpoint: string; version: number };
type Props = {
  plan: string;
  /** Newest first. */
  reports: ReadonlyArray<Named & { id: string }>;
  comparison: { from: Named; to: Named; differences: ReadonlyArray<Difference> } | null;
  asked: { from: string | null; to: string | null };
};

/** Two reports side by side: a form that works without a script, and what they say differently. */
export function CompareReports({ plan, reports, comparison, asked }: Props) {
  const { t } = useI18n();
  const href = useLocalHref();
  const nameOf = ({ checkpoint, version }: Named) => `${checkpoint}.${version}`;
  const options = reports.map((report) => (
    <option key={report.id} value={nameOf(report)}>
      {t("report.compare.name", { checkpoint: report.checkpoint, version: report.version })}
    </option>
  ));
  const [newest, before] = reports;
  const first = asked.from ?? (before === undefined ? "" : nameOf(before));
  const second = asked.to ?? (newest === undefined ? "" : nameOf(newest));
  return (
    <Section id="bandingkan" title={t("report.compare.title")}>
      <form
        className="rcmp"
        method="get"
        action={`${href(`/${plan}/laporan`, { keepDay: false })}#bandingkan`}
      >
        <label htmlFor="dari">{t("report.compare.from")}</label>
        <select className="in" id="dari" name="dari" defaultValue={first}>
          {options}
        </select>
        <label htmlFor="ke">{t("report.compare.to")}</label>
        <select className="in" id="ke" name="ke" defaultValue={second}>
          {options}
        </select>
        <button className="btn" type="submit">
          {t("report.compare.show")}
        </button>
      </form>
      <div role="status">{comparison === null ? null : <Outcome comparison={comparison} />}</div>
    </Section>
  );
}

function Outcome({ comparison }: { comparison: NonNullable<Props["comparison"]> }) {
  const { t, language } = useI18n();
  const { from, to, differences } = comparison;
  if (differences.length === 0) return <p>{t("report.compare.none")}</p>;
  const name = ({ checkpoint, version }: Named) => t("report.compare.name", { checkpoint, version });
  const values = { count: differences.length, from: name(from), to: name(to) };
  const caption = t("report.compare.count", values);
  const table = differenceTable(caption, [...differences], reportWords(language, t));
  return (
    <>
      <p>{caption}</p>
      <DocumentBlocks blocks={[table]} />
    </>
  );
}
