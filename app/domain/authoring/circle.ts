import { groupBy } from "#app/domain/group-by.ts";

/**
 * A circle among arrows, as the path that closes it: `A, B, A`; null when there is none.
 *
 * The walk keeps its own stack, so a long chain costs no depth.
 */
export function circleIn(arrows: ReadonlyArray<readonly [string, string]>): Array<string> | null {
  const next = groupBy(arrows, ([from]) => from);
  const done = new Set<string>();
  for (const start of next.keys()) {
    if (done.has(start)) continue;
    const path = [start];
    const on = new Set(path);
    const waiting = [arrowsFrom(next, start)];
    while (path.length > 0) {
      const target = waiting.at(-1)?.pop();
      const last = path.at(-1);
      if (target === undefined) {
        if (last !== undefined) on.delete(last);
        if (last !== undefined) done.add(last);
        path.pop();
        waiting.pop();
      } else if (on.has(target)) {
        return [...path.slice(path.indexOf(target)), target];
      } else if (!done.has(target)) {
        path.push(target);
        on.add(target);
        waiting.push(arrowsFrom(next, target));
      }
    }
  }
  return null;
}

function arrowsFrom(next: ReadonlyMap<string, ReadonlyArray<readonly [string, string]>>, from: string) {
  return (next.get(from) ?? []).map(([, to]) => to).reverse();
}
