import { foldLabel } from "#app/domain/evidence/table/fold-label.ts";

/** Words that tell no label from another. */
const STOP_WORDS: ReadonlySet<string> = new Set([
  ...["dan", "atau", "di", "ke", "dari", "yang", "untuk", "pada", "dengan", "oleh", "menurut", "per"],
  ...["para", "dalam", "antar", "sebagai", "serta", "the", "of", "and", "or", "in", "by", "for", "to"],
]);

/** Short forms usual in Indonesian table headers. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ...(["no", "nmr", "nomer"] as const).map((short) => [short, "nomor"] as const),
  ...(["jml", "jlh", "jmlh"] as const).map((short) => [short, "jumlah"] as const),
  ...(["kab", "kabko"] as const).map((short) => [short, "kabupaten"] as const),
  ...([["tgl", "tanggal"] as const, ["kd", "kode"] as const, ["nm", "nama"] as const] as const),
  ...([["prov", "provinsi"] as const, ["propinsi", "provinsi"] as const] as const),
  ...([["kec", "kecamatan"] as const, ["kel", "kelurahan"] as const, ["thn", "tahun"] as const] as const),
  ...([
    ["bln", "bulan"] as const,
    ["ket", "keterangan"] as const,
    ["persen", "persentase"] as const,
  ] as const),
]);

/** Whether two labels are the same but for case, accents, punctuation, spaces and a unit in brackets. */
export function isSameLabel(left: string, right: string): boolean {
  const folded = squeezed(left);
  return folded !== "" && folded === squeezed(right);
}

function squeezed(label: string): string {
  return foldLabel(label).replaceAll(" ", "");
}

/**
 * Share of words two labels have in common, 0–1: words of both ÷ words of either, without stop words,
 * short forms written out.
 */
export function sharedWords(left: string, right: string): number {
  const ofLeft = wordsOf(left);
  const ofRight = wordsOf(right);
  const both = [...ofLeft].filter((word) => ofRight.has(word)).length;
  const either = ofLeft.size + ofRight.size - both;
  return either === 0 ? 0 : both / either;
}

function wordsOf(label: string): ReadonlySet<string> {
  const words = foldLabel(label).split(" ");
  return new Set(
    words.filter((word) => word !== "" && !STOP_WORDS.has(word)).map((word) => SHORT_FORMS.get(word) ?? word),
  );
}
