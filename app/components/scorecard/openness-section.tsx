import { Section } from "#app/components/ui/section.tsx";
import { share } from "#app/components/ui/share.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Openness, OpennessRow } from "#app/domain/scorecard-openness.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CsvLink } from "./csv-link.tsx";
import { Why } from "./why.tsx";

type Props = { plan: string; asOf: CalendarDate; openness: Openness };

/** Openness of the evidence by the nine principles; what is unknown stands beside the numbers. */
export function OpennessSection({ plan, asOf, openness }: Props) {
  const { t, percent, number } = useI18n();
  const title = t("outlook.openness.title");
  const { meanPercent, judged, unjudged, empty } = openness;
  return (
    <Section
      id="keterbukaan"
      title={title}
      hint={t("outlook.openness.hint")}
      actions={<CsvLink plan={plan} file="keterbukaan" of={title} />}
    >
      <div>
        {meanPercent === null
          ? t("outlook.openness.none")
          : t("outlook.openness.sentence", { percent: percent(meanPercent), count: number(judged) })}{" "}
        <Why of={title}>{t("outlook.openness.why")}</Why>
      </div>
      <p className="sm mut">
        {t("outlook.openness.beside", { unjudged: number(unjudged), empty: number(empty) })}
      </p>
      <Table asOf={asOf} rows={openness.rows} />
    </Section>
  );
}

function Table({ asOf, rows }: { asOf: CalendarDate; rows: ReadonlyArray<OpennessRow> }) {
  const { t, longDate } = useI18n();
  return (
    <table className="own open">
      <caption className="vh">{t("outlook.openness.caption", { date: longDate(asOf) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("outlook.openness.principle")}</th>
          <th scope="col" className="bars">
            <span aria-hidden="true">{t("outlook.trend.picture")}</span>
          </th>
          <th scope="col">{t("outlook.openness.share")}</th>
          <th scope="col">{t("outlook.openness.met")}</th>
          <th scope="col">{t("outlook.openness.notMet")}</th>
          <th scope="col">{t("outlook.openness.unknown")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.principle} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: OpennessRow }) {
  const { t, percent, number } = useI18n();
  return (
    <tr>
      <th scope="row">{t(`law.principle.${row.principle}`)}</th>
      <td className="bars">
        {row.percent === null ? null : (
          <div className="lane prv" aria-hidden="true">
            <i style={share(row.percent)} />
          </div>
        )}
      </td>
      <td data-l={t("outlook.openness.share")} className="b">
        {percent(row.percent)}
      </td>
      <td data-l={t("outlook.openness.met")}>{number(row.met)}</td>
      <td data-l={t("outlook.openness.notMet")}>{number(row.notMet)}</td>
      <td data-l={t("outlook.openness.unknown")}>{number(row.unknown)}</td>
    </tr>
  );
}
