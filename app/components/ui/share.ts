import type { CSSProperties } from "react";

/** A percent as the `--v` custom property that bars take their length from. No number draws no bar. */
export function share(percent: number | null): CSSProperties {
  return custom({ "--v": Math.round((percent ?? 0) * 10) / 10 });
}

/** Custom properties as a style attribute. */
export function custom(properties: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return properties;
}
