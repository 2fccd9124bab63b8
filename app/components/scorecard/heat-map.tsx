import { memo } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { STATUS_LOOK } from "#app/components/ui/status-chip.tsx";
import { StatusLegend } from "#app/components/ui/status-legend.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { HeatCell, HeatMap, HeatRow } from "#app/domain/heat-map.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";
import { Why } from "./why.tsx";

type Props = { plan: string; asOf: CalendarDate; map: HeatMap };

/** A larger map would be longer than the page it stands on. */
const MOST_ROWS = 60;

/** The matrix in small: one box per target, each a link to it. */
export function HeatMapTable({ plan, asOf, map }: Props) {
  const { t } = useI18n();
  const actions = map.rows.length;
  return (
    <>
      <div>
        {t("outlook.heat.sentence", { count: map.total, actions })}{" "}
        <Why of={t("outlook.heat.title")}>{t("outlook.heat.whyRule")}</Why>
      </div>
      <StatusLegend counts={map.counts} />
      {actions > MOST_ROWS ? (
        <p>
          {t("outlook.heat.tooMany", { count: actions, actions })}{" "}
          <LocalLink to={`/${plan}/matriks`}>{t("outlook.heat.open")}</LocalLink>
        </p>
      ) : (
        <Boxes plan={plan} asOf={asOf} map={map} />
      )}
    </>
  );
}

function Boxes({ plan, asOf, map }: Props) {
  const { t, date, longDate } = useI18n();
  const { word } = usePlanWord();
  const href = useLocalHref();
  return (
    <table className="heat">
      <caption className="vh">{t("outlook.heat.caption", { date: longDate(asOf) })}</caption>
      <thead>
        <tr>
          <th scope="col">{word("action")}</th>
          {map.columns.map(({ code, dueOn }) => (
            <th scope="col" key={code}>
              {code} <span className="dt">{date(dueOn)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {map.rows.map((row) => (
          <Row key={row.code} row={row} hrefOf={(code) => href(`/${plan}/target/${code}`)} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: HeatRow; hrefOf: (code: string) => string };

function Row({ row, hrefOf }: RowProps) {
  const { t, text } = useI18n();
  return (
    <tr>
      <th scope="row">
        <span className="cd">{row.code}</span> {text(row.title)}
      </th>
      {row.cells.map((cells, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has one cell per checkpoint, in their order
        <td key={index}>
          {cells.length === 0 ? <span className="vh">{t("outlook.heat.none")}</span> : null}
          {cells.map((cell) => (
            <Box key={cell.code} cell={cell} href={hrefOf(cell.code)} />
          ))}
        </td>
      ))}
    </tr>
  );
}

/** A plain link: a map has many, and a client-side one costs each of them. */
const Box = memo(function Box({ cell, href }: { cell: HeatCell; href: string }) {
  const { t } = useI18n();
  const { icon, className } = STATUS_LOOK[cell.status];
  const word = t(`status.${cell.status}`);
  return (
    <a className={`hb ${className}`} href={href} title={`${cell.code}: ${word}`}>
      <Icon name={icon} />
      <span className="vh">{`${cell.code} ${word}`}</span>
    </a>
  );
});
