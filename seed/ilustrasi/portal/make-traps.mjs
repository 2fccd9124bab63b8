/** Tables that are traps. Everything in them is made up; no person, party or number is real. */
import { tables } from "./make-tables.mjs";

const PEOPLE = 6;

/**
 * A file that should never have been published. Sixteen digits in the shape of a NIK that nobody can have:
 * no regency has the code 31.79. No catalogue lists it.
 */
const respondents = [
  ["Nomor urut", "Nama lengkap", "NIK"],
  ...Array.from({ length: PEOPLE }, (_, index) => {
    const number = index + 1;
    return [number, `Warga Contoh 0${number}`, `3179990${number}0190990${number}`];
  }),
];

/** A correction of a party, and the replacement of a member (*pergantian antarwaktu*). */
const membersLater = tables["anggota-terpilih"].map(([district, body, name, from]) => {
  if (name === "Calon Contoh 03") return [district, body, name, "Partai Contoh 5"];
  return [district, body, name === "Calon Contoh 05" ? "Calon Contoh 25" : name, from];
});

/** File name without its extension → rows, the first of which names the columns. */
export const trapTables = { "responden-uji-coba": respondents };

/** What a file holds once somebody has opened it. */
export const laterTables = { "anggota-terpilih": membersLater };
