/** The first two digits a NIK can have: the 38 provinces. */
export const PROVINCE_CODES: ReadonlySet<string> = new Set([
  ...["11", "12", "13", "14", "15", "16", "17", "18", "19", "21"],
  ...["31", "32", "33", "34", "35", "36", "51", "52", "53"],
  ...["61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76"],
  ...["81", "82", "91", "92", "93", "94", "95", "96"],
]);

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MAX_REGENCY = 79;
/** Added to the day of birth of women. */
const WOMAN = 40;

/**
 * Whether sixteen digits can be a population number (NIK), or a family card number (KK), which has the
 * same shape with the day of registration.
 *
 * 2 province · 2 regency 01–79 · 2 district 01–99 · DDMMYY, women DD+40 · 4 serial, not 0000. The year has
 * two digits, so 29 February is real when either century has it.
 *
 * @param truncated the last digit was lost to a spreadsheet number of 15 digits: the serial is not tested.
 */
export function isNik(digits: string, truncated = false): boolean {
  if (digits.length !== 16 || !PROVINCE_CODES.has(digits.slice(0, 2))) return false;
  const regency = Number(digits.slice(2, 4));
  if (regency < 1 || regency > MAX_REGENCY || digits.slice(4, 6) === "00") return false;
  return isBirthDate(digits) && (truncated || digits.slice(12) !== "0000");
}

function isBirthDate(digits: string): boolean {
  const written = Number(digits.slice(6, 8));
  const day = written > WOMAN ? written - WOMAN : written;
  const month = Number(digits.slice(8, 10));
  const days = DAYS[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  return !(month === 2 && day === 29) || Number(digits.slice(10, 12)) % 4 === 0;
}

/** Sixteen digits a cell holds, and whether a spreadsheet has cut the last; null for another cell. */
export type SixteenDigits = { digits: string; truncated: boolean };

const SEPARATORS = /[\s.\-/'’`\u00a0]/g;
const SCIENTIFIC = /^(\d)[.,](\d{1,15})E\+?15$/i;
const WITH_DECIMALS = /^(\d{16})[.,]0+$/;
/** Digits of a number that a spreadsheet keeps. */
const SPREADSHEET_DIGITS = 15;

/**
 * The sixteen digits of a cell: separators and a leading apostrophe left out, `3.27305601090000E+15` and
 * `3273056010900000.0` read as the number they print.
 */
export function sixteenDigits(text: string): SixteenDigits | null {
  const cell = text.trim();
  const scientific = SCIENTIFIC.exec(cell);
  if (scientific !== null) {
    const digits = `${scientific[1]}${scientific[2]}`;
    return digits.length < 12 ? null : { digits: digits.padEnd(16, "0"), truncated: digits.length < 16 };
  }
  const bare = (WITH_DECIMALS.exec(cell)?.[1] ?? cell).replace(SEPARATORS, "");
  if (!/^\d{16}$/.test(bare)) return null;
  return { digits: bare, truncated: bare.endsWith("0") && hasLostDigit(cell, bare) };
}

/** A plain run of digits with a zero at its end may be a number cut to 15 digits; grouped digits are text. */
function hasLostDigit(cell: string, bare: string): boolean {
  return cell.startsWith(bare.slice(0, SPREADSHEET_DIGITS));
}
