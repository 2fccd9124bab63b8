/** Page, without its language, that shows what changed in the content of a piece of evidence. */
export function rowDiffPath(plan: string, slot: string, item: string): string {
  return `/${plan}/bukti/${slot}/perubahan/${item}`;
}
