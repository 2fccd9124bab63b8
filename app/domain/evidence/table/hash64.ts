/** A 64-bit number as two unsigned halves. */
export type Hash64 = { high: number; low: number };

export const ZERO64: Hash64 = { high: 0, low: 0 };

/**
 * A well-mixed 64-bit number for a text: two 32-bit lanes that multiply by different odd constants and
 * are mixed into one another. For fingerprints, never for security.
 *
 * Source: the mixing steps of MurmurHash3 (A. Appleby, public domain).
 */
export function hash64(text: string, seed: Hash64 = ZERO64): Hash64 {
  let high = seed.high ^ 0x9e3779b9;
  let low = seed.low ^ 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return mix64({ high: high ^ text.length, low: low + text.length });
}

/** Spreads every bit of a 64-bit number over all of it. */
export function mix64({ high, low }: Hash64): Hash64 {
  let a = mix32(high ^ Math.imul(low, 0xcc9e2d51));
  let b = mix32(low ^ Math.imul(a, 0x1b873593));
  a = mix32(a ^ b);
  b = mix32(Math.imul(b, 5) + a + 0x52dce729);
  return { high: a, low: b };
}

function mix32(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Sum modulo 2^64. */
export function add64(a: Hash64, b: Hash64): Hash64 {
  const low = a.low + b.low;
  const carry = low >= 2 ** 32 ? 1 : 0;
  return { high: (a.high + b.high + carry) >>> 0, low: low >>> 0 };
}

/** 16 hexadecimal digits. */
export function hex64({ high, low }: Hash64): string {
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** The lower 53 bits as one number, for sets. */
export function number53({ high, low }: Hash64): number {
  return (high & 0x1fffff) * 2 ** 32 + low;
}
