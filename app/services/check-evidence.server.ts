import { appendAudit } from "#app/data/audit.server.ts";
import { cataloguesOf, lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { type FiledItem, itemsOfTarget } from "#app/data/evidence-items.server.ts";
import { holdsLease } from "#app/data/host-leases.server.ts";
import { appendObservation, observationsOfHost } from "#app/data/observations.server.ts";
import { loadTarget, saveTargetAfterCheck, type TargetToCheck } from "#app/data/targets.server.ts";
import { isSameVerdict, saveCheckResults, verdictPointsOfItem } from "#app/data/verdicts.server.ts";
import { calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import { answerOf, pastObservation } from "#app/domain/evidence/answer.ts";
import { DAY_MS, isReached } from "#app/domain/evidence/history.ts";
import type { Observation, Probe } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { isUnconditionalTurn, nextCheckDelayMs } from "#app/domain/evidence/recheck.ts";
import type { Deps } from "./deps.server.ts";
import { robotsInTurn } from "./host-robots.server.ts";
import { type HostTurn, paceOf } from "./host-turn.server.ts";
import { judgeItem, type Sight, subjectOf } from "./judge-item.server.ts";
import { observeAddress } from "./observe-address.server.ts";

const PROBE_KEPT_MS = 7 * DAY_MS;
/** Zone of an address under which nothing is filed. */
const DEFAULT_ZONE = "Asia/Jakarta";

export type CheckOutcome =
  | { outcome: "checked"; observation: Observation }
  /** Another worker has the host by now, or the program is ending: nothing was saved. */
  | { outcome: "not_saved"; observation: Observation | null };

/** Looks at a target once, judges every item filed under it, and saves all of it together. */
export async function checkTarget(targetId: string, turn: HostTurn, deps: Deps): Promise<CheckOutcome> {
  const target = await loadTarget(deps.db, targetId);
  if (target === null || turn.lost) return { outcome: "not_saved", observation: null };
  const observation = await lookAt(target, turn, deps);
  if (observation.errorCode === "ABORTED") return { outcome: "not_saved", observation };
  const saved = await inTransaction(deps.db, async (tx) => {
    if (!(await holdsLease(tx, turn.lease))) return false;
    await saveLook(tx, { target, observation, workerId: turn.lease.owner }, deps);
    return true;
  });
  if (!saved) turn.lost = true;
  return { outcome: saved ? "checked" : "not_saved", observation };
}

async function lookAt(target: TargetToCheck, turn: HostTurn, deps: Deps): Promise<Observation> {
  const { url, host, history, etag, lastModified } = target;
  const whole = isUnconditionalTurn(history.map(pastObservation));
  const since = new Date(deps.now().getTime() - PROBE_KEPT_MS);
  const neighbours = await observationsOfHost(deps.db, host, since);
  return observeAddress(
    {
      ...{ url, etag: whole ? null : etag, lastModified: whole ? null : lastModified },
      robots: await robotsInTurn(turn, url, deps),
      pace: paceOf(host, turn.state, deps.allow),
      probes: probesIn(neighbours, since),
      lastFinalUrl: history.findLast(({ finalUrl }) => finalUrl !== null)?.finalUrl ?? null,
    },
    deps,
  );
}

function probesIn(observations: ReadonlyArray<Observation>, since: Date): Array<Probe> {
  return observations
    .map(({ probe }) => probe)
    .filter((probe) => probe !== null)
    .filter((probe) => Date.parse(probe.at) >= since.getTime());
}

type NewLook = { target: TargetToCheck; observation: Observation; workerId: string };

async function saveLook(tx: Tx, look: NewLook, deps: Deps): Promise<void> {
  const { target, observation, workerId } = look;
  const items = await itemsOfTarget(tx, target.id);
  const zone = items[0]?.plan.timeZone ?? DEFAULT_ZONE;
  const observationId = deps.newId();
  const knownOn = calendarDateAt(new Date(observation.at), zone);
  const at = await appendObservation(tx, {
    ...{ id: observationId, targetId: target.id, workerId, knownOn, observation },
  });
  let hasChanged = false;
  for (const { item, results } of await judgeItems(tx, items, look)) {
    const changed = await saveResults(tx, item, { observationId, at, results }, deps);
    hasChanged ||= changed;
  }
  await saveTarget(tx, look, items, at);
  if (hasChanged) await bumpDataVersion(tx);
}

async function judgeItems(tx: Tx, items: ReadonlyArray<FiledItem>, { target, observation }: NewLook) {
  const lastFull = target.history.findLast((past) => answerOf(past) === "OK") ?? null;
  const sight: Sight = { observation, history: target.history.map(pastObservation), lastFull };
  const index = await lookUpCatalogue(
    tx,
    items.map(({ url }) => subjectOf(url, sight)),
  );
  const owners = new Set(items.flatMap((item) => item.owners.map(({ id }) => id)));
  const catalogues = await cataloguesOf(tx, [...owners]);
  return items.map((item) => ({ item, results: judgeItem(item, sight, index, catalogues) }));
}

type NewResults = { observationId: string; at: Date; results: ReadonlyArray<CheckResult> };

/** Saves what was found of one item; true when its verdict, or what decided it, is another now. */
async function saveResults(tx: Tx, item: FiledItem, found: NewResults, deps: Deps): Promise<boolean> {
  const { observationId, at, results } = found;
  const before = (await verdictPointsOfItem(tx, item.id)).at(-1) ?? null;
  const knownOn = calendarDateAt(at, item.plan.timeZone);
  await saveCheckResults(tx, deps.newId, { itemId: item.id, observationId, at, knownOn, results });
  const after = (await verdictPointsOfItem(tx, item.id)).at(-1);
  if (after === undefined || (before !== null && isSameVerdict(before, after))) return false;
  const said = (point: typeof before) => point && { verdict: point.verdict, codes: point.codes };
  await appendAudit(
    tx,
    {
      ...{ actorId: null, actorLabel: "system", action: "evidence.verdict_changed", reason: null },
      ...{ subjectType: "evidence_item", subjectId: item.id, planId: item.plan.id },
      ...{ before: said(before), after: said(after) },
    },
    { at },
  );
  return true;
}

async function saveTarget(tx: Tx, look: NewLook, items: ReadonlyArray<FiledItem>, at: Date): Promise<void> {
  const { target, observation } = look;
  const answer = answerOf(observation);
  const history = [...target.history, observation].map(pastObservation);
  const delayMs = nextCheckDelayMs(history, {
    targetKey: target.id,
    daysToDeadline: daysToNextReport(items, at),
  });
  const { headers, sha256 } = observation;
  const full = { etag: headers.etag ?? null, lastModified: headers["last-modified"] ?? null, sha256 };
  await saveTargetAfterCheck(tx, target.id, {
    ...{ at, reached: isReached(answer), full: answer === "OK" ? full : null },
    dueAt: new Date(at.getTime() + delayMs),
  });
}

/** Days to the next day on which a milestone of these items is reported; null when all have passed. */
function daysToNextReport(items: ReadonlyArray<FiledItem>, at: Date): number | null {
  const days = items
    .map(({ reportedOn, plan }) => daysBetween(calendarDateAt(at, plan.timeZone), reportedOn))
    .filter((left) => left >= 0);
  return days.length === 0 ? null : Math.min(...days);
}
