import { canonicalJson } from "#app/domain/canonical-json.ts";

/** What stands before the first link. */
export const GENESIS_HASH = "0".repeat(64);

export type ChainLink = { prevHash: string; selfHash: string; value: unknown };

/** The text whose SHA-256 is a link's own hash: the hash before it, then its value in canonical JSON. */
export function chainInput(prevHash: string, value: unknown): string {
  return prevHash + canonicalJson(value);
}

/**
 * Index of the first link that does not follow from the one before it, or null when the chain holds.
 *
 * @param sha256 lower-case hexadecimal digest of a text.
 * @param startHash the hash before the first link given, when the chain is read from its middle.
 */
export function firstBrokenLink(
  links: ReadonlyArray<ChainLink>,
  sha256: (text: string) => string,
  startHash: string = GENESIS_HASH,
): number | null {
  let expected = startHash;
  for (const [index, link] of links.entries()) {
    if (link.prevHash !== expected) return index;
    if (link.selfHash !== sha256(chainInput(link.prevHash, link.value))) return index;
    expected = link.selfHash;
  }
  return null;
}
