import { LocalLink } from "#app/components/ui/local-link.tsx";
import { UnitBar } from "#app/components/ui/unit-bar.tsx";
import type { GroupRow } from "#app/domain/scorecard.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { NotDueText } from "./not-due-text.tsx";
import { DueCell, mostDue, NumberCells } from "./stage-table.tsx";

/** Capaian per commitment, each with the sum behind it. */
export function CommitmentTable({ plan, rows }: { plan: string; rows: ReadonlyArray<GroupRow> }) {
  const { t, text } = useI18n();
  return (
    <table className="own" style={mostDue(rows)}>
      <caption className="vh">{t("outlook.commitments.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("outlook.commitments.commitment")}</th>
          <th scope="col" className="due">
            {t("scorecard.due")}
          </th>
          <th scope="col">{t("scorecard.status")}</th>
          <th scope="col" className="n">
            {t("numbers.reported")}
          </th>
          <th scope="col" className="n">
            {t("numbers.proven")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              <LocalLink className="quiet" to={`/${plan}/perkembangan#komitmen-${row.code}`}>
                {row.code}
              </LocalLink>
              <span className="dt">{text(row.title)}</span>
            </th>
            <DueCell total={row.total} />
            <td className="sb">
              {row.total.dueCount === 0 ? null : <UnitBar counts={row.total.due} />}
              <NotDueText total={row.total} />
            </td>
            <NumberCells total={row.total} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
