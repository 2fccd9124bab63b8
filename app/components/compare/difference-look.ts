import type { IconName } from "#app/components/ui/icon.tsx";
import type { Difference } from "#app/domain/compare.ts";

/** The icon beside each word of difference. */
export const DIFFERENCE_LOOK = {
  gained: "plus",
  lost: "minus",
  moved: "calendar-days",
  reweighted: "contrast",
  status: "refresh-cw",
} as const satisfies Record<Difference, IconName>;
