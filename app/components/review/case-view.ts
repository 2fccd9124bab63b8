import type { ItemDecision, ReviewDecision } from "#app/domain/facts.ts";
import type { ReviewRefusal } from "#app/domain/review.ts";

/** One item's decision as it was filled in, taken or not. */
export type TypedDecision = Omit<ItemDecision, "decision"> & { decision: ReviewDecision | null };

/** What the last decision came to; what was filled in comes back with it. */
export type ReviewResult = {
  decision: ReviewDecision | null;
  reason: string | null;
  typed: ReadonlyArray<TypedDecision>;
  refusal: ReviewRefusal | "not_found" | "decision_missing";
  /** The item the refusal speaks of. */
  item: string | null;
};
