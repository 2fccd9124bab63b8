import { countOutcomes, type PastCheck } from "#app/domain/evidence/checked-item.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Looks drawn at most; the sentence counts them all. */
const DRAWN = 40;
const BARS = { pass: "p", warn: "w", fail: "x", unknown: "u", "not-applicable": "u", waived: "u" } as const;
const WORDS = ["pass", "warn", "fail", "unknown"] as const;

/** Every look at an item over time: full is passed, two thirds with a remark, one third failed, dashed unknown. */
export function VerdictStrip({ history }: { history: ReadonlyArray<PastCheck> }) {
  const sentence = useStripSentence(history);
  const { t } = useI18n();
  if (history.length === 0) return null;
  const drawn = history.slice(-DRAWN);
  return (
    <div className="strip">
      <div className="bars" role="img" aria-label={sentence}>
        {drawn.map(({ at, outcome }) => (
          <i key={at} className={BARS[outcome]} />
        ))}
      </div>
      <span>
        {sentence}
        {drawn.length < history.length ? ` ${t("milestone.strip.latest", { count: drawn.length })}` : null}
      </span>
    </div>
  );
}

function useStripSentence(history: ReadonlyArray<PastCheck>): string {
  const { t } = useI18n();
  const counts = countOutcomes(history);
  const parts = WORDS.filter((word) => counts[word] > 0).map((word) =>
    t(`milestone.strip.${word}`, { count: counts[word] }),
  );
  const all = t("milestone.strip.all", { count: history.length });
  return t("milestone.strip.sentence", { all, parts: parts.join(", ") });
}

/** Every look in words, newest first. */
export function CheckHistory({ history, timeZone }: { history: ReadonlyArray<PastCheck>; timeZone: string }) {
  const { t, instant } = useI18n();
  return (
    <table className="looks">
      <caption className="vh">{t("milestone.strip.chronology")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("milestone.strip.when")}</th>
          <th scope="col">{t("milestone.strip.result")}</th>
        </tr>
      </thead>
      <tbody>
        {[...history].reverse().map(({ at, outcome }) => (
          <tr key={at}>
            <td>
              <time dateTime={at}>{instant(at, timeZone)}</time>
            </td>
            <td>{t(`outcome.${outcome}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
