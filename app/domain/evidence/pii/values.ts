import { isRoleAddress } from "./exempt.ts";

const NPWP_FORMATTED = /^\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}$/;
const MOBILE = /^(?:\+62|62|0)8[1-9]\d{7,10}$/;
const MOBILE_WITHOUT_ZERO = /^8[1-9]\d{7,10}$/;
const LANDLINE = /^(?:\+62|62|0)[2-79]\d{6,10}$/;
const EMAIL = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/i;
const PRECISE = /^-?\d{1,3}[.,]\d{5,}$/;
const PRECISE_PAIR = /^-?\d{1,3}\.\d{5,}\s*[,;\s]\s*-?\d{1,3}\.\d{5,}$/;

const FREE_MAIL: ReadonlySet<string> = new Set([
  ...["gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.id", "ymail.com", "rocketmail.com"],
  ...["hotmail.com", "outlook.com", "outlook.co.id", "live.com", "msn.com", "icloud.com", "me.com"],
  ...["mail.com", "aol.com", "gmx.com", "protonmail.com", "proton.me", "zoho.com", "yandex.com"],
]);

/** A cell without the marks people put between digits. */
export function bareNumber(text: string): string {
  return text.replace(/[\s()\-.'’`\u00a0]/g, "");
}

/** Printed as `NN.NNN.NNN.N-NNN.NNN`. */
export function isFormattedNpwp(text: string): boolean {
  return NPWP_FORMATTED.test(text.trim());
}

/** Fifteen digits, or sixteen with the leading zero entities have: a tax number only under such a label. */
export function isBareNpwp(text: string): boolean {
  return /^0?\d{15}$/.test(bareNumber(text));
}

/** Registered in the tax number's first two digits: 00 treasurers, 01–03 entities; others are persons. */
export function isEntityNpwp(text: string): boolean {
  const digits = bareNumber(text);
  return /^0[0-3]/.test(digits.length === 16 ? digits.slice(1) : digits);
}

/** An Indonesian mobile number. */
export function isMobile(text: string): boolean {
  return MOBILE.test(bareNumber(text));
}

/** A number that is a telephone's only because its label says so: a landline, or a lost leading zero. */
export function isLabelledPhone(text: string): boolean {
  const number = bareNumber(text);
  return MOBILE.test(number) || MOBILE_WITHOUT_ZERO.test(number) || LANDLINE.test(number);
}

/** What an e-mail address is to the guard; null for other text and for addresses of an office. */
export function personalEmail(text: string): { local: string; freeMail: boolean } | null {
  const address = text.trim().replace(/^mailto:/i, "");
  if (!EMAIL.test(address)) return null;
  const at = address.indexOf("@");
  const local = address.slice(0, at).toLowerCase();
  if (isRoleAddress(local)) return null;
  return { local, freeMail: FREE_MAIL.has(address.slice(at + 1).toLowerCase()) };
}

/** A coordinate, or a pair of them, precise to about a metre. */
export function isPreciseCoordinate(text: string): boolean {
  const cell = text.trim();
  return PRECISE.test(cell) || PRECISE_PAIR.test(cell);
}

/** Only under a label of its own. */
export const BY_LABEL_ONLY = {
  passport: /^[A-Z]\d{7}$/i,
  "bank-account": /^\d{8,18}$/,
  bpjs: /^\d{11,13}$/,
} as const;
