import type { PiiFinding } from "#app/domain/evidence/profile.ts";
import { stableHash32 } from "#app/domain/evidence/stable-hash.ts";
import { type BareFinding, finding } from "./column-findings.ts";
import { isNik } from "./nik.ts";
import { ENOUGH_DISTINCT, Tally } from "./tally.ts";
import { bareNumber, isEntityNpwp, personalEmail } from "./values.ts";

/** Sixteen digits in a row, or in groups as a card prints them. */
const SIXTEEN =
  /(?<![\d.,])(?:\d{16}|\d{2}[. ]\d{2}[. ]\d{2}[. ]\d{6}[. ]\d{4}|\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4})(?![\d])/g;
const NPWP = /(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)/g;
const MOBILE = /(?<![\d.])(?:\+62|62|0)[ -]?8[1-9]\d(?:[ .-]?\d){6,9}(?!\d)/g;
const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/gi;
const NIK_LABEL =
  /\b(nik|nkk|no\.? ?ktp|nomor ktp|no\.? ?kk|ktp|nomor induk kependudukan|kartu keluarga)\b[^\n\d]{0,20}$/i;
/** A contact line holds a few addresses and numbers; a list of people holds more. */
const A_LIST = 10;
const LONGEST_PART = 200_000;
const CONTEXT = 40;

/** Looks through free text that comes in parts, such as the pages of a document. */
export type TextScanner = {
  /** @param part number of the page or line, from 1: what findings name as row. */
  text(part: number, text: string): void;
  /** Findings have the column `""`: text has none. */
  finish(): Array<PiiFinding>;
};

/** A scanner of free text: NIK, NPWP, mobile numbers and e-mail addresses. Keeps no value. */
export function createTextScanner(): TextScanner {
  const tallies = { nik: new Tally(), npwp: new Tally(), entity: new Tally() };
  const contacts = { phone: new DistinctTally(), email: new DistinctTally() };
  const state = { nikByLabel: false, sixteen: 0 };
  function nik(part: number, text: string): void {
    for (const match of text.matchAll(SIXTEEN)) {
      const digits = match[0].replace(/\D/g, "");
      const byLabel = NIK_LABEL.test(text.slice(Math.max(0, match.index - CONTEXT), match.index));
      state.sixteen += 1;
      if (!isNik(digits)) continue;
      state.nikByLabel ||= byLabel;
      tallies.nik.hit(part, digits);
    }
  }
  return {
    text(part, whole) {
      for (let from = 0; from < whole.length; from += LONGEST_PART) {
        const text = whole.slice(Math.max(0, from - CONTEXT), from + LONGEST_PART);
        nik(part, text);
        for (const [number] of text.matchAll(NPWP)) {
          (isEntityNpwp(number) ? tallies.entity : tallies.npwp).hit(part, number, bareNumber(number));
        }
        for (const [number] of text.matchAll(MOBILE)) contacts.phone.hit(part, bareNumber(number));
        for (const [address] of text.matchAll(EMAIL)) {
          const found = personalEmail(address);
          if (found?.freeMail === true) contacts.email.hit(part, address.toLowerCase());
        }
      }
    },
    finish: () => {
      const found: Array<BareFinding> = [];
      const { nikByLabel, sixteen } = state;
      if (tallies.nik.count > 0 && (nikByLabel || tallies.nik.count >= 0.6 * sixteen)) {
        const certain = nikByLabel || tallies.nik.distinct >= ENOUGH_DISTINCT;
        found.push(finding("nik", tallies.nik, certain, nikByLabel));
      }
      if (tallies.npwp.count > 0) found.push(finding("npwp", tallies.npwp, true, false));
      else if (tallies.entity.count > 0) found.push(finding("npwp", tallies.entity, false, false));
      if (contacts.phone.tally.count > 0) {
        found.push(finding("phone", contacts.phone.tally, contacts.phone.isList, false));
      }
      if (contacts.email.tally.count > 0) {
        found.push(finding("email", contacts.email.tally, contacts.email.isList, false));
      }
      return found.map((one) => ({ ...one, sheet: null, column: "" }));
    },
  };
}

/** Personal data in a text in hand: a note, a narrative, the text of a page. Rows are its lines, from 1. */
export function scanText(text: string): Array<PiiFinding> {
  const scanner = createTextScanner();
  for (const [index, line] of text.split("\n").entries()) scanner.text(index + 1, line);
  return scanner.finish();
}

/** A tally that tells a contact line from a list: counts different values to {@link A_LIST}. */
class DistinctTally {
  readonly tally = new Tally();
  #seen = new Set<number>();

  hit(part: number, value: string): void {
    this.tally.hit(part, value);
    if (this.#seen.size < A_LIST) this.#seen.add(stableHash32(value));
  }

  get isList(): boolean {
    return this.#seen.size >= A_LIST;
  }
}
