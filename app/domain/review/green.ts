import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import type { ItemDecision, Report, ReviewStep } from "#app/domain/facts.ts";

/** Why a case cannot be accepted together with others. */
export type NotGreen = "no_evidence" | "not_checked" | "check_not_green" | "filed_twice" | "item_returned";

/** Whether every check of the latest look passed; what cannot be told, and what is remarked on, did not. */
export function isGreenLook(results: ReadonlyArray<CheckResult>): boolean {
  const opened = results.some(({ check, outcome }) => check === "C1" && outcome === "pass");
  return opened && results.every(({ outcome }) => outcome === "pass" || outcome === "not-applicable");
}

/**
 * Why a report may not be accepted in a batch; null when it may: something is filed, nothing twice, every
 * check of every latest look is green, and the secretariat sent nothing back.
 *
 * @param looks results of the latest look at each item, by its id.
 */
export function whyNotGreen(
  { items, steps }: Report,
  looks: ReadonlyMap<string, ReadonlyArray<CheckResult>>,
): NotGreen | null {
  if (items.length === 0) return "no_evidence";
  if (new Set(items.map(({ target }) => target)).size < items.length) return "filed_twice";
  const returned = steps.some((step) => step.items.some(({ decision }) => decision === "returned"));
  if (returned) return "item_returned";
  const results = items.map(({ id }) => looks.get(id) ?? []);
  if (results.some((look) => look.length === 0)) return "not_checked";
  return results.every(isGreenLook) ? null : "check_not_green";
}

/**
 * The decisions a batch stands for: at the check every item is accepted, with the elements the machine found
 * (*elemen data*); the acceptance decides on no item.
 */
export function batchDecisions(
  step: ReviewStep["step"],
  { items }: Report,
  looks: ReadonlyMap<string, ReadonlyArray<CheckResult>>,
): Array<ItemDecision> {
  if (step === "acceptance") return [];
  return items.map(({ id }) => {
    const found = looks.get(id)?.find(({ check }) => check === "C6")?.data.present;
    return {
      item: id,
      decision: "accepted",
      reason: null,
      elements: Array.isArray(found) ? [...found] : null,
    };
  });
}
