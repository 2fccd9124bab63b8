import type { ReviewCase } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** What the owner said, as they said it. */
export function Claim({ review }: { review: ReviewCase }) {
  const { t, text, date } = useI18n();
  const obstacles = review.obstacles.map((obstacle) => t(`workspace.obstacle.${obstacle}`)).join(", ");
  const note = review.obstacleNote === null ? "" : ` ${review.obstacleNote}`;
  return (
    <dl className="say claim">
      <dt>{t("milestone.mustBeTrue")}</dt>
      <dd>{text(review.mustBeTrue)}</dd>
      <dt>{t("workspace.story")}</dt>
      <dd>{review.narrative}</dd>
      <Answer name={t("workspace.obstacles")} said={obstacles === "" ? null : `${obstacles}.${note}`} />
      <Answer
        name={t("workspace.said.nextStep")}
        said={
          review.nextStepOn === null || review.nextStep === null
            ? review.nextStep
            : `${review.nextStep} (${date(review.nextStepOn)})`
        }
      />
      <Answer name={t("workspace.said.supportAsked")} said={review.supportAsked} />
    </dl>
  );
}

function Answer({ name, said }: { name: string; said: string | null }) {
  if (said === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </>
  );
}
