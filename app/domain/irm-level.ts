export const IRM_LEVELS = ["no_evidence", "not_started", "limited", "substantial", "complete"] as const;
/** Completion on the scale of OGP's Independent Reporting Mechanism. */
export type IrmLevel = (typeof IRM_LEVELS)[number];

/**
 * The IRM level the published rule suggests; a named person sets it in the period report.
 *
 * @param reportedPercent 0–100; null without a claim.
 * @param provenPercent 0–100; null where nothing could prove it.
 * @param evidenceFiled whether any evidence that was not returned is filed.
 *
 * Source: docs/rules/irm.md, whose table is also the test's fixture.
 */
export function suggestIrmLevel(
  reportedPercent: number | null,
  provenPercent: number | null,
  evidenceFiled: boolean,
): IrmLevel {
  const proven = provenPercent ?? 0;
  if (proven >= 100) return "complete";
  if (proven >= 50) return "substantial";
  if (proven > 0) return "limited";
  if ((reportedPercent ?? 0) === 0) return "not_started";
  return evidenceFiled ? "limited" : "no_evidence";
}
