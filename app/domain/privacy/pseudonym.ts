/** How many of the last letters of an erasure's id stand for the person it erased: the first ones tell the time. */
export const PSEUDONYM_LENGTH = 8;

/** What stands where an erased person's name was, such as `#1f0c2a9b`. */
export function pseudonymOf(erasureId: string): string {
  return `#${erasureId.slice(-PSEUDONYM_LENGTH)}`;
}

const SHORTEST_PART = 4;

/**
 * A text without these names and addresses: the pseudonym stands for each. Longer ones go first; one of fewer than
 * four letters is replaced only where it is the whole text, so that `Ari` does not maim `hari`.
 */
export function withoutNames(text: string, names: ReadonlyArray<string>, pseudonym: string): string {
  const known = [...new Set(names)].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  if (known.includes(text)) return pseudonym;
  return known
    .filter((name) => name.length >= SHORTEST_PART)
    .reduce((held, name) => held.replaceAll(wholeWord(name), pseudonym), text);
}

function wholeWord(name: string): RegExp {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
}

/** The same of every text in a JSON value. */
export function valueWithoutNames(value: unknown, names: ReadonlyArray<string>, pseudonym: string): unknown {
  if (typeof value === "string") return withoutNames(value, names, pseudonym);
  if (Array.isArray(value)) return value.map((each) => valueWithoutNames(each, names, pseudonym));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, valueWithoutNames(each, names, pseudonym)]),
  );
}
