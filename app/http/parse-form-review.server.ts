import { z } from "zod";
import type { ItemDecision, ReviewDecision } from "#app/domain/facts.ts";
import type { ReviewInput, ReviewRefusal } from "#app/domain/review.ts";
import { parseForm } from "./parse-form.server.ts";

const Decision = z.enum(["accepted", "returned"]);
const Reason = z
  .string()
  .trim()
  .max(5_000)
  .optional()
  .transform((text) => text ?? null);

const Fields = z.object({
  decision: Decision.optional(),
  reason: Reason,
  items: z
    .array(
      z.object({
        id: z.string(),
        decision: Decision.optional(),
        reason: Reason,
        listed: z.string().optional(),
        elements: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

/** A review as it was filled in. An item left open is not among the decided. */
export type ReviewForm = {
  decision: ReviewInput["decision"] | null;
  reason: string | null;
  items: ReviewInput["items"];
  /** Everything as it was filled in, decided or not, so that a refusal loses nothing. */
  typed: ReadonlyArray<Omit<ItemDecision, "decision"> & { decision: ReviewDecision | null }>;
};

/** Reads a review form; null when it is damaged. */
export function readReviewForm(form: FormData): ReviewForm | null {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return null;
  const { decision, reason, items } = parsed.value;
  const typed = items.map(({ id, decision: taken, reason: why, listed, elements }) => ({
    item: id,
    decision: taken ?? null,
    reason: why,
    elements: listed === undefined ? null : elements,
  }));
  const decided = typed.flatMap((item) =>
    item.decision === null ? [] : [{ ...item, decision: item.decision }],
  );
  return { decision: decision ?? null, reason, items: decided, typed };
}

/** How a refused review is answered: no right 403, absent 404, overtaken 409, incomplete 400. */
export function reviewStatus(refusal: ReviewRefusal | "not_found"): 400 | 403 | 404 | 409 {
  switch (refusal) {
    case "own_submission":
    case "own_organisation":
    case "not_a_secretary":
    case "not_a_reviewer":
      return 403;
    case "not_found":
      return 404;
    case "report_not_awaiting_this_step":
      return 409;
    default:
      return 400;
  }
}
