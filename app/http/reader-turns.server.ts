/**
 * Milliseconds of readers' work in one round of the event loop; then whatever else waits has its chance. A report on
 * PostgreSQL takes some sixty rounds, one for each answer of the database.
 */
const ROUND_MS = 2;

/** Lets readers' work run in rounds, first come first served, so that it cannot crowd out those who write. */
export type ReaderTurns = {
  /** Runs at once while the round has time left and nobody waits, else in a later round. */
  take: (work: () => void) => void;
};

export function createReaderTurns(roundMs = ROUND_MS): ReaderTurns {
  let waiting: Array<() => void> = [];
  let spent = 0;
  let isRoundBegun = false;

  function run(work: () => void): void {
    const startedAt = performance.now();
    work();
    spent += performance.now() - startedAt;
  }

  function nextRound(): void {
    isRoundBegun = false;
    spent = 0;
    const crowd = waiting;
    let done = 0;
    waiting = [];
    for (; done < crowd.length && (done === 0 || spent < roundMs); done += 1) {
      const work = crowd[done];
      if (work !== undefined) run(work);
    }
    waiting = [...crowd.slice(done), ...waiting];
    if (done > 0) beginRound();
  }

  function beginRound(): void {
    if (isRoundBegun) return;
    isRoundBegun = true;
    setImmediate(nextRound);
  }

  return {
    take(work) {
      beginRound();
      if (waiting.length === 0 && spent < roundMs) run(work);
      else waiting.push(work);
    },
  };
}

/** Milliseconds after which a page that is still being made no longer keeps the next from being begun. */
const PATIENCE_MS = 1_000;

/** Lets only so many in at a time; the others wait, first come first served. */
export function createPlaces(
  most: number,
  patienceMs = PATIENCE_MS,
): { within: <T>(work: () => Promise<T>) => Promise<T> } {
  let free = most;
  const waiting: Array<() => void> = [];

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else setImmediate(next);
  }

  return {
    async within(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      const leaveOnce = once(leave);
      const timer = setTimeout(leaveOnce, patienceMs);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        leaveOnce();
      }
    },
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
