import type { DueCard } from "#app/domain/milestone-card.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  due: DueCard;
  lateByDays: number | null;
  /** Also shows the first date ever known, struck through. */
  original?: boolean | undefined;
};

/** A deadline in words: the day and the days left, or what it waits for. Only lateness is coloured. */
export function DueText({ due, lateByDays, original = false }: Props) {
  const { t, text, date } = useI18n();
  if (due.kind === "none") return <span className="due-text">{t("due.none")}</span>;
  if (due.kind === "waiting") {
    return <span className="due-text">{t("due.waiting", { event: text(due.for) })}</span>;
  }
  return (
    <span className="due-text">
      {original && due.originalOn !== due.dueOn ? (
        <>
          <s>{date(due.originalOn)}</s>{" "}
        </>
      ) : null}
      <time dateTime={due.dueOn}>{date(due.dueOn)}</time>
      <DaysOff daysLeft={due.daysLeft} lateByDays={lateByDays} />
    </span>
  );
}

function DaysOff({ daysLeft, lateByDays }: { daysLeft: number; lateByDays: number | null }) {
  const { t } = useI18n();
  if (lateByDays !== null) {
    return (
      <>
        {" · "}
        <span className="late-word">{t("days.late", { count: lateByDays })}</span>
      </>
    );
  }
  if (daysLeft < 0) return null;
  return <>{` · ${daysLeft === 0 ? t("days.today") : t("days.left", { count: daysLeft })}`}</>;
}
