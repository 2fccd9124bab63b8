import { below, type Pointer } from "./pointer.ts";

export type StrictJson =
  | { ok: true; value: unknown /** Innermost value around the watched character. */; at: Pointer }
  | { ok: false /** Index of the first character that cannot be. */; offset: number; at: Pointer };

const MOST_DEPTH = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;
const WORDS = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads JSON and knows where it stands: of a text that is no JSON it tells the place where it stops being
 * one, and of one that is the innermost value around a character. A member named twice is an error.
 *
 * Source: RFC 8259, with the unique names of RFC 7493 §2.3.
 *
 * @param watch index of the character asked about.
 */
export function readStrictJson(text: string, watch = -1): StrictJson {
  const reader = new Reader(text, watch);
  try {
    const value = reader.document();
    return { ok: true, value, at: reader.watched ?? "" };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return { ok: false, offset: stop.offset, at: stop.at };
  }
}

class Stop extends Error {
  readonly offset: number;
  readonly at: Pointer;
  constructor(offset: number, at: Pointer) {
    super(`not JSON at ${offset}`);
    this.offset = offset;
    this.at = at;
  }
}

class Reader {
  watched: Pointer | null = null;
  readonly #text: string;
  readonly #watch: number;
  #position = 0;

  constructor(text: string, watch: number) {
    this.#text = text;
    this.#watch = watch;
  }

  document(): unknown {
    this.#take(SPACE);
    const value = this.#value("", 0);
    this.#take(SPACE);
    if (this.#position < this.#text.length) throw new Stop(this.#position, "");
    return value;
  }

  #value(at: Pointer, depth: number): unknown {
    const start = this.#position;
    const value = this.#anyValue(at, depth);
    this.#note(start, at);
    return value;
  }

  #anyValue(at: Pointer, depth: number): unknown {
    if (depth > MOST_DEPTH) throw new Stop(this.#position, at);
    switch (this.#text[this.#position]) {
      case "{":
        return this.#object(at, depth);
      case "[":
        return this.#array(at, depth);
      case '"':
        return this.#string(at);
      default:
        return this.#scalar(at);
    }
  }

  #scalar(at: Pointer): unknown {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#position)) continue;
      this.#position += word.length;
      return value;
    }
    const start = this.#position;
    const digits = this.#take(NUMBER);
    const value = Number(digits);
    if (digits === "" || !Number.isFinite(value)) throw new Stop(start, at);
    return value;
  }

  #string(at: Pointer): string {
    const start = this.#position;
    if (!this.#skip('"')) throw new Stop(start, at);
    for (;;) {
      const character = this.#text[this.#position];
      if (character === undefined || character < " ") throw new Stop(this.#position, at);
      if (character === "\\" && this.#take(ESCAPE) === "") throw new Stop(this.#position, at);
      if (character === "\\") continue;
      this.#position += 1;
      if (character === '"') break;
    }
    const value: unknown = JSON.parse(this.#text.slice(start, this.#position));
    return String(value);
  }

  #array(at: Pointer, depth: number): Array<unknown> {
    const items: Array<unknown> = [];
    this.#position += 1;
    this.#take(SPACE);
    if (this.#skip("]")) return items;
    for (;;) {
      this.#take(SPACE);
      items.push(this.#value(below(at, items.length), depth + 1));
      this.#take(SPACE);
      if (this.#skip("]")) return items;
      if (!this.#skip(",")) throw new Stop(this.#position, below(at, items.length - 1));
    }
  }

  #object(at: Pointer, depth: number): Record<string, unknown> {
    const members = new Map<string, unknown>();
    this.#position += 1;
    this.#take(SPACE);
    if (this.#skip("}")) return {};
    for (;;) {
      this.#take(SPACE);
      const start = this.#position;
      const key = this.#string(at);
      const place = below(at, key);
      if (members.has(key)) throw new Stop(start, place);
      this.#take(SPACE);
      if (!this.#skip(":")) throw new Stop(this.#position, place);
      this.#take(SPACE);
      members.set(key, this.#value(place, depth + 1));
      this.#note(start, place);
      this.#take(SPACE);
      if (this.#skip("}")) return Object.fromEntries(members);
      if (!this.#skip(",")) throw new Stop(this.#position, place);
    }
  }

  /** Children end before their parents, so the first that holds the watched character is the innermost. */
  #note(start: number, at: Pointer): void {
    if (start <= this.#watch && this.#watch < this.#position) this.watched ??= at;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#position] !== character) return false;
    this.#position += 1;
    return true;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#position += found.length;
    return found;
  }
}
