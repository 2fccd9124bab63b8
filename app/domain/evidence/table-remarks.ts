import type { CheckCode } from "./outcome.ts";
import type { ColumnProfile, Profile } from "./profile.ts";
import { foldLabel } from "./table/fold-label.ts";

const RAGGED_RATIO = 0.005;
const MOSTLY = 0.5;

/** Columns of these names hold digits that are no amounts, and rightly stay text. */
const CODES =
  /(^| )(kode|kd|code|id|no|nomor|nomer|nik|nip|npwp|nib|tps|rt|rw|pos|telepon|telp|hp|fax|isbn)( |$)/;

/** Everything to be said against how a table is written, the gravest first. */
export function tableRemarks(profile: Profile): Array<CheckCode> {
  const { rows, raggedRows, sheets } = profile;
  const remarks: Array<[CheckCode, boolean]> = [
    ["REPLACEMENT_CHARS", profile.replacedCharacters > 0],
    ["RAGGED", rows > 0 && raggedRows / rows > RAGGED_RATIO],
    ["DUPLICATE_LABEL", profile.duplicateLabels.length > 0],
    ["BLANK_LABEL", profile.blankLabels > 0],
    ["MERGED_HEADER", profile.headerRows > 1],
    ["HEADER_NOT_FIRST", profile.headerOffset > 0],
    ["MANY_SHEETS", sheets.filter((sheet) => sheet.rows > 0 && sheet.columns > 0).length > 1],
    ["NUMBERS_AS_TEXT", textColumnsOf(profile).length > 0],
    ["FOOTNOTE_ROWS", profile.footnoteRows > 0],
    ["ENCODING_GUESSED", profile.encodingGuessed],
  ];
  return remarks.filter(([, holds]) => holds).map(([code]) => code);
}

/** Labels of columns of amounts that are kept as text. */
export function textColumnsOf({ columns }: Profile): Array<string> {
  return columns.filter(isNumbersAsText).map((column) => column.name);
}

function isNumbersAsText(column: ColumnProfile): boolean {
  if (column.numberAsTextRatio <= MOSTLY || CODES.test(foldLabel(column.name))) return false;
  return column.type === "integer" || column.type === "number";
}
