import type { CSSProperties } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { custom } from "#app/components/ui/share.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { StageLine } from "./scorecard-view.ts";
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
        <em key={code} style={{ left: `${round(axis.placePercent(dueOn))}%` }}>
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

/** One stage on the axis. A picture of dates that stand as text beside it. */
export function StageBar({ stage, axis, asOf }: { stage: StageLine; axis: TimeAxis; asOf: CalendarDate }) {
  const { text } = useI18n();
  const from = dayOf(stage.start) ?? dayOf(stage.end);
  const until = dayOf(stage.end);
  if (from === null || until === null) {
    const { end } = stage;
    if (end === null || end.kind === "dated") return <div className="axis" aria-hidden="true" />;
    const place = round(axis.placePercent(asOf));
    return (
      <div className="axis" aria-hidden="true">
        <span className={place < 40 ? "evt right" : "evt"} style={{ left: `${place}%` }}>
          <Icon name="hourglass" /> {text(end.for)}
        </span>
      </div>
    );
  }
  const left = axis.placePercent(from);
  const width = Math.max(0.9, axis.placePercent(until) - left);
  const tense = { past: "past", current: "now", future: "fut", undated: "fut" }[stage.tense];
  return (
    <div className="axis" aria-hidden="true">
      <i className={tense} style={{ left: `${round(left)}%`, width: `${round(width)}%` }} />
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
