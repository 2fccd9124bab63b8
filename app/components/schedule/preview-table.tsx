import { LocalLink } from "#app/components/ui/local-link.tsx";
import { AMENDMENT_EFFECTS, type AmendmentPreview, type PreviewRow } from "#app/domain/amendment-preview.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";

/** How many milestones move, become late, stop being late and become datable, in one sentence. */
export function EffectSentence({ counts }: { counts: AmendmentPreview["counts"] }) {
  const { t } = useI18n();
  const parts = AMENDMENT_EFFECTS.filter((effect) => counts[effect] > 0).map((effect) =>
    t(`schedule.effect.${effect}`, { count: counts[effect] }),
  );
  return <>{parts.length === 0 ? t("schedule.noEffect") : `${parts.join(", ")}.`}</>;
}

type Props = { plan: string; preview: AmendmentPreview; caption: string };

/** Each milestone an amendment touches: its earlier date struck through, the new one, what changes. */
export function PreviewTable({ plan, preview, caption }: Props) {
  const { t } = useI18n();
  const { word } = usePlanWord();
  if (preview.rows.length === 0) return null;
  return (
    <table className="sched preview">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scorecard.code")}</th>
          <th scope="col">{word("milestone")}</th>
          <th scope="col">{t("schedule.dueOn")}</th>
          <th scope="col">{t("schedule.becomes")}</th>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <Row key={row.code} plan={plan} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ plan, row }: { plan: string; row: PreviewRow }) {
  const { t, text, date } = useI18n();
  const { code, title, from, to, effects, movedDays, slippageDays } = row;
  return (
    <tr>
      <td className="cd">{code}</td>
      <th scope="row">
        <LocalLink className="quiet" to={`/${plan}/target/${code}`}>
          {text(title)}
        </LocalLink>
      </th>
      <td>
        {from === null ? t("schedule.undated") : <s>{date(from)}</s>}
        {" → "}
        {to === null ? t("schedule.undated") : <time dateTime={to}>{date(to)}</time>}
        {movedDays === null ? null : (
          <p className="xs mut">
            {t(movedDays < 0 ? "schedule.earlier" : "schedule.later", { count: Math.abs(movedDays) })}
            {slippageDays === null || slippageDays === movedDays
              ? null
              : `, ${t("schedule.fromOriginal", { count: slippageDays })}`}
          </p>
        )}
      </td>
      <td className="late-col">{effects.map((effect) => t(`schedule.effectWord.${effect}`)).join(", ")}</td>
    </tr>
  );
}
