import { displayPercent } from "#app/i18n/formats.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** How far the proof trails the claim, in points of the numbers as shown. */
export function GapSentence({ reported, proven }: { reported: number; proven: number }) {
  const { t } = useI18n();
  const points = displayPercent(reported) - displayPercent(proven);
  if (points === 0) return <>{t("scorecard.gap.none")}</>;
  return <>{t(points > 0 ? "scorecard.gap.behind" : "scorecard.gap.ahead", { count: Math.abs(points) })}</>;
}
