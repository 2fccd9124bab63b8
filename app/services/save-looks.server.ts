import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { type FiledItem, itemsOfTargets } from "#app/data/evidence-items.server.ts";
import { holdsLease } from "#app/data/host-leases.server.ts";
import { appendObservations, loadObservations } from "#app/data/observations.server.ts";
import { saveTargetsAfterCheck, type TargetToCheck } from "#app/data/targets.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { answerOf } from "#app/domain/evidence/answer.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { afterLook } from "./after-look.server.ts";
import type { Deps } from "./deps.server.ts";
import type { HostTurn } from "./host-turn.server.ts";
import { type JudgingFrame, judgeLooks, type Sight } from "./judge-looks.server.ts";
import { openJudgingFrame } from "./judging-frame.server.ts";
import {
  bookContents,
  dropAside,
  type JudgedContent,
  type Settlement,
  settleContents,
  withheldReason,
} from "./keep-content.server.ts";
import { type Found as FoundOfItem, saveResults } from "./save-results.server.ts";
import { withholdContents } from "./withhold-contents.server.ts";

/** A target and what was just seen there. */
export type Look = { target: TargetToCheck; observation: Observation };

/**
 * Judges every item filed under the targets looked at, and saves all of it together.
 *
 * @returns false when another worker has the host by now: nothing was saved.
 */
export async function saveLooks(looks: ReadonlyArray<Look>, turn: HostTurn, deps: Deps): Promise<boolean> {
  const frame = await openJudgingFrame(
    looks.map(({ target }) => target.id),
    deps,
    turn.plans,
  );
  const settlement = await inTransaction(deps.db, async (tx) => {
    if (!(await holdsLease(tx, turn.lease))) return null;
    return save(tx, looks, { workerId: turn.lease.owner, frame }, deps);
  });
  if (settlement === null) turn.lost = true;
  else await settleContents(settlement, deps);
  await dropAside(
    looks.map(({ observation }) => observation),
    deps,
  );
  return settlement !== null;
}

type Saving = { workerId: string; frame: JudgingFrame };

async function save(
  tx: Tx,
  looks: ReadonlyArray<Look>,
  { workerId, frame }: Saving,
  deps: Deps,
): Promise<Settlement> {
  const targetIds = looks.map(({ target }) => target.id);
  const items = await itemsOfTargets(tx, targetIds);
  const judged = await judge(tx, looks, items, frame);
  const observations = looks.map(({ target, observation }) => {
    const zone = items.get(target.id)?.[0]?.plan.timeZone ?? HOME_ZONE;
    const knownOn = calendarDateAt(new Date(observation.at), zone);
    return { id: deps.newId(), targetId: target.id, workerId, knownOn, observation };
  });
  const instants = await appendObservations(tx, observations);
  const observationOf = new Map(looks.map(({ target, observation }) => [target.id, observation]));
  const idOf = new Map(observations.map(({ id, targetId }) => [targetId, id]));
  const found = judged.map(({ item, target, results }): Found => {
    const [observationId, at] = [idOf.get(target.id), instants.get(target.id)];
    if (observationId === undefined || at === undefined) throw new Error("a look was not added");
    const knownOn = calendarDateAt(at, item.plan.timeZone);
    const sha256 = observationOf.get(target.id)?.sha256 ?? target.lastSha256;
    const found = { itemId: item.id, observationId, at, knownOn, results };
    return { item, target, sha256, lastId: target.lastId, results: found };
  });
  await saveResults(tx, found);
  const after = looks.map((look) => {
    const at = instants.get(look.target.id);
    if (at === undefined) throw new Error("a look was not added");
    return afterLook(look, items.get(look.target.id) ?? [], at);
  });
  await saveTargetsAfterCheck(tx, after);
  const foundOf = groupBy(found, ({ target }) => target.id);
  const contents = looks.flatMap(({ target, observation }) =>
    newContent(target, observation, foundOf.get(target.id) ?? []),
  );
  await bookContents(tx, contents, deps);
  return { contents, personal: await withholdContents(tx, found) };
}

type Found = FoundOfItem & { target: TargetToCheck; sha256: string | null };

/** The content of a look, when it is another than the last that was booked and evidence rests on it. */
function newContent(
  target: TargetToCheck,
  observation: Observation,
  own: ReadonlyArray<Found>,
): Array<JudgedContent> {
  const [first] = own;
  if (first === undefined || answerOf(observation) !== "OK" || observation.sha256 === target.lastSha256)
    return [];
  const { observationId, at } = first.results;
  const withheld = withheldReason(
    observation,
    own.flatMap(({ results }) => results.results),
  );
  return [{ targetId: target.id, observationId, observation, at, withheld }];
}

type Judged = { item: FiledItem; target: TargetToCheck; results: ReadonlyArray<CheckResult> };

async function judge(
  tx: Tx,
  looks: ReadonlyArray<Look>,
  items: ReadonlyMap<string, ReadonlyArray<FiledItem>>,
  frame: JudgingFrame,
): Promise<Array<Judged>> {
  const filed = looks.filter(({ target }) => items.has(target.id));
  const fullIds = filed.map(({ target }) => target.lastFullId).filter((id) => id !== null);
  const fulls = await loadObservations(tx, fullIds);
  const sights = filed.flatMap(({ target, observation }) => {
    const lastFull = fulls.get(target.lastFullId ?? "") ?? null;
    const sight: Sight = { observation, history: target.history, lastFull };
    return (items.get(target.id) ?? []).map((item) => ({ item, target, sight }));
  });
  const judged = await judgeLooks(tx, sights, frame);
  return sights.map(({ item, target }, index) => ({ item, target, results: judged[index] ?? [] }));
}
