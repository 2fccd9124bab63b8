import { lazy, Suspense, useRef } from "react";
import { CsvLink } from "#app/components/scorecard/csv-link.tsx";
import { Why } from "#app/components/scorecard/why.tsx";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { Lanes } from "#app/components/ui/lanes.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Amendment, Trend, TrendPoint } from "#app/domain/trend.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useNear } from "./near.ts";

const TrendChart = lazy(async () => ({ default: (await import("./trend-chart.tsx")).TrendChart }));

type Props = { plan: string; trend: Trend };

/** The two numbers over time: a sentence, a table with bars that stands alone, and a picture of it. */
export function TrendSection({ plan, trend }: Props) {
  const { t } = useI18n();
  const title = t("outlook.trend.title");
  return (
    <Section
      id="perjalanan"
      title={title}
      hint={t("outlook.trend.hint")}
      actions={<CsvLink plan={plan} file="perjalanan" of={title} />}
    >
      <div>
        {useTrendSentence(trend)} {trend.endedOn === null ? null : <Ended on={trend.endedOn} />}{" "}
        <Why of={title}>{t("outlook.trend.why")}</Why>
      </div>
      {trend.points.every(({ provenPercent }) => provenPercent === null) ? null : (
        <figure className="trend-fig">
          <Picture trend={trend} />
          <figcaption className="xs mut">{t("outlook.trend.chartCaption")}</figcaption>
        </figure>
      )}
      <TrendTable trend={trend} />
    </Section>
  );
}

function Ended({ on }: { on: CalendarDate }) {
  const { t, date } = useI18n();
  return t("outlook.trend.ended", { date: date(on) });
}

function useTrendSentence({ points, amendments }: Trend): string {
  const { t, date, percent } = useI18n();
  const counted = points.filter(({ provenPercent }) => provenPercent !== null);
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return t("outlook.trend.none");
  const values = {
    from: percent(first.provenPercent),
    to: percent(last.provenPercent),
    date: date(first.on),
  };
  const rise = (last.provenPercent ?? 0) - (first.provenPercent ?? 0);
  const way = rise > 0 ? "outlook.trend.up" : rise < 0 ? "outlook.trend.down" : "outlook.trend.same";
  const sentence = t(first === last ? "outlook.trend.first" : way, values);
  const amended = amendments.length;
  return amended === 0 ? sentence : `${sentence} ${t("outlook.trend.amended", { count: amended })}`;
}

/** Nothing until it is near the screen: the bars stand in the table, so the picture holds no news of its own. */
function Picture({ trend }: { trend: Trend }) {
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  return (
    <div className="trend-box" ref={box}>
      {near ? (
        <Suspense fallback={null}>
          <TrendChart trend={trend} />
        </Suspense>
      ) : null}
    </div>
  );
}

function TrendTable({ trend }: { trend: Trend }) {
  const { t } = useI18n();
  const { points, amendments } = trend;
  return (
    <table className="own trend">
      <caption className="vh">{t("outlook.trend.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("outlook.day")}</th>
          <th scope="col">{t("scorecard.due")}</th>
          <th scope="col">{t("outlook.trend.verified")}</th>
          <th scope="col" className="bars">
            {t("outlook.trend.picture")}
          </th>
          <th scope="col" className="n">
            {t("numbers.reported")}
          </th>
          <th scope="col" className="n">
            {t("numbers.proven")}
          </th>
          <th scope="col" className="amd">
            {t("outlook.trend.amendment")}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point, index) => (
          <PointRow
            key={point.on}
            point={point}
            amendments={amendments.filter(({ on }) => on > (points[index - 1]?.on ?? "") && on <= point.on)}
          />
        ))}
      </tbody>
    </table>
  );
}

function PointRow({ point, amendments }: { point: TrendPoint; amendments: ReadonlyArray<Amendment> }) {
  const { t, text, date } = useI18n();
  return (
    <tr className={amendments.length > 0 ? "amended" : undefined}>
      <th scope="row">
        <time dateTime={point.on}>{date(point.on)}</time>
      </th>
      <td data-l={t("scorecard.due")}>
        {point.dueCount} <span className="mut">{t("scorecard.ofTotal", { total: point.totalCount })}</span>
      </td>
      <td data-l={t("outlook.trend.verified")}>{point.verifiedCount}</td>
      <td className="bars">
        {point.dueCount === 0 ? null : (
          <div aria-hidden="true">
            <Lanes reported={point.reportedPercent} proven={point.provenPercent} />
          </div>
        )}
      </td>
      {point.dueCount === 0 ? (
        <td className="n none" colSpan={2}>
          {t("numbers.noneDue")}
        </td>
      ) : (
        <>
          <td className="n" data-l={t("numbers.reported")}>
            <InlineNumber kind="reported" value={point.reportedPercent} />
          </td>
          <td className="n" data-l={t("numbers.proven")}>
            <InlineNumber kind="proven" value={point.provenPercent} />
          </td>
        </>
      )}
      <td className="amd">
        {amendments.map(({ on, moved, citation }) => (
          <span key={on} className="am">
            {date(on)}: {t("outlook.trend.moved", { count: moved })}
            {citation === null ? null : `, ${text(citation)}`}
          </span>
        ))}
      </td>
    </tr>
  );
}
