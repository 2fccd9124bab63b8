import { saveCheckRuns } from "#app/data/check-runs.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { appendObservations } from "#app/data/observations.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type Observation, RULE_VERSION } from "#app/domain/evidence/observation.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import type { MadeUpRows } from "#app/domain/generate/made-up-ids.ts";

/** One of so many pieces of evidence is looked at; of those one in ten is gone. */
const LOOKED_AT = 5;
const GONE = 10;

/** Looks of the machine at some of the evidence, in the form in which a worker keeps them. */
export async function lookAtMadeUp(tx: Tx, { EvidenceItem: items = [] }: MadeUpRows): Promise<number> {
  const looked = items
    .filter((_, place) => place % LOOKED_AT === 0)
    .map(({ id, targetId, url, recordedAt, knownOn }, place) => {
      const seenAt = new Date(new Date(String(recordedAt)).getTime() + 3_600_000);
      return {
        ...{ itemId: String(id), targetId: String(targetId), at: seenAt, isGone: place % GONE === 0 },
        ...{
          url: String(url),
          knownOn: CalendarDateSchema.parse(knownOn),
          observationId: lookId(String(id)),
        },
      };
    });
  await appendObservations(
    tx,
    looked.map(({ observationId: id, targetId, knownOn, url, at, isGone }) => ({
      ...{ id, targetId, knownOn, workerId: "pembangkit" },
      observation: lookAt(url, at, isGone),
    })),
  );
  await saveCheckRuns(
    tx,
    looked.map(({ itemId, observationId, at, knownOn, url, isGone }) => ({
      ...{ itemId, observationId, at, knownOn },
      results: isGone
        ? [checkResult("NOT_FOUND", { url, at: at.toISOString(), status: 404 })]
        : [checkResult("OK", { url, at: at.toISOString(), status: 200 })],
    })),
  );
  return looked.length * 2;
}

/** An id of the same form as the item's, of a kind of its own. */
function lookId(itemId: string): string {
  return itemId.replace(/-7...-/, "-7fff-");
}

function lookAt(url: string, at: Date, isGone: boolean): Observation {
  const status = isGone ? 404 : 200;
  return {
    ...{ url, at: at.toISOString(), durationMs: 120, ruleVersion: RULE_VERSION, conditional: false },
    ...{ hops: [{ url, status, ip: null, ms: 100 }], status, finalUrl: url, headers: {}, tlsExpiry: null },
    ...{ bytesWire: 900, bytesDecoded: 900, sha256: null, sniff: null, probe: null, profile: null },
    ...{ errorCode: null, errorDetail: null },
  };
}
