import type { ReviewDecision } from "#app/domain/facts.ts";
import type { AssignRefusal } from "#app/domain/review/assignment.ts";
import type { ReviewRefusal } from "#app/domain/review.ts";
import type { TypedDecision } from "#app/domain/review-case.ts";

type Typed = {
  decision: ReviewDecision | null;
  reason: string | null;
  typed: ReadonlyArray<TypedDecision>;
  /** The item the refusal speaks of. */
  item: string | null;
};

/** What the last decision or assignment came to; what was filled in comes back with it. */
export type ReviewResult =
  | (Typed & {
      kind: "review";
      refusal: ReviewRefusal | "not_found" | "decision_missing" | "changed_meanwhile";
    })
  | (Typed & { kind: "assign"; refusal: AssignRefusal | "not_found" });
