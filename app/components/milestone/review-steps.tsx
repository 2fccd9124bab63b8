import type { ReactNode } from "react";
import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import type { ReportView } from "#app/domain/milestone-review.ts";
import type { MilestoneView } from "#app/domain/milestone-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { view: MilestoneView; frame: PageFrame };

/** The steps the latest report went through, and who must do what next. */
export function ReviewSteps({ view, frame }: Props) {
  const { t, date, percent } = useI18n();
  const { report } = view;
  if (report === null) {
    return (
      <ol className="steps">
        <NextStep view={view} frame={frame}>
          {t("milestone.noReport")}
        </NextStep>
      </ol>
    );
  }
  return (
    <ol className="steps">
      <li className="ok">
        <Icon name="check" />
        <span>
          {t("milestone.submittedBy", { who: shortName(frame, report.organisation) })}
          <small>
            {t("milestone.reportedPercent", { percent: percent(report.percentDone), date: date(report.on) })}{" "}
            {report.illustration ? <span className="illus-mark">{t("illustration.mark")}</span> : null}
          </small>
        </span>
      </li>
      {report.steps.map((step) => (
        <ReviewStep key={`${step.step} ${step.on} ${step.organisation}`} step={step} frame={frame} />
      ))}
      <NextStep view={view} frame={frame} />
    </ol>
  );
}

function ReviewStep({ step, frame }: { step: ReportView["steps"][number]; frame: PageFrame }) {
  const { t, date } = useI18n();
  const back = step.decision === "returned" || step.returnedSlots.length > 0;
  const who = shortName(frame, step.organisation);
  const note =
    step.decision === "returned"
      ? t("milestone.stepReturnedNote", { date: date(step.on) })
      : step.returnedSlots.length > 0
        ? t("milestone.stepReturnedSlots", { slots: step.returnedSlots.join(", "), date: date(step.on) })
        : t("milestone.stepAcceptedNote", { date: date(step.on) });
  return (
    <li className={back ? "bad" : "ok"}>
      <Icon name={back ? "undo-2" : "check"} />
      <span>
        {t(step.step === "check" ? "milestone.checkedBy" : "milestone.acceptedBy", { who })}
        <small>{note}</small>
        {step.reason === null ? null : <small>{t("milestone.because", { reason: step.reason })}</small>}
      </span>
    </li>
  );
}

function NextStep({ view, frame, children }: Props & { children?: ReactNode }) {
  const { t } = useI18n();
  const { act, organisation } = view.next;
  const who = organisation === null ? t("milestone.nobody") : shortName(frame, organisation);
  return (
    <li className="un">
      <Icon name="circle-dashed" />
      <span>
        {t(`milestone.next.${act}`, { who, slots: view.reason.slots.join(", ") })}
        {children === undefined ? null : <small>{children}</small>}
      </span>
    </li>
  );
}
