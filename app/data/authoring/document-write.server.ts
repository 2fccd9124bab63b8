import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import type { PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import { loadIds } from "./document-ids.server.ts";
import {
  writeActions,
  writeCheckpoints,
  writeCommitments,
  writeFields,
  writePlanSubject,
} from "./write-frame.server.ts";
import { writeMilestones } from "./write-milestones.server.ts";
import {
  writeDependencies,
  writeElements,
  writeIndicators,
  writeLineage,
  writeSlots,
} from "./write-slots.server.ts";
import { writeValues } from "./write-values.server.ts";
import { changesOf, type Writing } from "./writing.server.ts";

/** Brings the rows of a plan from how it read to how it is to read, touching only what the edits name. */
export async function writeDocument(
  given: Omit<Writing, "ids">,
  change: { before: PlanDocument; after: PlanDocument; edits: ReadonlyArray<PlanEdit> },
): Promise<void> {
  const writing = { ...given, ids: await loadIds(given.tx, given.planId, given.newId) };
  const commitments = changesOf("commitment", change);
  const actions = changesOf("action", change);
  const milestones = changesOf("milestone", change);
  const slots = changesOf("slot", change);
  const checkpoints = changesOf("checkpoint", change);
  await writePlanSubject(writing, changesOf("plan", change));
  await writeFields(writing, changesOf("field", change));
  await writeCheckpoints(
    writing,
    checkpoints.filter(({ after }) => after !== null),
  );
  await writeCommitments(writing, commitments);
  await writeActions(writing, actions);
  await writeMilestones(writing, milestones);
  await writeIndicators(writing, changesOf("indicator", change));
  await writeSlots(writing, slots);
  await writeElements(writing, changesOf("element", change));
  await writeDependencies(writing, changesOf("dependency", change));
  await writeLineage(writing, changesOf("lineage", change));
  await writeCheckpoints(
    writing,
    checkpoints.filter(({ after }) => after === null),
  );
  for (const changes of [commitments, actions, milestones, slots]) await writeValues(writing, changes);
}
