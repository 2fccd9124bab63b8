import type { Profile } from "#app/domain/evidence/profile.ts";
import type { ElementFinding } from "./match-elements.ts";

/** How much of a register of public keys a column covers. */
export type Coverage = {
  register: string;
  /** Element whose column was compared. */
  label: string;
  /** Entries of the register. */
  size: number;
  missing: ReadonlyArray<string>;
  /** Entries named by some cell ÷ all entries, 0–1. */
  ratio: number;
};

/** Coverage of the register an element's values come from; null when it has none or was not compared. */
export function coverageOf({ element, profile }: ElementFinding): Coverage | null {
  const hit = profile?.registers.find(({ register }) => register === element.register);
  if (hit === undefined || hit.size === 0) return null;
  const { register, size, missing } = hit;
  const label = element.labels[0] ?? element.key;
  return { register, label, size, missing, ratio: 1 - missing.length / size };
}

/**
 * Rows that repeat a key, as far as it can be told for certain; null when none do.
 *
 * One key column is told by its values. Several make one key together, and only rows that are the same
 * throughout are sure to repeat it.
 */
export function repeatedKeys(
  profile: Profile,
  found: ReadonlyArray<ElementFinding>,
): { labels: ReadonlyArray<string>; repeats: number } | null {
  const keys = found.filter(({ element }) => element.isKey);
  const areCertain = keys.every(({ state }) => state === "present" || state === "wrong-type");
  if (keys.length === 0 || !areCertain) return null;
  const repeats = keys.length === 1 ? (keys[0]?.profile?.repeats ?? 0) : profile.duplicateRows;
  const labels = keys.map(({ element }) => element.labels[0] ?? element.key);
  return repeats > 0 ? { labels, repeats } : null;
}
