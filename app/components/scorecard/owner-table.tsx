import { LocalLink } from "#app/components/ui/local-link.tsx";
import { UnitBar } from "#app/components/ui/unit-bar.tsx";
import type { GroupRow } from "#app/domain/scorecard.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { NotDueText } from "./not-due-text.tsx";
import { DueCell, mostDue, NumberCells } from "./stage-table.tsx";

/** Capaian per organisation that leads milestones. */
export function OwnerTable({ plan, owners }: { plan: string; owners: ReadonlyArray<GroupRow> }) {
  const { t, text } = useI18n();
  return (
    <table className="own" style={mostDue(owners)}>
      <caption className="vh">{t("scorecard.owners")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scorecard.owner")}</th>
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
        {owners.map((owner) => (
          <tr key={owner.code}>
            <th scope="row">
              <LocalLink className="quiet" to={`/${plan}/lembaga/${owner.code}`} title={text(owner.title)}>
                {owner.short}
              </LocalLink>
            </th>
            <DueCell total={owner.total} />
            <td className="sb">
              {owner.total.dueCount === 0 ? null : <UnitBar counts={owner.total.due} />}
              <NotDueText total={owner.total} />
            </td>
            <NumberCells total={owner.total} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
