import type { IconName } from "#app/components/ui/icon.tsx";
import type { CheckOutcome } from "#app/domain/evidence/outcome.ts";

/** How each outcome of a check looks; its word always stands beside it. */
export const OUTCOME_LOOK = {
  pass: { icon: "check", className: "ok" },
  warn: { icon: "triangle-alert", className: "warn" },
  fail: { icon: "x", className: "bad" },
  unknown: { icon: "circle-question-mark", className: "un" },
  "not-applicable": { icon: "circle-dashed", className: "un" },
  waived: { icon: "lock", className: "un" },
} as const satisfies Record<CheckOutcome, { icon: IconName; className: string }>;
