import type { StageRow } from "#app/domain/stage-row.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** When a stage runs, in words: its days, an earlier end struck through, or what it waits for. */
export function StageDates({ stage }: { stage: Pick<StageRow, "start" | "end" | "movedFrom"> }) {
  const { t, text, date } = useI18n();
  const { start, end, movedFrom } = stage;
  if (end === null) return <>{t("scorecard.outsideHint")}</>;
  if (end.kind === "void") return <>{t("scorecard.void", { event: text(end.for) })}</>;
  const from = start?.kind === "dated" && !(end.kind === "dated" && start.on === end.on) ? start.on : null;
  return (
    <>
      {from === null ? null : (
        <>
          <time dateTime={from}>{date(from)}</time>
          {" – "}
        </>
      )}
      {movedFrom === null ? null : (
        <>
          <s>{date(movedFrom)}</s>{" "}
        </>
      )}
      {end.kind === "dated" ? (
        <time dateTime={end.on}>{date(end.on)}</time>
      ) : (
        t("due.waiting", { event: text(end.for) })
      )}
      {movedFrom === null ? null : `, ${t("scorecard.moved")}`}
    </>
  );
}
