const MACHINE = /^[+-]?(?:0|[1-9]\d*)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const GROUPED_BY_DOTS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?$|^[+-]?[1-9]\d{0,2}\.\d{3},\d+$/;
const GROUPED_BY_COMMAS = /^[+-]?[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?$|^[+-]?[1-9]\d{0,2},\d{3}\.\d+$/;
const GROUPED_BY_SPACES = /^[+-]?[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;
const DECIMAL_COMMA = /^[+-]?(?:0|[1-9]\d*),\d+$/;
const CURRENCY = /^(?:Rp\.?|IDR|USD|US\$|\$)\s*(?=[\d+-])/i;
/** Decimal digits a double keeps, and a spreadsheet shows. */
const EXACT_DIGITS = 15;

export type NumberText = {
  value: number;
  /** Written as programs write numbers, and not as people do. */
  machine: boolean;
};

/**
 * The number a text stands for; null when it is none.
 *
 * Codes are no numbers: leading zeros and more digits than a double keeps mean something. A single
 * comma is the Indonesian decimal mark; a single dot is a program's.
 */
export function numberIn(text: string): NumberText | null {
  const first = text.charCodeAt(0);
  const digitOrSign = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (text.length > 40 || !(digitOrSign || CURRENCY.test(text) || first === 39)) return null;
  if (MACHINE.test(text)) return /\d/.test(text) ? exactly(text, true) : null;
  const bare = text.replace(/^'/, "").replace(CURRENCY, "").replace(/,-$/, "").replace(/\s*%$/, "");
  if (GROUPED_BY_DOTS.test(bare)) return exactly(bare.replaceAll(".", "").replace(",", "."), false);
  if (GROUPED_BY_COMMAS.test(bare)) return exactly(bare.replaceAll(",", ""), false);
  if (GROUPED_BY_SPACES.test(bare)) return exactly(bare.replace(/\s/g, "").replace(",", "."), false);
  if (DECIMAL_COMMA.test(bare)) return exactly(bare.replace(",", "."), false);
  // Money is written in whole thousands.
  if (bare !== text && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(bare) && !text.endsWith("%"))
    return exactly(bare.replace(".", ""), false);
  return MACHINE.test(bare) && /\d/.test(bare) ? exactly(bare, false) : null;
}

function exactly(text: string, machine: boolean): NumberText | null {
  const digits = text
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+/, "");
  if (digits.length > EXACT_DIGITS && !text.includes(".")) return null;
  const value = Number(text);
  return Number.isFinite(value) ? { value, machine } : null;
}

/** A number as every format writes it back: `1`, `0.3`, `1234567.89`. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value === 0 ? 0 : value);
  return String(Number(value.toPrecision(EXACT_DIGITS)));
}
