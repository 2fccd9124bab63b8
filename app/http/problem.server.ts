import type { AsOfProblem } from "#app/domain/as-of.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import type { Language } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";

/** What a program is told when an address of data cannot be answered (RFC 9457), in both languages. */
export function problemAnswer(
  status: 400 | 404,
  code: "plan_not_found" | "file_not_found" | "filter_unreadable",
  facts: Readonly<Record<string, string | ReadonlyArray<string>>>,
): Response {
  const values = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === "string" ? value : value.join(", ")]),
  );
  return answer(status, code, facts, (language) => words(language).t(`matrix.data.${code}`, values));
}

/** A day that cannot be shown. */
export function dayProblem(problem: AsOfProblem): Response {
  const { code, ...facts } = problem;
  return answer(400, code, facts, (language) => daySentence(problem, language));
}

function daySentence(problem: AsOfProblem, language: Language): string {
  const { t, date } = words(language);
  switch (problem.code) {
    case "as_of_invalid":
      return t("asOf.invalid", { value: problem.value });
    case "as_of_future":
      return t("asOf.future", { date: date(problem.date), today: date(problem.today) });
    case "as_of_before_plan":
      return t("asOf.beforePlan", { date: date(problem.knownFrom) });
  }
}

function words(language: Language) {
  return { ...createFormats(language), t: createTranslate(language, CATALOGUES[language]) };
}

function answer(
  status: number,
  code: string,
  facts: object,
  sentence: (language: Language) => string,
): Response {
  const body = {
    type: "about:blank",
    status,
    code,
    detail: sentence("id"),
    detail_en: sentence("en"),
    ...facts,
  };
  return Response.json(body, {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
  });
}
