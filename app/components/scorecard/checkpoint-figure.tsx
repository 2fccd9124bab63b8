import { lazy, Suspense, useRef } from "react";
import { useNear } from "#app/components/charts/near.ts";
import { Lanes } from "#app/components/ui/lanes.tsx";
import type { Scorecard } from "#app/domain/scorecard.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DueCell, NumberCells } from "./stage-table.tsx";

type Checkpoints = Scorecard["checkpoints"];

const CheckpointChart = lazy(async () => ({
  default: (await import("#app/components/charts/checkpoint-chart.tsx")).CheckpointChart,
}));

/** Reported and proven per reporting round: a table that stands alone, and a picture of it. */
export function CheckpointFigure({ checkpoints }: { checkpoints: Checkpoints }) {
  const { t } = useI18n();
  const counted = checkpoints.filter((checkpoint) => checkpoint.total.dueCount > 0);
  return (
    <div className="cpf">
      <CheckpointTable checkpoints={checkpoints} />
      {counted.length === 0 ? null : (
        <figure className="cpg">
          <Picture checkpoints={counted} />
          <figcaption className="xs mut">{t("scorecard.chartCaption")}</figcaption>
        </figure>
      )}
    </div>
  );
}

/** Bars from the server; the chart takes their place once it is near the screen and has loaded. */
function Picture({ checkpoints }: { checkpoints: Checkpoints }) {
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  const bars = <Bars checkpoints={checkpoints} />;
  return (
    <div className="cpb" ref={box}>
      {near ? (
        <Suspense fallback={bars}>
          <CheckpointChart checkpoints={checkpoints} />
        </Suspense>
      ) : (
        bars
      )}
    </div>
  );
}

function Bars({ checkpoints }: { checkpoints: Checkpoints }) {
  return (
    <ul className="cpl">
      {checkpoints.map(({ code, total }) => (
        <li key={code}>
          <b>{code}</b>
          <Lanes reported={total.reportedPercent} proven={total.provenPercent} />
        </li>
      ))}
    </ul>
  );
}

function CheckpointTable({ checkpoints }: { checkpoints: Checkpoints }) {
  const { t, text, date } = useI18n();
  return (
    <table className="own">
      <caption className="vh">{t("scorecard.checkpoints")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scorecard.checkpoint")}</th>
          <th scope="col">{t("scorecard.due")}</th>
          <th scope="col">{t("numbers.reported")}</th>
          <th scope="col">{t("numbers.proven")}</th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map(({ code, title, dueOn, total }) => (
          <tr key={code}>
            <th scope="row">
              {code} <span className="dt">{`${text(title)}, ${date(dueOn)}`}</span>
            </th>
            <DueCell total={total} />
            <NumberCells total={total} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
