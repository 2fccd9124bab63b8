/** Draws a whole number from 0 up to `below`. */
export type Draw = (below: number) => number;

/** The same numbers in the same order for the same seed: a linear congruential generator. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One of a list. */
export function oneOfList<Item>(draw: Draw, items: readonly [Item, ...Array<Item>]): Item {
  return items[draw(items.length)] ?? items[0];
}
