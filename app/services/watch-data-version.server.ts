import { lastSeenDataVersion, lookAtDataVersion } from "#app/data/data-version.server.ts";
import type { Deps } from "./deps.server.ts";

/**
 * Milliseconds for which a reading of the data version is taken as true. So long may another process's
 * change stay unseen; a change of this process is seen at its commit.
 */
export const LOOK_AGAIN_MS = 250;

/** Under what is kept: the data version, and the quarter of an hour, so that it turns over at midnight anywhere. */
export type VersionWatch = {
  /** Null when the last look is too long ago to build on. */
  key: () => string | null;
  /** The same after a look that begins now or began within the bound. @throws when the database does not answer. */
  freshKey: () => Promise<string>;
};

/** Follows the data version, so that what is kept under an older one is never shown again. */
export function watchDataVersion({ db, now }: Pick<Deps, "db" | "now">): VersionWatch {
  const seen = lastSeenDataVersion(db);
  let looking: Promise<void> | null = null;
  let made = { version: Number.NaN, quarter: Number.NaN, key: "" };

  function currentKey(): string {
    const quarter = Math.floor(now().getTime() / QUARTER_MS);
    if (made.version !== seen.version || made.quarter !== quarter) {
      made = { version: seen.version, quarter, key: `${seen.version} ${quarter}` };
    }
    return made.key;
  }

  async function look(): Promise<void> {
    try {
      await lookAtDataVersion(db);
    } finally {
      looking = null;
    }
  }

  return {
    key: () => (performance.now() - seen.readAt > LOOK_AGAIN_MS ? null : currentKey()),
    async freshKey() {
      looking ??= look();
      await looking;
      return currentKey();
    },
  };
}

/** Every zone's midnight falls on a quarter of an hour. */
const QUARTER_MS = 15 * 60 * 1000;
