import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { itemsOfTargets } from "#app/data/evidence-items.server.ts";
import { loadObservations, pastOfTargets } from "#app/data/observations.server.ts";
import { contentBefore, itemsJudgedBy, targetsToRescore } from "#app/data/rescore-read.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { RULE_VERSION, withKnownContent } from "#app/domain/evidence/observation.ts";
import type { Deps } from "./deps.server.ts";
import { type FiledLook, type JudgingFrame, judgeLooks } from "./judge-looks.server.ts";
import { openJudgingFrame } from "./judging-frame.server.ts";
import { settleContents } from "./keep-content.server.ts";
import { saveResults } from "./save-results.server.ts";
import { withholdContents } from "./withhold-contents.server.ts";

const BATCH = 50;

export type Rescored = { targets: number; items: number };

/**
 * Judges the latest stored look at every target again by today's rules, without asking any host. Results
 * of earlier rules stay; the new ones are known from today on.
 *
 * @param onBatch told of the running totals after each batch.
 */
export async function rescoreEvidence(deps: Deps, onBatch: (done: Rescored) => void): Promise<Rescored> {
  const done: Rescored = { targets: 0, items: 0 };
  let after = "";
  for (;;) {
    const targetIds = await targetsToRescore(deps.db, { ruleVersion: RULE_VERSION, after, take: BATCH });
    const last = targetIds.at(-1);
    if (last === undefined) return done;
    const frame = await openJudgingFrame(targetIds, deps);
    const { items, personal } = await inTransaction(deps.db, (tx) => {
      return rescore(tx, targetIds, { frame, deps });
    });
    await settleContents({ contents: [], personal }, deps);
    done.items += items;
    done.targets += targetIds.length;
    after = last;
    onBatch({ ...done });
  }
}

type Rescoring = { frame: JudgingFrame; deps: Deps };

/** Judges the latest look at each of these targets; items that these rules have judged are left alone. */
async function rescore(
  tx: Tx,
  targetIds: ReadonlyArray<string>,
  { frame, deps }: Rescoring,
): Promise<{ items: number; personal: ReadonlyArray<string> }> {
  const looks = await latestLooks(tx, targetIds);
  const judged = await judgeLooks(tx, looks, frame);
  const at = deps.now();
  const found = looks.map(({ item, sight, observationId }, index) => {
    const { sha256 } = withKnownContent(sight.observation, sight.lastFull);
    const knownOn = calendarDateAt(at, item.plan.timeZone);
    const results = { itemId: item.id, observationId, at, knownOn, results: judged[index] ?? [] };
    return { item, sha256, lastId: observationId, results };
  });
  await saveResults(tx, found);
  if (found.length > 0) await bumpDataVersion(tx);
  return { items: found.length, personal: await withholdContents(tx, found) };
}

type LatestLook = FiledLook & { observationId: string };

async function latestLooks(tx: Tx, targetIds: ReadonlyArray<string>): Promise<Array<LatestLook>> {
  const past = await pastOfTargets(tx, targetIds);
  const lastIds = [...past.values()].map(({ lastId }) => lastId).filter((id) => id !== null);
  const observations = await loadObservations(tx, lastIds);
  const items = await itemsOfTargets(tx, targetIds);
  const done = await itemsJudgedBy(tx, targetIds, RULE_VERSION);
  const looks: Array<LatestLook> = [];
  for (const [targetId, { lastId, history }] of past) {
    const observation = observations.get(lastId ?? "");
    if (lastId === null || observation === undefined) continue;
    const lastFull = await contentBefore(tx, targetId, lastId);
    const sight = { observation, history: history.slice(0, -1), lastFull };
    const open = (items.get(targetId) ?? []).filter(({ id }) => !done.has(id));
    for (const item of open) looks.push({ item, sight, observationId: lastId });
  }
  return looks;
}
