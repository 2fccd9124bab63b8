const DAY_MS = 86_400_000;
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const EPOCH_1900 = Date.UTC(1899, 11, 30);
/** Serial of 31 December 9999, the last day a workbook knows. */
const LAST_SERIAL = 2_958_465;

/** Number formats every workbook has without listing them: days, then times of day. */
const DAY_FORMATS: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
]);
const TIME_FORMATS: ReadonlySet<number> = new Set([18, 19, 20, 21, 45, 46, 47]);

export type DateKind = "day" | "time" | null;

/** What a number format shows: days, with or without time, times alone, or plain numbers. */
export function dateKindOf(formatId: number, code: string | undefined): DateKind {
  if (code === undefined)
    return DAY_FORMATS.has(formatId) ? "day" : TIME_FORMATS.has(formatId) ? "time" : null;
  const bare = code
    .slice(0, 500)
    .split(";", 1)[0]
    ?.replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/general|standard/gi, "");
  if (bare === undefined) return null;
  if (/[yd]/i.test(bare) || /m{3,}/i.test(bare)) return "day";
  return /[hs]/i.test(bare) ? "time" : null;
}

/**
 * A serial day as text: `YYYY-MM-DD`, with `THH:MM:SS` when it has a part of a day, or `HH:MM:SS` for a
 * time alone. Null when the number is no day a workbook knows.
 *
 * In the 1900 system day 60 is 29 February 1900, which never was: it reads as 28 February.
 */
export function serialToText(serial: number, kind: "day" | "time", is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL + 1) return null;
  if (kind === "time" && serial < 1) return isoOf(serial * DAY_MS).slice(11);
  const day = is1904 || serial >= 61 || serial < 1 ? serial : serial >= 60 ? 60 : serial + 1;
  const iso = isoOf((is1904 ? EPOCH_1904 : EPOCH_1900) + day * DAY_MS);
  return iso.endsWith("T00:00:00") ? iso.slice(0, 10) : iso;
}

function isoOf(milliseconds: number): string {
  return new Date(Math.round(milliseconds / 1_000) * 1_000).toISOString().slice(0, 19);
}
