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
  return write(value, "$");
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return writeNumber(value, path);
  if (Array.isArray(value)) {
    const items: ReadonlyArray<unknown> = value;
    return `[${items.map((item, index) => write(item, `${path}[${index}]`)).join(",")}]`;
  }
  if (isPlainObject(value)) return writeObject(value, path);
  throw new TypeError(`${path}: ${describe(value)} has no JSON form`);
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${path}: ${value} has no JSON form`);
  return JSON.stringify(value);
}

function writeObject(value: Record<string, unknown>, path: string): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort() // default order compares UTF-16 code units, as the RFC asks
    .map((key) => `${JSON.stringify(key)}:${write(value[key], `${path}.${key}`)}`);
  return `{${members.join(",")}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === "object" ? Object.prototype.toString.call(value) : typeof value;
}
