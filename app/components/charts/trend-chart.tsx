import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { type CalendarDate, daysBetween } from "#app/domain/calendar-date.ts";
import type { Trend } from "#app/domain/trend.ts";
import { displayPercent } from "#app/i18n/formats.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useBoxWidth } from "./box-width.ts";
import { useReducedMotion } from "./reduced-motion.ts";

const HEIGHT_PX = 260;
const TICKS = [0, 25, 50, 75, 100];
const AXIS = { stroke: "var(--color-ink-3)", fontSize: 12, tickLine: false } as const;
const TOOLTIP = {
  background: "var(--color-paper)",
  border: "1px solid var(--color-line-strong)",
  borderRadius: "5px",
  fontSize: "13px",
};

/** The table beside it as two lines over time: dashed is reported, solid is proven. */
export function TrendChart({ trend }: { trend: Trend }) {
  const { t, number, shortDate, date } = useI18n();
  const still = useReducedMotion();
  const [box, width] = useBoxWidth();
  const { points, amendments } = trend;
  const first = points[0]?.on;
  if (first === undefined) return null;
  const at = (day: CalendarDate) => daysBetween(first, day);
  const dayAt = new Map(points.map((point) => [at(point.on), point.on]));
  const rows = points.map(({ on, reportedPercent, provenPercent }) => ({
    at: at(on),
    reported: reportedPercent === null ? null : displayPercent(reportedPercent),
    proven: provenPercent === null ? null : displayPercent(provenPercent),
  }));
  const nameOf = (value: unknown, format: typeof date) => {
    const day = typeof value === "number" ? dayAt.get(value) : undefined;
    return day === undefined ? "" : format(day);
  };
  const line = { dot: false, strokeWidth: 2.5, connectNulls: false, isAnimationActive: !still } as const;
  return (
    <div ref={box} className="chart-live" aria-hidden="true">
      {width === 0 ? null : (
        <LineChart width={width} height={HEIGHT_PX} data={rows} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="at"
            type="number"
            domain={["dataMin", "dataMax"]}
            ticks={[...dayAt.keys()]}
            minTickGap={26}
            tickFormatter={(value) => nameOf(value, shortDate)}
            {...AXIS}
            axisLine={{ stroke: "var(--color-line-strong)" }}
          />
          <YAxis
            domain={[0, 100]}
            ticks={TICKS}
            width={48}
            {...AXIS}
            axisLine={false}
            tickFormatter={(value) => `${value}\u00a0%`}
          />
          <Tooltip
            labelFormatter={(value) => nameOf(value, date)}
            formatter={(value) => (typeof value === "number" ? `${number(value)}\u00a0%` : "–")}
            isAnimationActive={!still}
            contentStyle={TOOLTIP}
          />
          {amendments
            .filter(({ on }) => on >= first)
            .map(({ on }) => (
              <ReferenceLine key={on} x={at(on)} stroke="var(--color-asof)" strokeWidth={1.5} />
            ))}
          <Line
            {...line}
            dataKey="reported"
            name={t("numbers.reported")}
            stroke="var(--color-proven-hatch)"
            strokeDasharray="6 4"
          />
          <Line {...line} dataKey="proven" name={t("numbers.proven")} stroke="var(--color-proven)" />
        </LineChart>
      )}
    </div>
  );
}
