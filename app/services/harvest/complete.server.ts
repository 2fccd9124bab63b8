import { appendAudit } from "#app/data/audit.server.ts";
import { addSnapshot } from "#app/data/catalogue-snapshots.server.ts";
import {
  registerResourceTargets,
  targetsWithResult,
  unseenResources,
} from "#app/data/catalogue-targets.server.ts";
import { type KnownEntry, saveAbsences } from "#app/data/catalogue-write.server.ts";
import {
  type CatalogueToHarvest,
  catalogueZone,
  countPublished,
  finishRun,
  isOwnedByPlan,
} from "#app/data/catalogues.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { makeDue } from "#app/data/targets.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { Reading } from "./reading.server.ts";

export type Counts = { datasets: number; added: number; changed: number; withdrawn: number };

type Harvest = {
  catalogue: CatalogueToHarvest;
  runId: string;
  reading: Reading;
  absent: ReadonlyArray<KnownEntry>;
  withdrawn: ReadonlyArray<KnownEntry>;
};

/**
 * Ends a harvest that succeeded: absences and withdrawals, the day's count, the files whose content is to
 * be known, and another look at evidence whose place in the catalogue may have changed.
 */
export async function completeHarvest(harvest: Harvest, deps: Deps): Promise<Counts> {
  const urls = (await isOwnedByPlan(deps.db, harvest.catalogue))
    ? await unseenResources(deps.db, harvest.catalogue.id)
    : [];
  return inTransaction(deps.db, (tx) => complete(tx, harvest, urls, deps));
}

async function complete(tx: Tx, harvest: Harvest, urls: ReadonlyArray<string>, deps: Deps): Promise<Counts> {
  const { catalogue, runId, reading, absent, withdrawn } = harvest;
  const at = deps.now();
  await saveAbsences(tx, absent, withdrawn, at);
  const counts: Counts = {
    datasets: reading.full ? reading.seen.size : await countPublished(tx, catalogue.id),
    ...{ added: reading.added, changed: reading.changed, withdrawn: withdrawn.length },
  };
  const { full, etag, note } = reading;
  await finishRun(tx, runId, { at, outcome: "complete", error: note, counts, full, etag });
  const takenOn = calendarDateAt(at, await catalogueZone(tx, catalogue));
  await addSnapshot(tx, catalogue.id, { takenOn, newId: deps.newId });
  const { allow, newId } = deps;
  const targets = await registerResourceTargets(tx, urls, {
    ...{ at, illustration: catalogue.illustration, newId, allow },
  });
  if (catalogue.organisationId !== null) {
    const affected = await targetsWithResult(tx, catalogue.organisationId, openToNews(counts));
    await makeDue(tx, affected, at);
  }
  await appendAudit(
    tx,
    {
      ...{ actorId: null, actorLabel: "system", action: "catalogue.harvested", reason: null },
      ...{ subjectType: "catalogue", subjectId: catalogue.id, planId: catalogue.planId },
      ...{ before: null, after: { ...counts, full, targets } },
    },
    { at },
  );
  await bumpDataVersion(tx);
  return counts;
}

/** Last results of C3 that this harvest may have made untrue. */
function openToNews({ added, changed, withdrawn }: Counts): Array<string> {
  return [
    ...["CATALOGUE_UNREACHABLE", "CATALOGUE_STALE"],
    ...(added + changed > 0 ? ["NOT_IN_CATALOGUE", "WITHDRAWN", "MATCH_TO_CONFIRM", "AMBIGUOUS"] : []),
    ...(withdrawn > 0 ? ["MATCHED", "MATCHED_DATASET_ONLY", "MATCHED_BY_CONTENT"] : []),
  ];
}
