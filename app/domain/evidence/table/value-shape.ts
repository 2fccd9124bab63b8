/** Longest shape kept. */
const LONGEST = 60;
const MOST_SHAPES = 200;

/** The shape of a value, which says nothing of its content: digits as 9, letters as A. */
export function valueShape(text: string): string {
  let shape = "";
  for (const character of text.slice(0, LONGEST)) {
    const code = character.charCodeAt(0);
    if (code >= 48 && code <= 57) shape += "9";
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) shape += "A";
    else if (code > 127)
      shape += /\p{N}/u.test(character) ? "9" : /[\p{L}\p{M}]/u.test(character) ? "A" : "·";
    else shape += code < 32 ? " " : character;
  }
  return shape;
}

/** Counts shapes; those that first come up after the 200th are left out. */
export function countShape(shapes: Map<string, number>, text: string): void {
  const shape = valueShape(text);
  const count = shapes.get(shape);
  if (count !== undefined) shapes.set(shape, count + 1);
  else if (shapes.size < MOST_SHAPES) shapes.set(shape, 1);
}

/** The three commonest shapes with their share of the filled cells. */
export function commonestShapes(
  shapes: ReadonlyMap<string, number>,
  filled: number,
): Array<{ pattern: string; ratio: number }> {
  const sorted = [...shapes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, 3).map(([pattern, count]) => ({ pattern, ratio: count / Math.max(1, filled) }));
}
