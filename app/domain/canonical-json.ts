/**
 * One text for one JSON value: keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript
 * prints them. Two databases may hand keys back in different order; what is hashed must not.
 *
 * A property holding `undefined` is left out, as `JSON.stringify` does.
 *
 * Half a character (a lone surrogate) is written as its escape, where the RFC would stop: texts from outside
 * may hold one, and must still be kept. What is sealed is refused before.
 *
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 *
 * @throws {TypeError} when the value holds something JSON cannot carry (NaN, Infinity, bigint, function,
 *   Date, `undefined` in a list); the message names the place.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, trail: Trail): string {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (typeof value === "number") return writeNumber(value, trail);
  if (Array.isArray(value)) return writeList(value, trail);
  if (isPlainObject(value)) return writeObject(value, trail);
  throw new TypeError(`${placeOf(trail)}: ${describe(value)} has no JSON form`);
}

function writeNumber(value: number, trail: Trail): string {
  if (!Number.isFinite(value)) throw new TypeError(`${placeOf(trail)}: ${value} has no JSON form`);
  return JSON.stringify(value);
}

function writeList(items: ReadonlyArray<unknown>, trail: Trail): string {
  const depth = trail.length;
  let text = "";
  for (let index = 0; index < items.length; index += 1) {
    trail[depth] = index;
    text += `${index === 0 ? "" : ","}${write(items[index], trail)}`;
  }
  trail.length = depth;
  return `[${text}]`;
}

function writeObject(value: Record<string, unknown>, trail: Trail): string {
  const depth = trail.length;
  let text = "";
  for (const key of sorted(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) continue;
    trail[depth] = key;
    text += `${text === "" ? "" : ","}${quoted(key)}:${write(member, trail)}`;
  }
  trail.length = depth;
  return `{${text}}`;
}

/** The default order compares UTF-16 code units, as the RFC asks. Most objects come in it. */
function sorted(names: Array<string>): Array<string> {
  for (let index = 1; index < names.length; index += 1) {
    if ((names[index - 1] ?? "") > (names[index] ?? "")) return names.sort();
  }
  return names;
}

/** Names as they are written: the same few stand in every object of a kind. */
const quotedNames = new Map<string, string>();
const MOST_NAMES = 1_000;

function quoted(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  if (name.length < 40 && quotedNames.size < MOST_NAMES) quotedNames.set(name, text);
  return text;
}

/** Keys and indices from the whole value to the part in hand. */
type Trail = Array<string | number>;

function placeOf(trail: Trail): string {
  return trail.reduce<string>(
    (path, step) => path + (typeof step === "number" ? `[${step}]` : `.${step}`),
    "$",
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === "object" ? Object.prototype.toString.call(value) : typeof value;
}
