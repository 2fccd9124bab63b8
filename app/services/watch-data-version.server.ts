import { lastSeenDataVersion, lookAtDataVersion } from "#app/data/data-version.server.ts";
import type { Deps } from "./deps.server.ts";

/**
 * Milliseconds for which a reading of the data version is taken as true. So long may another process's
 * change stay unseen; a change of this process is seen at its commit.
 */
export const LOOK_AGAIN_MS = 250;

/** Under what is kept: the data version, and the quarter of an hour, so that it turns over at midnight anywhere. */
export type Epoch = { version: number; quarter: number };

/** As long as an epoch lasts, it is the same object. */
export type VersionWatch = {
  /** Null when the last look is too long ago to build on. */
  epoch: () => Epoch | null;
  /** The same after a look that begins now or began within the bound. @throws when the database does not answer. */
  freshEpoch: () => Promise<Epoch>;
};

/** Follows the data version, so that what is kept under an older one is never shown again. */
export function watchDataVersion({ db, now }: Pick<Deps, "db" | "now">): VersionWatch {
  const seen = lastSeenDataVersion(db);
  let looking: Promise<void> | null = null;
  let current: Epoch = { version: Number.NaN, quarter: Number.NaN };

  function currentEpoch(): Epoch {
    const quarter = Math.floor(now().getTime() / QUARTER_MS);
    if (current.version !== seen.version || current.quarter !== quarter) {
      current = { version: seen.version, quarter };
    }
    return current;
  }

  async function look(): Promise<void> {
    try {
      await lookAtDataVersion(db);
    } finally {
      looking = null;
    }
  }

  return {
    epoch: () => (performance.now() - seen.readAt > LOOK_AGAIN_MS ? null : currentEpoch()),
    async freshEpoch() {
      looking ??= look();
      await looking;
      return currentEpoch();
    },
  };
}

/** Every zone's midnight falls on a quarter of an hour. */
const QUARTER_MS = 15 * 60 * 1000;
