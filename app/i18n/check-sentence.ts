import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type CheckResult, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { isPiiKind } from "#app/domain/evidence/profile.ts";
import { sentenceValues } from "#app/domain/evidence/sentence.ts";
import { createFormats } from "./formats.ts";
import type { Language } from "./language.ts";
import type { Translate } from "./translate.ts";

/** The two sentences of a result: what was observed, and what to do. */
export type CheckSentence = { fact: string; todo: string };

/**
 * The sentences of a check's result. A code of another rule version stands for itself.
 *
 * @param timeZone zone instants are written in.
 */
export function checkSentence(
  { code, data }: Pick<CheckResult, "code" | "data">,
  language: Language,
  t: Translate,
  timeZone: string,
): CheckSentence {
  if (!isCheckCode(code)) return { fact: code, todo: "" };
  const formats = createFormats(language);
  const values = sentenceValues(data, {
    instant: (iso) => formats.instant(iso, timeZone),
    number: (value) => formats.number(value, 2),
    bytes: formats.bytes,
    list: (items) => items.join(", "),
    none: "–",
    piiKind: (kind) => (isPiiKind(kind) ? t(`law.piiKind.${kind}`) : kind),
    day: (iso) => formats.date(CalendarDateSchema.parse(iso)),
  });
  return { fact: t(`checks.${code}.fact`, values), todo: t(`checks.${code}.todo`, values) };
}
