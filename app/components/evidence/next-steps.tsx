import { nextSteps } from "#app/domain/evidence/next-steps.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useCheckSentences } from "./use-check-sentences.ts";

/** Steps named at once; whoever takes them sees the next ones. */
const SHOWN = 3;

/** What to publish or mend next, in order; nothing when nothing is open. */
export function NextSteps({ results, timeZone }: { results: ReadonlyArray<CheckResult>; timeZone: string }) {
  const { t } = useI18n();
  const sentencesOf = useCheckSentences(timeZone);
  const all = nextSteps(results).map((result) => ({ result, todo: sentencesOf(result).todo }));
  const steps = all.filter(({ todo }, index) => all.findIndex((other) => other.todo === todo) === index);
  if (steps.length === 0) return null;
  return (
    <div className="next-steps">
      <p>{t("evidence.nextSteps")}</p>
      <ol>
        {steps.slice(0, SHOWN).map(({ result, todo }) => (
          <li key={result.check} className={result.outcome}>
            {todo} <span className="of-check">{t(`milestone.check.${result.check}`)}</span>
          </li>
        ))}
      </ol>
      {steps.length > SHOWN ? (
        <p className="more">{t("evidence.moreSteps", { count: steps.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}
