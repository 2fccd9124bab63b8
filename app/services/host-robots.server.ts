import { type StoredRobots, saveRobots } from "#app/data/host-leases.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { isRobotsStale, readRobots, robotsDecision } from "#app/fetch/robots.server.ts";
import type { Deps } from "./deps.server.ts";
import { type HostTurn, hostGate, onceInTurn, paceOf } from "./host-turn.server.ts";

/** As the client introduces itself; the first word is the name robots.txt may address. */
export const ROBOTS_PRODUCT = "capaian";
const MOST_ORIGINS = 4;

/**
 * What the origin of an address says in its robots.txt, read again once a day and kept with the host.
 *
 * @param known records kept so far.
 */
export async function robotsOf(
  address: string,
  known: ReadonlyArray<StoredRobots>,
  deps: Deps,
): Promise<{ record: StoredRobots; robots: ReadonlyArray<StoredRobots> } | null> {
  const url = parseUrl(address);
  if (url === null) return null;
  const now = deps.now();
  const previous = known.find(({ origin }) => origin === url.origin) ?? null;
  if (previous !== null && !isRobotsStale(previous, now)) return { record: previous, robots: known };
  const host = hostKey(url);
  const read = () => readRobots(deps.client, url.origin, previous, now);
  const record = await hostGate(deps.client).run(host, read, paceOf(host, null, deps.allow));
  const others = known.filter(({ origin }) => origin !== url.origin).slice(-MOST_ORIGINS + 1);
  return { record, robots: [...others, record] };
}

/** As {@link robotsOf}, within a host's turn, and kept for the next one. */
export async function robotsInTurn(
  turn: HostTurn,
  address: string,
  deps: Deps,
): Promise<StoredRobots | null> {
  const origin = parseUrl(address)?.origin;
  if (origin === undefined) return null;
  await onceInTurn(turn, `robots ${origin}`, async () => {
    const found = await robotsOf(address, turn.robots, deps);
    if (found === null || found.robots === turn.robots) return;
    turn.robots = found.robots;
    if (!turn.lost) await saveRobots(deps.db, turn.lease.host, found.robots, deps.now());
  });
  return turn.robots.find((record) => record.origin === origin) ?? null;
}

/**
 * Whether one address that a person submitted may be asked. Rules forbid it, unless the institution they
 * belong to waives them for its own links; rules that cannot be read do not, because the answer to the
 * address itself says better what is wrong with the host.
 */
export function mayLookAt(
  record: StoredRobots | null,
  address: string,
  now: Date,
  { waived }: { waived: boolean } = { waived: false },
): boolean {
  if (waived || record === null || record.state === "closed") return true;
  return robotsDecision(record, address, ROBOTS_PRODUCT, now).allowed;
}

/** Whether a program may ask an address nobody submitted. Rules that cannot be read forbid it. */
export function mayCrawl(record: StoredRobots | null, address: string, now: Date): boolean {
  return record === null || robotsDecision(record, address, ROBOTS_PRODUCT, now).allowed;
}

/** Milliseconds the origin wants between two requests. */
export function crawlDelayMs(record: StoredRobots | null, address: string, now: Date): number {
  return record === null ? 0 : robotsDecision(record, address, ROBOTS_PRODUCT, now).crawlDelayMs;
}
