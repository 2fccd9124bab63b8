import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { OUTCOME_LOOK } from "./outcome-look.ts";
import { useCheckSentences } from "./use-check-sentences.ts";

type Props = {
  result: CheckResult;
  /** The plan's zone, for the instants in the sentences. */
  timeZone: string;
  /** Page that shows what changed; null where nothing did. */
  changes: string | null;
};

/** One check: icon, name, what was observed and what to do about it. */
export function CheckRow({ result, timeZone, changes }: Props) {
  const { t } = useI18n();
  const sentencesOf = useCheckSentences(timeZone);
  const { icon, className } = OUTCOME_LOOK[result.outcome];
  const { fact, todo } = sentencesOf(result);
  return (
    <li className={className} data-code={result.code}>
      <Icon name={icon} />
      <b>
        {t(`milestone.check.${result.check}`)}
        <span className="vh">: {t(`outcome.${result.outcome}`)}</span>
      </b>
      <span>
        {fact}
        {todo === null ? null : <span className="todo"> {todo}</span>}
        {changes === null ? null : (
          <>
            {" "}
            <LocalLink to={changes}>{t("evidence.diff.link")}</LocalLink>
          </>
        )}
      </span>
    </li>
  );
}
