import type { AsOfProblem } from "#app/domain/as-of.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { type Language, languageOf } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";

export type ApiProblemCode = keyof (typeof CATALOGUES)["id"]["opendata"]["problem"];
type Facts = Readonly<Record<string, string | number>>;

/** The language a program asks for: `lang`, the address, or Accept-Language; Indonesian otherwise. */
export function languageAsked(request: Request): Language {
  const { searchParams, pathname } = new URL(request.url);
  const named = searchParams.get("lang");
  if (named === "id" || named === "en") return named;
  if (languageOf(pathname) === "en") return "en";
  const wanted = (request.headers.get("accept-language") ?? "").split(",").flatMap((part) => {
    const [tag = "", quality] = part.trim().toLowerCase().split(";q=");
    const language = tag.split("-")[0];
    return language === "id" || language === "en" ? [{ language, weight: Number(quality ?? 1) }] : [];
  });
  const best = wanted.reduce<{ language: Language; weight: number } | null>(
    (held, { language, weight }) =>
      weight > 0 && (held === null || weight > held.weight)
        ? { language: language === "en" ? "en" : "id", weight }
        : held,
    null,
  );
  return best?.language ?? "id";
}

/** Read by anyone, from a browser on any site. */
export const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, link, retry-after",
} as const;

type ProblemExtras = {
  headers?: Readonly<Record<string, string>>;
  /** What the body says beside its sentence, such as everything there is to mend. */
  extra?: Readonly<Record<string, unknown>>;
};

/** What a program is told when an address cannot be answered (RFC 9457), in the language it asks for. */
export function apiProblem(
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 500 | 503,
  code: ApiProblemCode | AsOfProblem["code"],
  facts: AsOfProblem | Facts,
  language: Language,
  { headers = {}, extra: more = {} }: ProblemExtras = {},
): Response {
  const { code: _code, ...extra } = { code, ...facts };
  const t = createTranslate(language, CATALOGUES[language]);
  const detail = isDayProblem(facts)
    ? daySentence(facts, language)
    : t(`opendata.problem.${wordOf(code)}`, numbersToText(extra));
  const body = { type: `/api#${code}`, title: code, status, detail, ...extra, ...more };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      ...CORS_HEADERS,
      "content-type": "application/problem+json; charset=utf-8",
      ...{ "content-language": language, "cache-control": "no-store", vary: "accept-language" },
      ...headers,
    },
  });
}

/** What stands in a path where the template has braces; null when it is another path. */
export function paramsOf(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split("/"), path.replace(/\/$/, "").split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [position, part] of wanted.entries()) {
    const held = given[position] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== held) return null;
    if (name !== undefined) params[name] = held;
  }
  return params;
}

function wordOf(code: ApiProblemCode | AsOfProblem["code"]): ApiProblemCode {
  return code === "as_of_invalid" || code === "as_of_future" || code === "as_of_before_plan"
    ? "not_found"
    : code;
}

function daySentence(problem: AsOfProblem, language: Language): string {
  const t = createTranslate(language, CATALOGUES[language]);
  const { date } = createFormats(language);
  switch (problem.code) {
    case "as_of_invalid":
      return t("asOf.invalid", { value: problem.value });
    case "as_of_future":
      return t("asOf.future", { date: date(problem.date), today: date(problem.today) });
    case "as_of_before_plan":
      return t("asOf.beforePlan", { date: date(problem.knownFrom) });
  }
}

function isDayProblem(facts: object): facts is AsOfProblem {
  return "code" in facts && typeof facts.code === "string" && facts.code.startsWith("as_of_");
}

function numbersToText(facts: object): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, String(value)]));
}
