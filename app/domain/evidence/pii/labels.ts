import { foldText } from "#app/domain/evidence/table/fold-label.ts";
import { CANDIDATE, isExempt, PUBLIC_ROLE } from "./exempt.ts";

/** What a column's label says its values are, to the guard. */
export const COLUMN_MEANINGS = [
  ...["nik", "npwp", "phone", "email", "passport", "bank-account", "bpjs"],
  ...["person", "candidate", "official", "name", "birth-date", "birth-place", "address", "sensitive"],
  ...["coordinate", "sex", "age", "voter", "place", "frame", "other"],
] as const;
export type ColumnMeaning =
  | ("nik" | "npwp" | "phone" | "email" | "passport" | "bank-account" | "bpjs")
  | ("person" | "candidate" | "official" | "name" | "birth-date" | "birth-place" | "address" | "sensitive")
  | ("coordinate" | "sex" | "age" | "voter" | "place" | "frame" | "other");

/** A label in lower case without accents, its words parted by single spaces: `No_KTP.` is `no ktp`. */
export function foldLabel(label: string): string {
  return foldText(label.normalize("NFKC").replace(/([a-z])([A-Z])/g, "$1 $2"));
}

/** Tried in order; the first that fits names the column. */
const RULES: ReadonlyArray<readonly [ColumnMeaning, RegExp]> = [
  ["frame", /\b(jumlah|total|banyak|persen|persentase|rata|rasio|count|sum)\b/],
  [
    "nik",
    /\b(nik|nkk|no ?ktp|nomor ktp|no ?kk|nomor kk|nomor induk kependudukan|nomor kartu keluarga|ktp)\b/,
  ],
  ["npwp", /\b(npwp|nomor pokok wajib pajak)\b/],
  ["bpjs", /\b(bpjs|jkn|kis)\b/],
  ["passport", /\b(paspor|passport)\b/],
  ["bank-account", /\b(no ?rek|norek|rekening|bank account|iban)\b/],
  ["email", /\b(e mail|email|surel|mail)\b/],
  [
    "phone",
    /\b(telp|telepon|telpon|tlp|tel|phone|hp|handphone|ponsel|whatsapp|wa|seluler|nomor kontak|no kontak)\b/,
  ],
  [
    "birth-date",
    /\b(tanggal lahir|tgl lahir|tgllahir|ttl|tempat tanggal lahir|birth ?date|date of birth|dob|lahir)\b/,
  ],
  [
    "sensitive",
    /\b(disabilitas|difabel|kecacatan|penyakit|kesehatan|diagnosis|miskin|kemiskinan|dtks|bansos|penerima bantuan|health|disability|poverty)\b/,
  ],
  [
    "coordinate",
    /\b(lat|latitude|lintang|lon|lng|long|longitude|bujur|koordinat|coordinate|coordinates|geotag)\b/,
  ],
  ["sex", /\b(jenis kelamin|kelamin|jk|sex|gender|l p)\b/],
  ["age", /\b(usia|umur|age)\b/],
  [
    "place",
    /\b(tps|desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kabko|kota|provinsi|prov|wilayah|dapil|rt|rw|dusun|province|regency|district|village)\b/,
  ],
  ["address", /\b(alamat|domisili|tempat tinggal|address)\b/],
];
const NAME = /\b(nama|nama lengkap|name|full ?name)\b/;
const NOT_A_PERSON =
  /\b(partai|parpol|dapil|organisasi|lembaga|instansi|file|berkas|dataset|data|kolom|kantor|jalan|bank|barang|kegiatan|program|daerah|party|column)\b/;
const PERSON =
  /\b(pemilih|kepala keluarga|anggota|warga|penduduk|pelapor|pemohon|peserta|responden|pendukung|saksi|pegawai|karyawan|ibu|ayah|siswa|pasien|penerima|lengkap|full ?name|voter|person)\b/;
const VOTER = /\b(pemilih|dpt|dps|dpshp|dptb|dpk|voter|voters)\b/;
const FRAME = /^(no|nomor|nomor urut|no urut|id|kode|keterangan|ket|status|tanggal|sumber|tahun)$/;

/** What a label says its column holds. */
export function meaningOf(label: string): ColumnMeaning {
  const folded = foldLabel(label);
  const name = nameMeaning(folded);
  if (name !== null) return name;
  if (/\btempat lahir\b/.test(folded) && !/\btanggal\b/.test(folded)) return "birth-place";
  const rule = RULES.find(([, pattern]) => pattern.test(folded));
  if (rule !== undefined) return exempted(rule[0], folded);
  if (VOTER.test(folded)) return "voter";
  return FRAME.test(folded) ? "frame" : "other";
}

/** Whether the label speaks of voters, whatever its column holds. */
export function speaksOfVoters(label: string): boolean {
  return VOTER.test(foldLabel(label));
}

/** Whether the label speaks of candidates, parties or offices. */
export function speaksOfOffice(label: string): boolean {
  const folded = foldLabel(label);
  return CANDIDATE.pattern.test(folded) || /\b(partai|parpol|jabatan|dapil|nomor urut)\b/.test(folded);
}

function nameMeaning(folded: string): ColumnMeaning | null {
  if (!NAME.test(folded)) return null;
  if (CANDIDATE.pattern.test(folded)) return "candidate";
  if (PUBLIC_ROLE.pattern.test(folded)) return "official";
  if (PERSON.test(folded)) return "person";
  if (
    NOT_A_PERSON.test(folded) ||
    /\b(tps|desa|kelurahan|kecamatan|kabupaten|kota|provinsi|wilayah)\b/.test(folded)
  )
    return "place";
  return /^(nama|name)$/.test(folded) ? "name" : "other";
}

function exempted(meaning: ColumnMeaning, folded: string): ColumnMeaning {
  if (meaning === "phone" && isExempt("phone", folded)) return "other";
  if (meaning === "address" && isExempt("address", folded)) return "place";
  if (meaning === "npwp" && isExempt("npwp", folded)) return "other";
  return meaning;
}

/**
 * A label that may be shown and stored: itself, unless it could be a value, as in a table without a header
 * row; then its place, `#3` for the third column.
 */
export function safeLabel(label: string, index: number): string {
  const digits = label.replace(/\D/g, "").length;
  const place = `#${index + 1}`;
  if (label.trim() === "") return place;
  return digits >= 7 || label.includes("@") ? place : label.slice(0, 500);
}
