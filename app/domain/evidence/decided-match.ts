import { z } from "zod";
import type { DecidedMatch } from "./match.ts";

/** What a decision of kind `match` holds: a choice among proposals, or an answer to a task. */
const ChoiceSchema = z.object({
  datasetId: z.string(),
  resourceId: z.string().nullable().default(null),
  accepted: z.boolean(),
});
const AnswerSchema = z.object({ datasetId: z.string(), same: z.boolean() });

/** The decision in the shape matching reads; null for one it cannot. */
export function decidedMatchOf(value: unknown): DecidedMatch | null {
  const choice = ChoiceSchema.safeParse(value);
  if (choice.success) return choice.data;
  const answer = AnswerSchema.safeParse(value);
  if (!answer.success) return null;
  return { datasetId: answer.data.datasetId, resourceId: null, accepted: answer.data.same };
}

/** Of several decisions on one item the latest on each dataset, oldest first. */
export function latestMatches(values: ReadonlyArray<unknown>): Array<DecidedMatch> {
  const latest = new Map<string, DecidedMatch>();
  for (const value of values) {
    const decided = decidedMatchOf(value);
    if (decided === null) continue;
    latest.delete(decided.datasetId);
    latest.set(decided.datasetId, decided);
  }
  return [...latest.values()];
}
