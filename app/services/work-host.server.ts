import type { HostLease } from "#app/data/host-leases.server.ts";
import { inRunRetry } from "#app/domain/evidence/in-run-retry.ts";
import type { HostPace } from "#app/fetch/politeness.server.ts";
import type { Deps } from "./deps.server.ts";
import { type HostTurn, noteResponse, paceInTurn, responseOf, withHost } from "./host-turn.server.ts";
import { createLogbook, type Logbook } from "./logbook.server.ts";
import { lookAt } from "./look-at-target.server.ts";
import { createTurnQueue, type Queued, type TurnQueue } from "./turn-queue.server.ts";

/** After this time a host is given back, so that a person or another worker may have it. */
const TURN_MS = 120_000;

export type WorkOptions = {
  /** Ends the work after the links in hand. */
  signal?: AbortSignal | undefined;
  /** For measurements on hosts of one's own. Production asks as the host wants to be asked. */
  bench?:
    | {
        pace: HostPace;
        /** `url`: a `Retry-After` delays its own address only. */
        retryAfter: "host" | "url";
      }
    | undefined;
};

/** Works through what is due on one leased host; returns how many targets were looked at and saved. */
export async function workHost(lease: HostLease, options: WorkOptions, deps: Deps): Promise<number> {
  const { signal, bench } = options;
  const startedAt = performance.now();
  const work = async (turn: HostTurn): Promise<number> => {
    const queue = createTurnQueue(turn, deps);
    const logbook = createLogbook(turn, deps, queue.done);
    const run: HostRun = { turn, queue, logbook, scope: bench?.retryAfter ?? "host", held: false };
    const goesOn = () => {
      const isOver = performance.now() - startedAt > TURN_MS;
      return !run.held && !isOver && !turn.lost && signal?.aborted !== true;
    };
    const lane = async () => {
      while (goesOn()) {
        const next = await queue.next(goesOn);
        if (next === null || !goesOn()) return;
        await lookOnce(next, run, deps);
      }
    };
    const { concurrent } = paceInTurn(turn, deps);
    await Promise.all(Array.from({ length: concurrent }, lane));
    await logbook.close();
    return logbook.saved();
  };
  return withHost(lease, deps, work, { fixedPace: bench?.pace ?? null });
}

type HostRun = {
  turn: HostTurn;
  queue: TurnQueue;
  logbook: Logbook;
  scope: "host" | "url";
  /** The host wants to be left alone from now on. */
  held: boolean;
};

/** One request for one target. What is worth asking again goes back to the queue; the rest is written down. */
async function lookOnce({ target, attempt }: Queued, run: HostRun, deps: Deps): Promise<void> {
  const { turn, queue, logbook } = run;
  try {
    const observation = await lookAt(target, turn, deps);
    if (observation.errorCode === "ABORTED") return; // stays due, and taken for this turn
    const response = responseOf(turn.lease.host, observation);
    const isCanary = turn.state.circuitOpens > 0;
    const retry = isCanary || run.held ? null : inRunRetry(response, attempt, deps.now());
    if (retry !== null) {
      if (retry.holdsHost && run.scope === "host") queue.hold(retry.waitMs);
      return queue.again({ target, attempt: attempt + 1 }, retry.waitMs);
    }
    if (noteResponse(turn, response, deps.now())) run.held = true;
    await logbook.write({ target, observation });
  } catch (error) {
    await logbook.fault(target.id, error);
  }
}
