import { AxisHead, axisLines, StageBar } from "#app/components/scorecard/stage-axis.tsx";
import { type TimeAxis, timeAxis } from "#app/components/scorecard/time-axis.ts";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { STATUS_LOOK, StatusChip } from "#app/components/ui/status-chip.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Timeline, TimelineDeadline, TimelineMove, TimelineRow } from "#app/domain/timeline.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";

type Props = {
  plan: string;
  timeline: Timeline;
  checkpoints: ReadonlyArray<{ code: string; dueOn: CalendarDate }>;
  asOf: CalendarDate;
};

/**
 * Every stage, deadline and amendment on one axis. What the drawing shows stands beside it in words: a sentence, the
 * tables of stages, and a table of the deadlines.
 */
export function TimelineFigure({ timeline, checkpoints, asOf }: Omit<Props, "plan">) {
  const { t, longDate } = useI18n();
  const { start, end, rows, deadlines, undated, moves } = timeline;
  const edges = [
    { kind: "dated" as const, on: start },
    { kind: "dated" as const, on: end },
  ] as const;
  const axis = timeAxis([{ start: edges[0], end: edges[1] }], end);
  const after = deadlines.filter(({ on }) => on >= asOf).length;
  const stages = rows.filter(({ line }) => line.key !== null).length;
  return (
    <Section id="garis-waktu" title={t("schedule.timeline.title")}>
      <p>
        {t("schedule.timeline.sentence", {
          ...{ stages, from: longDate(start), to: longDate(end), count: deadlines.length },
          ...{ after, date: longDate(asOf) },
        })}
        {undated === 0 ? null : ` ${t("schedule.timeline.undated", { count: undated })}`}
      </p>
      {axis === null ? null : (
        <div className="tml" aria-hidden="true" style={axisLines(axis, { checkpoints, asOf })}>
          <div className="tml-row tml-head">
            <span />
            <AxisHead axis={axis} checkpoints={checkpoints} asOf={asOf} />
          </div>
          {moves.length === 0 ? null : <MovesRow moves={moves} axis={axis} />}
          {rows.map((row) => (
            <DrawnRow key={row.line.key ?? "-"} row={row} axis={axis} asOf={asOf} />
          ))}
        </div>
      )}
      <p className="xs mut" aria-hidden="true">
        {t("schedule.timeline.legend")}
      </p>
    </Section>
  );
}

function place(axis: TimeAxis, day: CalendarDate) {
  return { left: `${Math.round(axis.placePercent(day) * 100) / 100}%` };
}

function MovesRow({ moves, axis }: { moves: ReadonlyArray<TimelineMove>; axis: TimeAxis }) {
  const { t } = useI18n();
  return (
    <div className="tml-row">
      <span>{t("schedule.timeline.amendments")}</span>
      <div className="tml-axis">
        <div className="axis" />
        {moves.map(({ knownOn, citation }) => (
          <b key={`${knownOn} ${citation.id}`} className="tml-flag" style={place(axis, knownOn)} />
        ))}
      </div>
    </div>
  );
}

function DrawnRow({ row, axis, asOf }: { row: TimelineRow; axis: TimeAxis; asOf: CalendarDate }) {
  const { t, text } = useI18n();
  const { line, deadlines } = row;
  return (
    <div className="tml-row">
      <span>
        {line.code === null ? null : <b className="cd">{line.code}</b>}{" "}
        {line.title === null ? t("matrix.outside") : text(line.title)}
      </span>
      <div className="tml-axis">
        <StageBar stage={line} axis={axis} asOf={asOf} />
        {line.movedFrom === null ? null : <b className="tml-was" style={place(axis, line.movedFrom)} />}
        {deadlines.map(({ code, on, status }) => (
          <b key={code} className={`tml-due ${STATUS_LOOK[status].className}`} style={place(axis, on)} />
        ))}
      </div>
    </div>
  );
}

/** Every deadline by its day, and every amendment that moved dates: the drawing in words. */
export function TimelineTables({ plan, timeline }: Pick<Props, "plan" | "timeline">) {
  const { t, text, date } = useI18n();
  const { word } = usePlanWord();
  const names = new Map(timeline.rows.map(({ line }) => [line.key, line]));
  return (
    <Section id="tenggat" title={t("schedule.timeline.deadlines")}>
      <table className="sched tml-table">
        <caption className="vh">{t("schedule.timeline.deadlines")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("schedule.dueOn")}</th>
            <th scope="col">{word("milestone")}</th>
            <th scope="col">{t("scorecard.stage")}</th>
            <th scope="col">{t("matrix.status")}</th>
          </tr>
        </thead>
        <tbody>
          {timeline.deadlines.map((deadline) => (
            <DeadlineRow
              key={deadline.code}
              plan={plan}
              deadline={deadline}
              stage={names.get(deadline.stage)?.code ?? t("matrix.outside")}
            />
          ))}
        </tbody>
      </table>
      {timeline.moves.length === 0 ? null : (
        <>
          <h3>{t("schedule.timeline.amendments")}</h3>
          <ul>
            {timeline.moves.map(({ knownOn, citation, stages }) => (
              <li key={`${knownOn} ${citation.id}`}>
                <time dateTime={knownOn}>{date(knownOn)}</time>
                {`: ${text(citation)} · ${t("schedule.timeline.moved", { count: stages })}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

type RowProps = { plan: string; deadline: TimelineDeadline; stage: string };

function DeadlineRow({ plan, deadline, stage }: RowProps) {
  const { text, date } = useI18n();
  const { code, title, on, originalOn, status } = deadline;
  return (
    <tr>
      <td>
        {originalOn === on ? null : (
          <>
            <s>{date(originalOn)}</s>{" "}
          </>
        )}
        <time dateTime={on}>{date(on)}</time>
      </td>
      <th scope="row">
        <LocalLink className="quiet" to={`/${plan}/target/${code}`}>
          {`${code} ${text(title)}`}
        </LocalLink>
      </th>
      <td>{stage}</td>
      <td>
        <StatusChip status={status} />
      </td>
    </tr>
  );
}
