import { meaningOf, safeLabel } from "#app/domain/evidence/pii/labels.ts";
import { foldLabel } from "./fold-label.ts";

export type Label = {
  /** As it may be kept: what could be a value, as in a file without a header, is not. */
  name: string;
  norm: string;
  /** As written, for the fingerprint. */
  key: string;
};

const PERSONAL: ReadonlySet<string> = new Set([
  ...["nik", "npwp", "phone", "email", "passport", "bank-account", "bpjs", "birth-date"],
]);

/** The label of the column at this index, from 0. */
export function labelOf(text: string, index: number): Label {
  const written = text.trim().replace(/\s+/g, " ");
  const name = written === "" ? "" : safeLabel(written, index);
  return { name, norm: foldLabel(name), key: foldLabel(written) };
}

/** Labels that stand above more than one column, once each. */
export function duplicatesAmong(labels: ReadonlyArray<Label>): Array<string> {
  const counts = new Map<string, number>();
  const found: Array<string> = [];
  for (const { name, norm } of labels) {
    if (norm === "") continue;
    const count = (counts.get(norm) ?? 0) + 1;
    counts.set(norm, count);
    if (count === 2) found.push(name);
  }
  return found;
}

/** Columns whose values identify something: digits there are no amounts. */
export function isCodeLabel(norm: string): boolean {
  return /(^| )(kode|kd|code|id|no|nomor|number|nip|npsn|isbn|pos|zip)( |$)/.test(norm);
}

/** Columns whose values belong to one person each: their least and greatest stay unsaid. */
export function isPersonalLabel(name: string): boolean {
  return PERSONAL.has(meaningOf(name));
}

/** Columns that say which time a row is about. */
export function isPeriodLabel(norm: string): boolean {
  return /(^| )(tahun|thn|year|periode|period|bulan|month|tanggal|tgl|date|waktu|triwulan|semester)( |$)/.test(
    norm,
  );
}

/** Days that say nothing of how old the data are: births, and ends that lie ahead. */
export function isOtherDayLabel(norm: string): boolean {
  return /(^| )(lahir|birth|berlaku|berakhir|akhir kontrak|kedaluwarsa|kadaluarsa|expir\w*|valid|jatuh tempo|target|rencana|due)( |$)/.test(
    norm,
  );
}
