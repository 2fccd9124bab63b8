import { z } from "zod";
import type { DisputeRefusal } from "#app/domain/dispute.ts";
import type { AssignRefusal } from "#app/domain/review/assignment.ts";
import type { BatchRefusal } from "#app/domain/review/queue.ts";
import type { ReviewInput, ReviewRefusal } from "#app/domain/review.ts";
import type { TypedDecision } from "#app/domain/review-case.ts";
import type { ContestedRefusal } from "#app/services/review/decide-contested.server.ts";
import type { ReasonRefusal } from "#app/services/review/edit-reasons.server.ts";
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
  seen: z.string().max(100).optional(),
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
  typed: ReadonlyArray<TypedDecision>;
  /** The last step the person saw; empty for none, null from a form that does not say. */
  seen: string | null;
};

/** Reads a review form; null when it is damaged. */
export function readReviewForm(form: FormData): ReviewForm | null {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return null;
  const { decision, reason, items, seen } = parsed.value;
  const typed = items.map(({ id, decision: taken, reason: why, listed, elements }) => ({
    item: id,
    decision: taken ?? null,
    reason: why,
    elements: listed === undefined ? null : elements,
  }));
  const decided = typed.flatMap((item) =>
    item.decision === null ? [] : [{ ...item, decision: item.decision }],
  );
  return {
    decision: decision ?? null,
    reason,
    items: decided,
    typed,
    seen: seen ?? (form.has("seen") ? "" : null),
  };
}

const Person = z.string().max(100).optional();
const Assigning = z.object({ assignee: Person, holder: Person });

/** Into whose hands a case passes, and in whose it was seen; null when the form is damaged. */
export function readAssignForm(form: FormData): { assignee: string | null; seen: string | null } | null {
  const parsed = parseForm(Assigning, form);
  if (!parsed.ok) return null;
  return { assignee: parsed.value.assignee ?? null, seen: parsed.value.holder ?? null };
}

const Batch = z.object({ reports: z.array(z.string().max(100)).max(500).default([]) });

/** The reports a batch is sent for; null when the form is damaged. */
export function readBatchForm(form: FormData): ReadonlyArray<string> | null {
  const parsed = parseForm(Batch, form);
  return parsed.ok ? parsed.value.reports : null;
}

const Disputing = z.object({
  intent: z.enum(["dispute", "answer"]),
  text: z.string().max(20_000).default(""),
  decision: z.enum(["upheld", "withdrawn"]).optional(),
});

/** An objection or its answer as it was filled in; null when the form is damaged. */
export function readDisputeForm(form: FormData) {
  const parsed = parseForm(Disputing, form);
  return parsed.ok ? { ...parsed.value, decision: parsed.value.decision ?? null } : null;
}

const Ruling = z.object({
  ruling: z.enum(["upheld", "lapsed"]).optional(),
  reason: z.string().max(5_000).default(""),
});

/** A ruling on accepted evidence as it was filled in; null when the form is damaged. */
export function readRulingForm(form: FormData) {
  const parsed = parseForm(Ruling, form);
  return parsed.ok ? { ...parsed.value, ruling: parsed.value.ruling ?? null } : null;
}

const Sentence = z.string().max(5_000).default("");
const ReasonFields = z.object({
  plan: z.string().max(100),
  key: z.string().max(100).optional(),
  text: Sentence,
  textEn: Sentence,
  seen: Sentence,
});

/** A prepared reason as it was written; null when the form is damaged. */
export function readReasonForm(form: FormData) {
  const parsed = parseForm(ReasonFields, form);
  return parsed.ok ? { ...parsed.value, key: parsed.value.key ?? null } : null;
}

/** How a refused batch is answered: no right to one of them 403, one that is gone 404, and 409 else. */
export function batchStatus(refused: ReadonlyArray<BatchRefusal>): 403 | 404 | 409 {
  const statuses = refused.map(({ why }) => reviewStatus(why));
  return statuses.includes(403) ? 403 : statuses.includes(404) ? 404 : 409;
}

/** How a refused objection, answer, ruling or template is answered: as {@link reviewStatus} does. */
export function saidStatus(
  refusal: DisputeRefusal | ContestedRefusal | ReasonRefusal | ("decision_missing" | "ruling_missing"),
): 400 | 403 | 404 | 409 {
  switch (refusal) {
    case "not_found":
      return 404;
    case "not_owner":
    case "not_the_body":
    case "not_allowed":
    case "own_decision":
    case "own_submission":
    case "own_organisation":
      return 403;
    case "already_disputed":
    case "already_answered":
    case "already_decided":
    case "not_disputed":
    case "not_returned":
    case "nothing_to_decide":
    case "superseded":
    case "changed_meanwhile":
      return 409;
    default:
      return 400;
  }
}

/** How a refused review is answered: no right 403, absent 404, overtaken 409, incomplete 400. */
export function reviewStatus(
  refusal: ReviewRefusal | AssignRefusal | BatchRefusal["why"] | "not_found" | "changed_meanwhile",
): 400 | 403 | 404 | 409 {
  switch (refusal) {
    case "own_submission":
    case "own_organisation":
    case "not_a_secretary":
    case "not_a_reviewer":
    case "not_allowed":
    case "assignee_barred":
      return 403;
    case "not_found":
      return 404;
    case "report_not_awaiting_this_step":
    case "assignment_changed":
    case "changed_meanwhile":
      return 409;
    default:
      return 400;
  }
}
