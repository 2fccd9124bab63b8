/**
 * A well-mixed 32-bit number for a text, the same on every machine and in every run.
 * For spreading and for fingerprints, never for security.
 */
export function stableHash32(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) drawn from the text: jitter that does not change when asked twice. */
export function stableRatio(text: string): number {
  return stableHash32(text) / 2 ** 32;
}
