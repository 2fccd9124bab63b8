/** Words of Indonesian and English titles that tell no two datasets apart. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  ...["data", "dataset", "dan", "yang", "di", "ke", "dari", "untuk", "pada", "per", "menurut", "oleh"],
  ...["tahun", "the", "of", "and", "for", "by", "in", "to", "csv", "xls", "xlsx", "json", "pdf", "file"],
  ...["download", "unduh", "export", "berkas", "daftar", "jumlah", "list", "index", "html", "php"],
]);

/** The words of a title that count when titles are compared: folded, at least two letters or a number. */
export function titleWords(title: string): Array<string> {
  const folded = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const words = folded.split(" ").filter((word) => /^\d+$|.{2}/u.test(word) && !EMPTY_WORDS.has(word));
  return [...new Set(words)];
}

/** Share of words two sets have in common, 0–1 (Dice). */
export function wordSimilarity(left: ReadonlyArray<string>, right: ReadonlyArray<string>): number {
  if (left.length === 0 || right.length === 0) return 0;
  const shared = left.filter((word) => right.includes(word)).length;
  return (2 * shared) / (left.length + right.length);
}
