import type { IndexedFacts } from "#app/domain/standings.ts";

const MOST_KEYS = 64;

/**
 * Makes a view once per plan as it stands and key: what was made is kept as long as the facts are in memory, which is
 * until the data version changes. For views that depend on nothing but the two, and not on who reads or when.
 */
export function keptView<Key extends string, View>(
  make: (indexed: IndexedFacts, key: Key) => View,
): (indexed: IndexedFacts, key: Key) => View {
  const kept = new WeakMap<IndexedFacts, Map<Key, View>>();
  return (indexed, key) => {
    const views = kept.get(indexed) ?? new Map<Key, View>();
    kept.set(indexed, views);
    const known = views.get(key);
    if (known !== undefined) return known;
    const view = make(indexed, key);
    if (views.size >= MOST_KEYS) views.clear();
    views.set(key, view);
    return view;
  };
}
