/** Groups items by a key, keeping their order within each group and the groups in order of first appearance. */
export function groupBy<Key, Item>(
  items: ReadonlyArray<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, Array<Item>> {
  const groups = new Map<Key, Array<Item>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
