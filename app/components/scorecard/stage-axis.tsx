import type { CSSProperties } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { custom } from "#app/components/ui/share.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { StageLine } from "#app/domain/stage-row.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { dayOf, type TimeAxis } from "./time-axis.ts";

type Marks = { checkpoints: ReadonlyArray<{ code: string; dueOn: CalendarDate }>; asOf: CalendarDate };

/** Checkpoint hairlines and the as-of line, drawn once behind every row. */
export function axisLines(axis: TimeAxis, { checkpoints, asOf }: Marks): CSSProperties {
  const line = (color: string, day: CalendarDate, width: string) =>
    `linear-gradient(${color}, ${color}) ${round(axis.placePercent(day))}% 0/${width} 100% no-repeat`;
  const lines = checkpoints
    .filter(({ dueOn }) => dueOn >= axis.start && dueOn <= axis.end)
    .map(({ dueOn }) => line("var(--color-line)", dueOn, "1px"));
  const today = asOf < axis.start || asOf > axis.end ? [] : [line("var(--color-asof)", asOf, "1.5px")];
  return custom({ "--axis": [...today, ...lines].join(", ") || "none" });
}

/** The head of the axis: checkpoints with their month, and the as-of day. */
export function AxisHead({ axis, checkpoints, asOf }: Marks & { axis: TimeAxis }) {
  const { t, date, longDate } = useI18n();
  const beyond = asOf > axis.end;
  return (
    <div className="axh">
      {checkpoints.map(({ code, dueOn }) => (
        <em
          key={code}
          className={axis.placePercent(dueOn) > 94 ? "last" : undefined}
          style={{ left: `${round(axis.placePercent(dueOn))}%` }}
        >
          {code}
          <small>{monthOf(date(dueOn))}</small>
        </em>
      ))}
      <strong
        className={beyond ? "beyond" : undefined}
        style={{ left: `${round(axis.placePercent(asOf))}%` }}
      >
        {beyond ? t("scorecard.beyondAxis", { date: longDate(asOf) }) : date(asOf)}
      </strong>
    </div>
  );
}

/**
 * One stage on the axis. A picture of dates that stand as text beside it.
 * A stage whose end waits runs open-ended: through its last dated part, else up to the day shown.
 */
export function StageBar({ stage, axis, asOf }: { stage: StageLine; axis: TimeAxis; asOf: CalendarDate }) {
  const { text } = useI18n();
  const from = dayOf(stage.start) ?? dayOf(stage.end);
  const until = dayOf(stage.end);
  if (stage.end?.kind === "waiting")
    return (
      <WaitingBar
        since={from}
        until={stage.lastPart?.endsOn ?? asOf}
        label={text(stage.end.for)}
        axis={axis}
        asOf={asOf}
      />
    );
  if (from === null || until === null) return <div className="axis" aria-hidden="true" />;
  const left = axis.placePercent(from);
  const width = Math.max(0.9, axis.placePercent(until) - left);
  const tense = { past: "past", current: "now", future: "fut", undated: "fut" }[stage.tense];
  return (
    <div className="axis" aria-hidden="true">
      <i className={tense} style={{ left: `${round(left)}%`, width: `${round(width)}%` }} />
    </div>
  );
}

type WaitingProps = {
  since: CalendarDate | null;
  until: CalendarDate;
  label: string;
  axis: TimeAxis;
  asOf: CalendarDate;
};

/** A bar that fades out; without one, what the end waits for. The row says it in words either way. */
function WaitingBar({ since, until, label, axis, asOf }: WaitingProps) {
  const left = axis.placePercent(since ?? asOf);
  const width = since !== null && since < until ? Math.max(0.9, axis.placePercent(until) - left) : 0;
  const room = 100 - left - width;
  const fitsRight = room > left;
  const place = { left: `${round(fitsRight ? left + width : left)}%` };
  return (
    <div className="axis" aria-hidden="true">
      {width === 0 ? null : (
        <i className="now open" style={{ left: `${round(left)}%`, width: `${round(width)}%` }} />
      )}
      <span
        className={fitsRight ? "evt right" : "evt"}
        style={{ ...place, maxWidth: `${round(Math.max(left, room))}%` }}
      >
        <Icon name="hourglass" /> {width === 0 ? label : null}
      </span>
    </div>
  );
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** `30 Jun 2023` as `Jun 23`. */
function monthOf(date: string): string {
  const [, month = "", year = ""] = date.split(" ");
  return `${month} ${year.slice(-2)}`;
}
