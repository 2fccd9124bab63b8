import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { DisputeText } from "#app/components/review/dispute-text.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { MilestoneDispute } from "#app/domain/dispute.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Every objection to a return, with the return it speaks of and its answer, in the words of both sides. */
export function MilestoneDisputes({
  disputes,
  frame,
}: {
  disputes: ReadonlyArray<MilestoneDispute>;
  frame: PageFrame;
}) {
  const { t, date } = useI18n();
  const named = (slug: string) => shortName(frame, slug);
  if (disputes.length === 0) return null;
  return (
    <Section id="keberatan" title={t("review.dispute")} hint={t("review.disputeBoth")}>
      <ol className="dsps">
        {disputes.map((dispute) => (
          <li key={`${dispute.report} ${dispute.step} ${dispute.on}`}>
            <p>
              {t("review.disputeReturned", { by: named(dispute.by), date: date(dispute.returnedOn) })}
              {dispute.reason === null ? null : <>: “{dispute.reason}”</>}
            </p>
            <DisputeText dispute={dispute} named={named} by={dispute.by} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
