const HIDDEN = "•";
const LONGEST = 60;

/** The shape of a value: its first two characters, the rest hidden; all of a value shorter than six. */
export function maskOf(value: string): string {
  const shown = value.length < 6 ? 0 : 2;
  const hidden = Math.min(Math.max(value.length, shown) - shown, LONGEST - shown);
  return value.slice(0, shown) + HIDDEN.repeat(hidden);
}
