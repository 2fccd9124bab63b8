import { saveDatasets } from "#app/data/catalogue-write.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { HarvestedDataset } from "#app/domain/evidence/harvested.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { HarvestContext, Tally } from "./reading.server.ts";

/** Datasets saved in one transaction: others write meanwhile. */
const BATCH = 200;

/** Saves what was found and counts it. Nothing is saved once another worker has the host. */
export async function saveFound(
  found: ReadonlyArray<HarvestedDataset>,
  tally: Tally,
  { catalogue, turn }: Pick<HarvestContext, "catalogue" | "turn">,
  deps: Deps,
): Promise<void> {
  const { illustration } = catalogue;
  for (let at = 0; at < found.length && !turn.lost; at += BATCH) {
    const batch = found.slice(at, at + BATCH);
    const options = { at: deps.now(), newId: deps.newId, illustration };
    const saved = await inTransaction(deps.db, (tx) => saveDatasets(tx, catalogue.id, batch, options));
    tally.added += saved.added;
    tally.changed += saved.changed;
    for (const { externalId } of batch) tally.seen.add(externalId);
  }
}
