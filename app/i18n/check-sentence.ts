import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { FORMAT_IDS, FORMATS, type FormatId } from "#app/domain/evidence/formats.ts";
import { type CheckResult, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { isPiiKind } from "#app/domain/evidence/profile.ts";
import { sentenceValues } from "#app/domain/evidence/sentence.ts";
import { publishingWords } from "./checks/publishing.id.ts";
import { createFormats, type Formats } from "./formats.ts";
import type { Language } from "./language.ts";
import type { Translate } from "./translate.ts";

/** The two sentences of a result: what was observed, and what to do; blank where nothing is known to do. */
export type CheckSentence = { fact: string; todo: string };

/** How one language writes sentences. */
export type Writing = Pick<Formats, "instant" | "number" | "bytes" | "date" | "list"> & { t: Translate };

/**
 * The sentences of a check's result. A code of another rule version stands for itself.
 *
 * @param timeZone zone instants are written in.
 */
export function sentenceOf(
  { code, data }: Pick<CheckResult, "code" | "data">,
  { t, instant, number, bytes, date, list }: Writing,
  timeZone: string,
): CheckSentence {
  if (!isCheckCode(code)) return { fact: t("milestone.unknownCode", { code }), todo: "" };
  const values = sentenceValues(data, {
    instant: (iso) => instant(iso, timeZone),
    number: (value) => number(value, 1),
    ...{ bytes, list },
    none: t("milestone.noFact"),
    format: formatName,
    piiKind: (kind) => (isPiiKind(kind) ? t(`law.piiKind.${kind}`) : kind),
    source: (id) => (isSource(id) ? t(`evidence.source.${id}`) : id),
    day: (iso) => {
      const day = CalendarDateSchema.safeParse(iso); // a publisher's text may only look like a day
      return day.success ? date(day.data) : iso;
    },
  });
  return { fact: t(`checks.${code}.fact`, values), todo: t(`checks.${code}.todo`, values) };
}

/** The same outside of pages. */
export function checkSentence(
  result: Pick<CheckResult, "code" | "data">,
  language: Language,
  t: Translate,
  timeZone: string,
): CheckSentence {
  return sentenceOf(result, { ...createFormats(language), t }, timeZone);
}

/** Name of a format as people write it, such as `GeoJSON` or `CSV`. */
export function formatName(id: string): string {
  if (id === "geojson") return "GeoJSON";
  return isFormatId(id) ? (FORMATS[id].names[0] ?? id).toUpperCase() : id.toUpperCase();
}

function isFormatId(id: string): id is FormatId {
  return FORMAT_IDS.some((known) => known === id);
}

function isSource(id: string): id is keyof typeof publishingWords {
  return Object.hasOwn(publishingWords, id);
}
