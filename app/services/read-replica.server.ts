import { lastSeenDataVersion, readDataVersion } from "#app/data/data-version.server.ts";
import { type Db, openReplica } from "#app/data/db.server.ts";
import type { Deps } from "./deps.server.ts";

/** Where public pages are read: a replica while it holds all that is known, else the database itself. */
export type PublicReads = {
  /** Dependencies for one public answer. */
  now: () => Promise<Deps>;
  /** Says that an answer made of these failed; true when it is to be made again, of the database itself. */
  failed: (used: Deps) => boolean;
  close: () => Promise<void>;
};

/** Milliseconds a replica has to say how far it is, and for which it is left alone after it did not. */
const ANSWER_MS = 250;
const LEFT_ALONE_MS = 5_000;

/** Reads public pages from the database itself: there is no replica. */
export function withoutReplica(deps: Deps): PublicReads {
  return { now: async () => deps, failed: () => false, close: async () => {} };
}

/**
 * Reads public pages from a replica. Before each it is asked for its data version, by the connection pool that the
 * page is then read through: one that is behind what this server last saw is passed over, so that nothing stale is
 * ever kept as fresh. One that does not answer is passed over for some seconds.
 *
 * @throws {DatabaseUrlError} when the address is not one of PostgreSQL.
 */
export async function openPublicReads(replicaUrl: string, deps: Deps): Promise<PublicReads> {
  const { db, close } = await openReplica(replicaUrl, deps.db);
  const replica: Deps = { ...deps, db };
  const known = lastSeenDataVersion(deps.db);
  let leftAloneUntil = 0;
  const leaveAlone = (error: unknown) => {
    if (performance.now() >= leftAloneUntil) deps.log.error({ err: error }, "the replica does not answer");
    leftAloneUntil = performance.now() + LEFT_ALONE_MS;
  };
  return {
    async now() {
      if (performance.now() < leftAloneUntil) return deps;
      try {
        const version = await withinTime(readDataVersion(db));
        return version >= known.version ? replica : deps;
      } catch (error) {
        leaveAlone(error);
        return deps;
      }
    },
    failed(used) {
      if (used !== replica) return false;
      leaveAlone(new Error("an answer failed"));
      return true;
    },
    close,
  };
}

/** How far a replica is; null when it does not answer. */
export async function replicaLag(replicaUrl: string, primary: Db): Promise<number | null> {
  const { db, close } = await openReplica(replicaUrl, primary);
  try {
    const version = await withinTime(readDataVersion(db), 5_000);
    return (await readDataVersion(primary)) - version;
  } catch {
    return null;
  } finally {
    await close();
  }
}

async function withinTime<T>(work: Promise<T>, ms = ANSWER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  work.catch(() => {}); // when it fails after its time nobody waits for it
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
