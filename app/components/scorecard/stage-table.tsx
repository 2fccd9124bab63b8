import type { CSSProperties } from "react";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { custom } from "#app/components/ui/share.ts";
import { UnitBar } from "#app/components/ui/unit-bar.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { RollUp } from "#app/domain/roll-up.ts";
import type { StageLine } from "#app/domain/stage-row.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";
import { NotDueText } from "./not-due-text.tsx";
import { AxisHead, axisLines, StageBar } from "./stage-axis.tsx";
import { StageDates } from "./stage-dates.tsx";
import { type TimeAxis, timeAxis } from "./time-axis.ts";

type Props = {
  plan: { slug: string; periodEnd: CalendarDate };
  asOf: CalendarDate;
  checkpoints: ReadonlyArray<{ code: string; dueOn: CalendarDate }>;
  stages: ReadonlyArray<StageLine>;
};

/** Capaian per stage in legal order, on one axis of time. */
export function StageTable({ plan, asOf, checkpoints, stages }: Props) {
  const { t, longDate } = useI18n();
  const { word } = usePlanWord();
  const axis = timeAxis(stages, plan.periodEnd);
  const lines = axis === null ? undefined : axisLines(axis, { checkpoints, asOf });
  return (
    <table className="stg" style={{ ...mostDue(stages), ...lines }}>
      <caption className="vh">
        {t("scorecard.stageCaption", { achievement: word("achievement"), date: longDate(asOf) })}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="cd">
            <span className="vh">{t("scorecard.code")}</span>
          </th>
          <th scope="col" className="st-name">
            {t("scorecard.stage")}
          </th>
          <th scope="col" className="axc">
            <span className="vh">{t("scorecard.axis")}</span>
            {axis === null ? null : <AxisHead axis={axis} checkpoints={checkpoints} asOf={asOf} />}
          </th>
          <th scope="col" className="due">
            {t("scorecard.due")}
          </th>
          <th scope="col" className="sb">
            {t("scorecard.status")}
          </th>
          <th scope="col" className="n">
            {t("numbers.reported")}
          </th>
          <th scope="col" className="n">
            {t("numbers.proven")}
          </th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <Row key={stage.key ?? "-"} plan={plan.slug} stage={stage} axis={axis} asOf={asOf} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { plan: string; stage: StageLine; axis: TimeAxis | null; asOf: CalendarDate };

function Row({ plan, stage, axis, asOf }: RowProps) {
  const { t, text } = useI18n();
  const { total } = stage;
  return (
    <tr className={total.totalCount === 0 ? "empty" : undefined}>
      <td className="cd">{stage.code}</td>
      <th scope="row">
        {stage.key === null || stage.title === null ? (
          <LocalLink className="quiet" to={`/${plan}/matriks?kolom=tahapan`}>
            {t("scorecard.outside")}
          </LocalLink>
        ) : (
          <LocalLink className="quiet" to={`/${plan}/tahapan/${stage.key}`}>
            {text(stage.title)}
          </LocalLink>
        )}
        <span className="dt">
          <StageDates stage={stage} />
        </span>
      </th>
      <td className="tl">{axis === null ? null : <StageBar stage={stage} axis={axis} asOf={asOf} />}</td>
      <DueCell total={total} />
      <td className="sb">
        {total.dueCount === 0 ? null : <UnitBar counts={total.due} />}
        <NotDueText total={total} />
      </td>
      <NumberCells total={total} />
    </tr>
  );
}

/** The longest bar sets the scale of every bar of a table, so lengths compare from row to row. */
export function mostDue(rows: ReadonlyArray<{ total: RollUp }>): CSSProperties {
  return custom({ "--most": Math.max(1, ...rows.map(({ total }) => total.dueCount)) });
}

/** "3 dari 4": how many have come due. */
export function DueCell({ total }: { total: RollUp }) {
  const { t } = useI18n();
  if (total.dueCount === 0) return <td className="due" />;
  return (
    <td className="due">
      {total.dueCount} <span>{t("scorecard.ofTotal", { total: total.totalCount })}</span>
    </td>
  );
}

/** Both numbers, or words where nothing is due. */
export function NumberCells({ total }: { total: RollUp }) {
  const { t } = useI18n();
  if (total.dueCount === 0) {
    return (
      <td className="n none" colSpan={2}>
        {total.totalCount === 0 ? (
          <span className="vh">{t("scorecard.noNumber")}</span>
        ) : (
          t("numbers.noneDue")
        )}
      </td>
    );
  }
  return (
    <>
      <td className="n" data-l={t("numbers.reported")}>
        <InlineNumber kind="reported" value={total.reportedPercent} />
      </td>
      <td className="n" data-l={t("numbers.proven")}>
        <InlineNumber kind="proven" value={total.provenPercent} />
      </td>
    </>
  );
}
