import { type ColumnMeaning, meaningOf } from "./labels.ts";
import { isNik, sixteenDigits } from "./nik.ts";
import { Tally } from "./tally.ts";
import {
  BY_LABEL_ONLY,
  bareNumber,
  isBareNpwp,
  isEntityNpwp,
  isFormattedNpwp,
  isLabelledPhone,
  isMobile,
  isPreciseCoordinate,
  personalEmail,
} from "./values.ts";

/** Cells longer than this are looked through up to here. */
const LONGEST_CELL = 4_000;
/** A cell longer than any number with separators may hold numbers within text. */
const LONGEST_NUMBER = 32;
const EMBEDDED_NIK = /(?<!\d)\d{16}(?!\d)/g;
const EMBEDDED_MOBILE = /(?<![\d.])(?:\+62|62|0)8[1-9]\d{7,10}(?!\d)/g;
const EMBEDDED_EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/gi;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const AT_SIGN = 64;

/** What was counted in one column. Bounded: a handful of numbers and hashes whatever the rows. */
export class ColumnScan {
  label = "";
  meaning: ColumnMeaning = "other";
  readonly filled = new Tally();
  /** Cells of sixteen digits, whether or not they can be a NIK. */
  sixteen = 0;
  readonly nik = new Tally();
  /** Cells under a NIK label too mangled to test, such as `3,27E+15`. */
  readonly lostNik = new Tally();
  readonly npwp = new Tally();
  readonly entityNpwp = new Tally();
  readonly mobile = new Tally();
  readonly labelledPhone = new Tally();
  /** Distinct by local part. */
  readonly email = new Tally();
  readonly freeMail = new Tally();
  readonly precise = new Tally();
  readonly labelOnly = new Tally();

  constructor(label = "") {
    this.rename(label);
  }

  rename(label: string): void {
    this.label = label;
    this.meaning = meaningOf(label);
  }

  cell(row: number, text: string): void {
    const { digits, mail } = contents(text);
    if (digits < 0) return;
    this.filled.filled(row);
    if (mail) this.#emails(row, text);
    if (digits === 0) return;
    if (this.meaning === "coordinate" && isPreciseCoordinate(text)) this.precise.hit(row, text.trim());
    if (digits < 7 && this.meaning !== "nik") return;
    if (text.length > LONGEST_NUMBER) this.#embedded(row, text.slice(0, LONGEST_CELL));
    else this.#number(row, text.trim());
  }

  #number(row: number, text: string): void {
    const sixteen = sixteenDigits(text);
    if (sixteen !== null) {
      this.sixteen += 1;
      if (isNik(sixteen.digits, sixteen.truncated)) this.nik.hit(row, sixteen.digits);
    } else if (this.meaning === "nik" && /^\d[.,]\d{1,10}E\+?15$/i.test(text)) this.lostNik.hit(row, text);
    if (isFormattedNpwp(text)) this.#tax(row, text);
    else if (this.meaning === "npwp" && isBareNpwp(text)) this.#tax(row, text);
    if (isMobile(text)) this.mobile.hit(row, bareNumber(text));
    else if (this.meaning === "phone" && isLabelledPhone(text)) this.labelledPhone.hit(row, bareNumber(text));
    this.#onlyByLabel(row, text);
    if (sixteen === null && /\p{L}/u.test(text)) this.#embedded(row, text);
  }

  #tax(row: number, text: string): void {
    const tally = isEntityNpwp(text) ? this.entityNpwp : this.npwp;
    tally.hit(row, text, bareNumber(text));
  }

  #onlyByLabel(row: number, text: string): void {
    const { meaning } = this;
    if (meaning !== "passport" && meaning !== "bank-account" && meaning !== "bpjs") return;
    const number = bareNumber(text);
    if (BY_LABEL_ONLY[meaning].test(number)) this.labelOnly.hit(row, number);
  }

  #embedded(row: number, text: string): void {
    for (const [digits] of text.matchAll(EMBEDDED_NIK)) {
      this.sixteen += 1;
      if (isNik(digits)) this.nik.hit(row, digits);
    }
    for (const [number] of text.matchAll(EMBEDDED_MOBILE)) this.mobile.hit(row, number);
  }

  #emails(row: number, text: string): void {
    for (const [address] of text.slice(0, LONGEST_CELL).matchAll(EMBEDDED_EMAIL)) {
      const found = personalEmail(address);
      if (found === null) continue;
      this.email.hit(row, address, found.local);
      if (found.freeMail) this.freeMail.hit(row, address, found.local);
    }
  }
}

/** Digits of a cell and whether it has an at sign; −1 digits for a blank one. Runs on every cell. */
function contents(text: string): { digits: number; mail: boolean } {
  let digits = 0;
  let mail = false;
  let blank = true;
  const end = Math.min(text.length, LONGEST_CELL);
  for (let index = 0; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 32) blank = false;
    if (code >= DIGIT_0 && code <= DIGIT_9) digits += 1;
    else if (code === AT_SIGN) mail = true;
  }
  return { digits: blank ? -1 : digits, mail };
}
