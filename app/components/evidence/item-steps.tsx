import type { ItemStep, ItemView } from "#app/domain/slot-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type PageFrame, shortName } from "./page-frame.ts";

type Frame = Pick<PageFrame, "organisations">;

/** Who filed an item and who decided what about it, with the days. */
export function ItemSteps({ item, frame }: { item: ItemView; frame: Frame }) {
  const { t, date } = useI18n();
  return (
    <p className="by">
      {t("milestone.filedBy", { who: shortName(frame, item.organisation), date: date(item.filedOn) })}{" "}
      {item.steps.length === 0 ? t("milestone.awaiting") : null}
      {item.steps.map((step) => (
        <Step key={`${step.step} ${step.on} ${step.organisation}`} step={step} frame={frame} />
      ))}
      {item.firstOpenedOn === null ? null : (
        <span>{t("milestone.openedFirst", { date: date(item.firstOpenedOn) })} </span>
      )}
      {item.illustration ? <span className="illus-mark">{t("illustration.mark")}</span> : null}
    </p>
  );
}

function Step({ step, frame }: { step: ItemStep; frame: Frame }) {
  const { t, date } = useI18n();
  const values = { who: shortName(frame, step.organisation), date: date(step.on) };
  const returned = step.decision === "returned";
  return (
    <span>
      {t(returned ? "milestone.stepReturned" : "milestone.stepAccepted", values)}{" "}
      {returned && step.reason !== null ? `${t("milestone.because", { reason: step.reason })} ` : null}
    </span>
  );
}
