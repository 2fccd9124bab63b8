import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { sentenceOf } from "#app/i18n/check-sentence.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export { formatName } from "#app/i18n/check-sentence.ts";

/** The two sentences of a result: what was observed, and what to do about it where there is something. */
export function useCheckSentences(timeZone: string): (result: CheckResult) => {
  fact: string;
  todo: string | null;
} {
  const writing = useI18n();
  return (result) => {
    const { fact, todo } = sentenceOf(result, writing, timeZone);
    const nothingToDo = result.outcome === "pass" || result.outcome === "not-applicable" || todo === "";
    return { fact, todo: nothingToDo ? null : todo };
  };
}
