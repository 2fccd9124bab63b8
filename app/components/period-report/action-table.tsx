import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { ReportContent, ReportSum } from "#app/domain/period-report/content.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { reportWords, statusText } from "#app/i18n/report-words.ts";

type Props = { actions: ReportContent["actions"]; total: ReportSum };

/** Progress by action, the two numbers never mixed, and the weighted mean beneath. */
export function ActionTable({ actions, total }: Props) {
  const { t, text } = useI18n();
  return (
    <table className="rtab ac">
      <caption className="vh">{t("report.section.actions")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("report.col.code")}</th>
          <th scope="col">{t("report.col.action")}</th>
          <th scope="col">{t("report.col.status")}</th>
          <th scope="col" className="r">
            {t("report.col.reported")}
          </th>
          <th scope="col" className="r">
            {t("report.col.proven")}
          </th>
          <th scope="col" className="r">
            {t("report.col.suggested")}
          </th>
        </tr>
      </thead>
      <tbody>
        {actions.map(({ code, title, total: sum, irmSuggestion }) => (
          <tr key={code}>
            <th scope="row">{code}</th>
            <td>{text(title)}</td>
            <td>
              <Status total={sum} />
            </td>
            <Numbers total={sum} />
            <td className="r lv">
              {irmSuggestion === null ? "–" : t(`milestone.irmLevel.${irmSuggestion}`)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t("report.average")}
          </th>
          <td>{t("report.targets", { count: total.dueCount })}</td>
          <Numbers total={total} />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function Numbers({ total }: { total: ReportSum }) {
  return (
    <>
      <td className="r">
        <InlineNumber kind="reported" value={total.reportedPercent} />
      </td>
      <td className="r">
        <InlineNumber kind="proven" value={total.provenPercent} />
      </td>
    </>
  );
}

function Status({ total }: { total: ReportSum }) {
  const { t, language } = useI18n();
  const only = total.totalCount === 1 ? total.terms[0]?.status : undefined;
  return only === undefined ? statusText(total, reportWords(language, t).t) : <StatusChip status={only} />;
}
