import type { DisputeView } from "#app/domain/dispute.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  dispute: DisputeView;
  /** Short name of an organisation. */
  named: (organisation: string) => string;
  /** Body that has to answer. */
  by: string;
};

/** An objection (*keberatan*) and its answer, both in the words they were written in. */
export function DisputeText({ dispute, named, by }: Props) {
  const { t, date } = useI18n();
  const { answer } = dispute;
  return (
    <div className="dsp">
      <p className="who">
        {t("review.disputeFiled", { by: named(dispute.organisation), date: date(dispute.on) })}
        {dispute.illustration ? <span className="illus-mark"> {t("illustration.mark")}</span> : null}
      </p>
      <blockquote>{dispute.text}</blockquote>
      {answer === null ? (
        <p className="who">{t("review.disputeWaiting", { by: named(by) })}</p>
      ) : (
        <>
          <p className="who">
            {t(`review.disputeAnswered.${answer.decision}`, {
              by: named(answer.organisation),
              date: date(answer.on),
            })}
          </p>
          <blockquote>{answer.text}</blockquote>
        </>
      )}
    </div>
  );
}
