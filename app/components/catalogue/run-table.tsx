import type { RunLine } from "#app/domain/evidence/catalogue-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Attempts to read a catalogue, newest first, with what came of each. */
export function RunTable({ runs, timeZone }: { runs: ReadonlyArray<RunLine>; timeZone: string }) {
  const { t, instant } = useI18n();
  if (runs.length === 0) return <p>{t("catalogue.noRuns")}</p>;
  return (
    <div className="scroll-x">
      <table className="cat stack">
        <caption className="vh">{t("catalogue.runs")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.runStarted")}</th>
            <th scope="col">{t("catalogue.runOutcome")}</th>
            <th scope="col">{t("catalogue.published")}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">{instant(run.startedAt, timeZone)}</th>
              <td>
                {t(`catalogue.outcomes.${run.outcome}`)}
                <span className="mut xs"> {t(run.full ? "catalogue.runFull" : "catalogue.runNews")}</span>
              </td>
              <td className="full">
                {run.outcome === "complete" ? <RunCounts run={run} /> : null}
                {run.error === null ? null : (
                  <span className="xs"> {t("catalogue.runNote", { note: run.error })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunCounts({ run }: { run: RunLine }) {
  const { t } = useI18n();
  const { datasets, added, changed, withdrawn } = run;
  return <>{t("catalogue.runCounts", { datasets, added, changed, withdrawn })}</>;
}
