import type { IndexedFacts } from "#app/domain/standings.ts";

const MOST_KEYS = 64;

/**
 * Makes a view once per plan as it stands and key: what was made is kept as long as the facts are in memory, which is
 * until the data version changes. For views that depend on nothing but the two, and not on who reads or when.
 *
 * @param nameOf tells keys apart; a key that is text tells itself.
 */
export function keptView<Key, View>(
  make: (indexed: IndexedFacts, key: Key) => View,
  nameOf: (key: Key) => string = String,
): (indexed: IndexedFacts, key: Key) => View {
  const kept = new WeakMap<IndexedFacts, Map<string, View>>();
  return (indexed, key) => {
    const views = kept.get(indexed) ?? new Map<string, View>();
    kept.set(indexed, views);
    const name = nameOf(key);
    const known = views.get(name);
    if (known !== undefined) return known;
    const view = make(indexed, key);
    if (views.size >= MOST_KEYS) views.clear();
    views.set(name, view);
    return view;
  };
}
