import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { loadEdits } from "#app/data/authoring/edits.server.ts";
import { findPlanKeys } from "#app/data/authoring/surroundings.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { keepEdited } from "#app/domain/authoring/keep-edited.ts";
import { planStructure } from "#app/domain/authoring/plan-structure.ts";
import type { PlanSource } from "#app/exchange/plan-folder/plan-source.ts";

/** The source with everything that was edited in the application as it reads there. */
export async function withEditsKept(tx: Tx, source: PlanSource): Promise<PlanSource> {
  const keys = await findPlanKeys(tx, source.plan.slug);
  if (keys === null) return source;
  const edits = await loadEdits(tx, keys.planId);
  if (edits.length === 0) return source;
  const document = await loadPlanDocument(tx, keys.planId);
  const held = planStructure(document, { knownFrom: source.plan.knownFrom, rules: new Map() });
  const {
    commitment,
    plan: [plan],
  } = document;
  const kept = keepEdited(source, { ...held, commitments: commitment }, edits);
  const isEdited = edits.some(({ subjectType }) => subjectType === "plan");
  if (!isEdited || plan === undefined) return { ...source, ...kept };
  return {
    ...source,
    ...kept,
    plan: { ...source.plan, ...held.plan, source: source.plan.source, adoptedOn: plan.adoptedOn },
  };
}
