import { stableHash32 } from "./stable-hash.ts";

const BITS = 64;

/**
 * 64-bit similarity fingerprint of a text, as 16 hexadecimal digits; null when it has no word.
 *
 * Texts that share most of their words and word pairs differ in few bits, so two error pages of one
 * template are recognised although each names another address.
 */
export function simhash(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (words === null) return null;
  const votes = new Int32Array(BITS);
  words.forEach((word, index) => {
    vote(votes, word);
    vote(votes, `${word} ${words[index + 1] ?? ""}`);
  });
  return toHex(votes);
}

/** Bits in which two fingerprints differ, 0–64; null when either is missing. */
export function simhashDistance(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null;
  let distance = 0;
  for (let index = 0; index < BITS / 4; index += 1) {
    let differing = Number.parseInt(a[index] ?? "0", 16) ^ Number.parseInt(b[index] ?? "0", 16);
    for (; differing > 0; differing &= differing - 1) distance += 1;
  }
  return distance;
}

function vote(votes: Int32Array, token: string): void {
  const halves = [stableHash32(token, 0x9e3779b9), stableHash32(token, 0x7f4a7c15)];
  for (let bit = 0; bit < BITS; bit += 1) {
    const half = halves[bit >> 5] ?? 0;
    votes[bit] = (votes[bit] ?? 0) + (((half >>> (bit & 31)) & 1) === 1 ? 1 : -1);
  }
}

function toHex(votes: Int32Array): string {
  let hex = "";
  for (let start = 0; start < BITS; start += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) {
      if ((votes[start + bit] ?? 0) > 0) digit |= 1 << bit;
    }
    hex += digit.toString(16);
  }
  return hex;
}
