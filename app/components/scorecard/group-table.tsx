import type { ReactNode } from "react";
import { UnitBar } from "#app/components/ui/unit-bar.tsx";
import type { GroupRow } from "#app/domain/scorecard.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { NotDueText } from "./not-due-text.tsx";
import { DueCell, mostDue, NumberCells } from "./stage-table.tsx";

type Props = {
  /** What the groups are; says of which table this is. */
  caption: string;
  /** What one group is called, over the first column. */
  head: string;
  rows: ReadonlyArray<GroupRow>;
  /** How a row names its group, and where it leads. */
  name: (row: GroupRow) => ReactNode;
};

/** Capaian per group of milestones, such as organisations or commitments. */
export function GroupTable({ caption, head, rows, name }: Props) {
  const { t } = useI18n();
  return (
    <table className="own" style={mostDue(rows)}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
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
            <th scope="row">{name(row)}</th>
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
