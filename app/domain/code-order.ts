const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Natural order of codes: B06.2 before B06.10, T10a before T10b, A1-B06 before A1-B12.
 * Only a code and itself are equal: B6.2 and B06.2 are two codes and always stand in the same order.
 */
export function compareCodes(left: string, right: string): number {
  return collator.compare(left, right) || (left === right ? 0 : left < right ? -1 : 1);
}
