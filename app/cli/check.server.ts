import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import type { Verdict } from "#app/domain/facts.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { checkSentence } from "#app/i18n/check-sentence.ts";
import type { Language } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { checkUrl } from "#app/services/check-url.server.ts";
import { type Command, type Output, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

/** Opens one address and judges it, storing nothing. Exit 1 when it fails for certain. */
export const check: Command = async (args, output, environment) => {
  const { positionals } = readOptions(args, {});
  const url = positionals[0];
  if (url === undefined || positionals.length > 1) throw new UsageError("check <url>");
  return withDeps(environment(), async (deps) => {
    const checked = await checkUrl(url, deps);
    if (!checked.ok) {
      output.answer({ verdict: null, refusal: checked.refusal });
      output.complain(output.t(`urlRefusals.${checked.refusal}`));
      return 1;
    }
    const { verdict, checks, observation } = checked;
    output.answer({ verdict, checks: checks.map(withSentences), observation });
    printForPeople(url, verdict, checks, output);
    return verdict === "not_supported" || verdict === "withheld" ? 1 : 0;
  });
};

function sentencesIn(language: Language, result: CheckResult) {
  return checkSentence(result, language, createTranslate(language, CATALOGUES[language]), HOME_ZONE);
}

function withSentences(result: CheckResult) {
  const { check: name, outcome, code, data } = result;
  const [id, en] = [sentencesIn("id", result), sentencesIn("en", result)];
  return {
    check: name,
    outcome,
    code,
    data,
    sentence: { id: id.fact, en: en.fact },
    todo: { id: id.todo, en: en.todo },
  };
}

function printForPeople(
  url: string,
  verdict: Verdict,
  checks: ReadonlyArray<CheckResult>,
  { t, say, language }: Output,
): void {
  say(t("cli.check.checked", { url, verdict: t(`verdict.${verdict}`) }));
  for (const result of checks) {
    const { fact, todo } = sentencesIn(language, result);
    say(`${result.check.padEnd(4)}${t(`outcome.${result.outcome}`).padEnd(24)}${fact} ${todo}`);
  }
}
