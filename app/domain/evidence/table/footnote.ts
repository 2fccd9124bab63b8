import { cellText, filledWidth } from "./header.ts";
import { numberIn } from "./number-text.ts";
import type { Cell } from "./profiler-type.ts";

const NOTE = /^(\(?\*+\)?|\d\)|(sumber|source|catatan|keterangan|ket|note|notes|data diolah|dicetak)\b)/i;
/** More of them in a row are data. */
export const MOST_FOOTNOTES = 50;

/**
 * Whether a row reads like a note below a table: one text alone in a table of several columns, which
 * says so or stands behind a gap.
 *
 * @param width columns of the table.
 * @param afterGap a blank row or another note lies directly above.
 */
export function looksLikeFootnote(row: ReadonlyArray<Cell>, width: number, afterGap: boolean): boolean {
  if (width < 2) return false;
  const texts = row.map(cellText);
  const filled = texts.filter((text) => text !== "");
  const [only = ""] = filled;
  if (filled.length === 2 && width > 2) return NOTE.test(only) && /^(sumber|source|catatan)/i.test(only);
  if (filled.length !== 1 || filledWidth(texts) > 2 || numberIn(only) !== null) return false;
  return NOTE.test(only) || (width > 2 && afterGap);
}
