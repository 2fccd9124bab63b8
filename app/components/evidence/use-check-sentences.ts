import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { FORMAT_IDS, FORMATS, type FormatId } from "#app/domain/evidence/formats.ts";
import { type CheckResult, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { isPiiKind } from "#app/domain/evidence/profile.ts";
import { sentenceValues } from "#app/domain/evidence/sentence.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** The two sentences of a result: what was observed, and what to do about it. */
export function useCheckSentences(timeZone: string): (result: CheckResult) => {
  fact: string;
  todo: string | null;
} {
  const { t, instant, number, bytes, date, language } = useI18n();
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return ({ code, data, outcome }) => {
    if (!isCheckCode(code)) return { fact: t("milestone.unknownCode", { code }), todo: null };
    const values = sentenceValues(data, {
      instant: (iso) => instant(iso, timeZone),
      number: (value) => number(value, 1),
      bytes,
      list: (items) => list.format(items),
      none: t("milestone.noFact"),
      format: formatName,
      piiKind: (kind) => (isPiiKind(kind) ? t(`law.piiKind.${kind}`) : kind),
      day: (iso) => date(CalendarDateSchema.parse(iso)),
    });
    const nothingToDo = outcome === "pass" || outcome === "not-applicable";
    return {
      fact: t(`checks.${code}.fact`, values),
      todo: nothingToDo ? null : t(`checks.${code}.todo`, values),
    };
  };
}

/** Name of a format as people write it, such as `GeoJSON` or `CSV`. */
export function formatName(id: string): string {
  if (id === "geojson") return "GeoJSON";
  return isFormatId(id) ? (FORMATS[id].names[0] ?? id).toUpperCase() : id.toUpperCase();
}

function isFormatId(id: string): id is FormatId {
  return FORMAT_IDS.some((known) => known === id);
}
