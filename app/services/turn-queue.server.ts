import { setTimeout as wait } from "node:timers/promises";
import { dueTargets, loadTargets, type TargetToCheck } from "#app/data/targets.server.ts";
import type { Deps } from "./deps.server.ts";
import { type HostTurn, paceInTurn } from "./host-turn.server.ts";

/** Most targets read at a time, and as many as are asked in this time: urgent ones come in between. */
const MOST = 400;
const READ_AHEAD_S = 10;
/** Longest a waiting lane goes without looking whether the turn is over. */
const POLL_MS = 250;

/** A target in hand, and which request for it is next: 1 for the first. */
export type Queued = { target: TargetToCheck; attempt: number };

/** What is due on the host of a turn, read little by little. */
export type TurnQueue = {
  /** The next target to ask; null when nothing is left or the turn is over. */
  next: (goesOn: () => boolean) => Promise<Queued | null>;
  /** Puts a target back to be asked again after a pause. */
  again: (queued: Queued, waitMs: number) => void;
  /** Gives out nothing for a while. */
  hold: (waitMs: number) => void;
  /** The target is not due any more. */
  done: (targetId: string) => void;
};

type Waiting = Queued & { from: number };

export function createTurnQueue(turn: HostTurn, deps: Deps): TurnQueue {
  const ready: Array<TargetToCheck> = [];
  const waiting: Array<Waiting> = [];
  /** Targets in hand: until they are saved they are still due, and must not be given out twice. */
  const taken = new Set<string>();
  const { ratePerSecond, concurrent } = paceInTurn(turn, deps);
  const most = Math.min(MOST, Math.max(concurrent * 2, Math.ceil(ratePerSecond * READ_AHEAD_S)));
  let heldUntil = 0;
  let isDry = false;
  let reading: Promise<void> | null = null;

  const read = async () => {
    const ids = await dueTargets(deps.db, turn.lease.host, deps.now(), { most, except: taken });
    for (const id of ids) taken.add(id);
    ready.push(...(await loadTargets(deps.db, ids)));
    isDry = ids.length === 0;
  };
  const readMore = () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  const take = (): Queued | null => {
    const now = performance.now();
    if (now < heldUntil) return null;
    const index = waiting.findIndex(({ from }) => from <= now);
    if (index >= 0) return waiting.splice(index, 1)[0] ?? null;
    const target = ready.shift();
    return target === undefined ? null : { target, attempt: 1 };
  };

  return {
    async next(goesOn) {
      while (goesOn()) {
        if (!isDry && ready.length <= most / 2) {
          if (ready.length === 0) await readMore();
          else readMore().catch(() => {}); // a lane that finds nothing reads again and is told
        }
        const found = take();
        if (found !== null) return found;
        if (isDry && ready.length === 0 && waiting.length === 0) return null;
        if (waiting.length > 0 || performance.now() < heldUntil) await wait(pauseMs(waiting, heldUntil));
      }
      return null;
    },
    again(queued, waitMs) {
      waiting.push({ ...queued, from: performance.now() + waitMs });
    },
    hold(waitMs) {
      heldUntil = Math.max(heldUntil, performance.now() + waitMs);
    },
    done: (targetId) => {
      taken.delete(targetId);
    },
  };
}

function pauseMs(waiting: ReadonlyArray<Waiting>, heldUntil: number): number {
  const now = performance.now();
  const earliest = Math.min(...waiting.map(({ from }) => from), POLL_MS + now);
  return Math.max(1, Math.min(Math.max(earliest, heldUntil), now + POLL_MS) - now);
}
