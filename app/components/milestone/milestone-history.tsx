import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import type { Change } from "#app/domain/change.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { frame: PageFrame; history: ReadonlyArray<Change> };

/** Everything that happened to a milestone, newest first. */
export function MilestoneHistory({ frame, history }: Props) {
  const { t, longDate } = useI18n();
  if (history.length === 0)
    return <p className="sm mut">{t("milestone.historyEmpty", { date: longDate(frame.asOf) })}</p>;
  return (
    <ol className="hist">
      {history.map((change) => (
        <HistoryRow
          key={`${change.on} ${change.recordedAt} ${change.kind} ${change.slot ?? ""}`}
          change={change}
          frame={frame}
        />
      ))}
    </ol>
  );
}

function HistoryRow({ change, frame }: { change: Change; frame: PageFrame }) {
  const { t, date, percent } = useI18n();
  const sentence = t(`milestone.change.${change.kind}`, {
    percent: percent(change.percentDone),
    slot: change.slot ?? "",
    from: change.fromOn === null ? "" : date(change.fromOn),
    to: change.toOn === null ? "" : date(change.toOn),
  });
  return (
    <li>
      <time dateTime={change.on}>{date(change.on)}</time>
      <span className="who">{useActor(change, frame)}</span>
      <div>
        {sentence} <ChangeText change={change} />
        {change.illustration ? <span className="illus-mark">{t("illustration.mark")}</span> : null}
      </div>
    </li>
  );
}

function useActor(change: Change, frame: PageFrame): string {
  const { t } = useI18n();
  if (change.organisation !== null) return shortName(frame, change.organisation);
  const byMachine = change.kind === "evidence_failed" || change.kind === "evidence_opened";
  return t(byMachine ? "milestone.machine" : "milestone.schedule");
}

/** A person's words stand in quotation marks, a citation as it is. */
function ChangeText({ change }: { change: Change }) {
  const { t, text } = useI18n();
  if (change.text === null) return null;
  const said = text(change.text);
  if (change.kind === "deadline_moved") return <span className="ink2">{said} </span>;
  return <span className="ink2">{t("milestone.because", { reason: said })} </span>;
}
