import { namedPlace } from "#app/domain/audit/entry.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { IRM_LEVELS } from "#app/domain/irm-level.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

const VERDICTS = [
  ...(["supported", "supported_with_remarks", "partly_supported", "not_supported"] as const),
  ...(["not_checkable", "withheld", "none"] as const),
];
const REVIEWS = ["checked", "accepted", "returned"] as const;

/** Words for what an entry of the log changed: names of places and of values; what has no name stays as it is. */
export function useDifferenceWords() {
  const { t, date } = useI18n();
  function placeOf(path: string): string {
    const place = namedPlace(path);
    if (place !== null) return t(`audit.places.${place}`);
    return path === "" ? t("audit.value") : path;
  }
  function wordOf(path: string, value: string): string {
    const day = CalendarDateSchema.safeParse(value);
    if (day.success) return date(day.data);
    const verdict = path === "verdict" ? VERDICTS.find((each) => each === value) : undefined;
    if (verdict !== undefined) return t(`verdict.${verdict}`);
    const level =
      path === "level" || path === "suggested" ? IRM_LEVELS.find((each) => each === value) : undefined;
    if (level !== undefined) return t(`milestone.irmLevel.${level}`);
    const review = path === "decision" ? REVIEWS.find((each) => each === value) : undefined;
    return review === undefined ? value : t(`audit.reviews.${review}`);
  }
  return { placeOf, wordOf };
}
