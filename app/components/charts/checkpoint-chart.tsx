import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import type { Scorecard } from "#app/domain/scorecard.ts";
import { displayPercent } from "#app/i18n/formats.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useBoxWidth } from "./box-width.ts";
import { useReducedMotion } from "./reduced-motion.ts";

const HEIGHT_PX = 220;
const TICKS = [0, 25, 50, 75, 100];

/** The same numbers as the table beside it, side by side. Hatched is reported, solid is proven. */
export function CheckpointChart({ checkpoints }: { checkpoints: Scorecard["checkpoints"] }) {
  const { t, number } = useI18n();
  const still = useReducedMotion();
  const [box, width] = useBoxWidth();
  const rows = checkpoints.map(({ code, total }) => ({
    code,
    reported: displayPercent(total.reportedPercent ?? 0),
    proven: displayPercent(total.provenPercent ?? 0),
  }));
  const axis = { stroke: "var(--color-ink-3)", fontSize: 12, tickLine: false } as const;
  return (
    <div ref={box} className="chart-live" aria-hidden="true">
      {width === 0 ? null : (
        <BarChart width={width} height={HEIGHT_PX} data={rows} barGap={3} accessibilityLayer={false}>
          <defs>
            <pattern
              id="hatch"
              width="4"
              height="4"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(-45)"
            >
              <rect width="4" height="4" fill="var(--color-paper)" />
              <rect width="4" height="1.2" fill="var(--color-proven-hatch)" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis dataKey="code" {...axis} axisLine={{ stroke: "var(--color-line-strong)" }} />
          <YAxis
            domain={[0, 100]}
            ticks={TICKS}
            width={44}
            {...axis}
            axisLine={false}
            tickFormatter={(value) => `${value}\u00a0%`}
          />
          <Tooltip
            cursor={{ fill: "var(--color-sunken)" }}
            formatter={(value) => (typeof value === "number" ? `${number(value)}\u00a0%` : value)}
            isAnimationActive={!still}
            contentStyle={{
              background: "var(--color-paper)",
              border: "1px solid var(--color-line-strong)",
              borderRadius: "5px",
              fontSize: "13px",
            }}
          />
          <Bar
            dataKey="reported"
            name={t("numbers.reported")}
            fill="url(#hatch)"
            stroke="var(--color-proven)"
            strokeWidth={1.5}
            maxBarSize={34}
            isAnimationActive={!still}
          />
          <Bar
            dataKey="proven"
            name={t("numbers.proven")}
            fill="var(--color-proven)"
            maxBarSize={34}
            isAnimationActive={!still}
          />
        </BarChart>
      )}
    </div>
  );
}
