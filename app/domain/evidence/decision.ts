import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";

export const EVIDENCE_DECISION_KINDS = [
  ...(["release", "hold", "confirmed_real", "confirmed_broken", "match", "column"] as const),
  ...(["standing", "principle", "closure"] as const),
] as const;
export type EvidenceDecisionKind = (typeof EVIDENCE_DECISION_KINDS)[number];

/** What a person answers a task about evidence with. */
export const TASK_ANSWERS = [
  ...(["release", "hold", "confirmed_real", "confirmed_broken"] as const),
  ...(["match", "not_match", "column", "not_column"] as const),
] as const;
export type TaskAnswer = (typeof TASK_ANSWERS)[number];

/** Answer to a task: the result code it was given on, and what it covers. */
export const TaskValueSchema = z.object({
  code: z.string(),
  /** Places of findings of personal data that a release or a hold covers. */
  places: z.array(z.string()).default([]),
  /** Whether the dataset or the columns proposed are the right ones. */
  same: z.boolean().nullable().default(null),
  datasetId: z.string().nullable().default(null),
  /** Elements with the folded label of the column proposed for each. */
  columns: z.array(z.object({ element: z.string(), columnNorm: z.string() })).default([]),
});
export type TaskValue = z.infer<typeof TaskValueSchema>;

/** A decision of a person about evidence: laid over what the machine found, never written into it. */
export type EvidenceDecision = {
  id: string;
  kind: EvidenceDecisionKind;
  itemId: string | null;
  slotId: string | null;
  targetId: string | null;
  closureId: string | null;
  /** Parsed JSON; its shape follows from the kind. */
  value: unknown;
  reason: string | null;
  userId: string;
  /** Short name of the organisation the person decided for. */
  organisation: string;
  knownOn: CalendarDate;
  /** ISO instant. */
  recordedAt: string;
};

/** What is answered by a task decision; null for one of another kind. */
export function taskValueOf(decision: Pick<EvidenceDecision, "value">): TaskValue | null {
  return TaskValueSchema.safeParse(decision.value).data ?? null;
}
