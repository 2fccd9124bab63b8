import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { ScheduleLine } from "./schedule-view.ts";
import { StageDates } from "./stage-dates.tsx";

type Props = { plan: string; caption: string; lines: ReadonlyArray<ScheduleLine> };

/** Stages as a table: dates, the earlier date where one moved, and who says so. */
export function ScheduleTable({ plan, caption, lines }: Props) {
  const { t } = useI18n();
  const partsOnly = lines.every((line) => line.depth > 0);
  return (
    <table className={partsOnly ? "sched parts" : "sched"}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scorecard.code")}</th>
          <th scope="col">{t("scorecard.stage")}</th>
          <th scope="col">{t("scorecard.stages.dates")}</th>
          <th scope="col">{t("scorecard.stages.source")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.key} plan={plan} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ plan, line }: { plan: string; line: ScheduleLine }) {
  const { t, text, date } = useI18n();
  const { actual } = line;
  return (
    <tr className={["top-stage", "sub", "sub2"][line.depth] ?? "sub2"}>
      <td className="cd">{line.code}</td>
      <th scope="row">
        <LocalLink className="quiet" to={`/${plan}/tahapan/${line.key}`}>
          {text(line.title)}
        </LocalLink>
      </th>
      <td>
        {line.end?.kind === "waiting" && actual !== null ? null : <StageDates stage={line} />}
        {actual?.end.kind === "dated" ? (
          <p className="xs mut">{t("scorecard.stages.actualOn", { date: date(actual.end.on) })}</p>
        ) : null}
      </td>
      <td className="late-col">
        {line.citation === null
          ? actual === null
            ? t("scorecard.stages.noVersion")
            : text(actual.citation)
          : text(line.citation)}
      </td>
    </tr>
  );
}
