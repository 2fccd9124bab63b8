import type { StoredRobots } from "#app/data/host-leases.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import {
  type Observation,
  type Probe,
  type RawObservation,
  unaskedObservation,
} from "#app/domain/evidence/observation.ts";
import { probeKey, probeUrl } from "#app/domain/evidence/probe.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import type { HostPace } from "#app/fetch/politeness.server.ts";
import { discardBody } from "#app/fetch/spool.server.ts";
import type { Deps } from "./deps.server.ts";
import { crawlDelayMs, mayCrawl, mayLookAt } from "./host-robots.server.ts";
import { hostGate } from "./host-turn.server.ts";
import { setAside } from "./keep-content.server.ts";
import { readBehind } from "./read-behind.server.ts";

/** Of a longer body the beginning is read. Source: evidence specification C5. */
const SPOOLED_BYTES = 100 * 1024 * 1024;

export type Look = {
  url: string;
  etag: string | null;
  lastModified: string | null;
  /** What the origin says of robots; null when it was not asked. */
  robots: StoredRobots | null;
  /** The host's institution lets its links be opened whatever its robots.txt says. */
  robotsWaived?: boolean;
  pace: HostPace;
  /** Answers of the last days to invented neighbours on this host. */
  probes: ReadonlyArray<Probe>;
  /** Where the address led the last time; null when that is not known. */
  lastFinalUrl: string | null;
  /** The look is judged and booked, so that its content may be kept. */
  keeps: boolean;
  /** Digest of the content last booked; null for none. */
  lastSha256: string | null;
};

/** Looks at an address once, as politely as its host wants; an invented neighbour is asked only when none was lately. */
export async function observeAddress(look: Look, deps: Deps): Promise<Observation> {
  const { url, etag, lastModified, robots, robotsWaived = false } = look;
  if (!mayLookAt(robots, url, deps.now(), { waived: robotsWaived })) {
    return unaskedObservation(url, deps.now(), "ROBOTS_DISALLOWED", "robots.txt");
  }
  const probe = mayProbe(look, deps.now()) && probeFor(look.lastFinalUrl ?? url, look.probes) === null;
  const host = hostOf(url);
  const spool = deps.files === null ? null : { folder: deps.files.spoolFolder, mostBytes: SPOOLED_BYTES };
  const ask = () => deps.client.observe(url, { etag, lastModified, probe, spool });
  const raw = await hostGate(deps.client).run(host, ask, slowedDown(look, deps.now()));
  const observation = await readAndDiscard(raw, look, deps);
  const isPage = observation.sniff?.kind === "html" && observation.probe === null;
  if (!isPage || observation.finalUrl === null) return observation;
  return { ...observation, probe: probeFor(observation.finalUrl, look.probes) };
}

/** What an answer is and holds. Its file, if it has one, is read and removed. */
async function readAndDiscard(raw: RawObservation, look: Look, deps: Deps): Promise<Observation> {
  try {
    const seen = await readObservation(raw);
    const observation = { ...seen, profile: await readBehind(raw, seen.sniff, deps) };
    if (look.keeps && observation.sha256 !== look.lastSha256) await setAside(raw, observation, deps);
    return observation;
  } finally {
    await discardBody(raw);
  }
}

/** The kept answer to an invented neighbour in the directory of an address. */
function probeFor(address: string, probes: ReadonlyArray<Probe>): Probe | null {
  const key = keyOf(address);
  return probes.find((probe) => keyOf(probe.url) === key) ?? null;
}

function keyOf(address: string): string | null {
  const url = parseUrl(address);
  return url === null ? null : probeKey(url);
}

function mayProbe({ url, robots }: Look, now: Date): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && mayCrawl(robots, probeUrl(parsed, "0".repeat(16)), now);
}

function slowedDown({ url, robots, pace }: Look, now: Date): HostPace {
  const delayMs = crawlDelayMs(robots, url, now);
  if (delayMs === 0) return pace;
  return { ratePerSecond: Math.min(pace.ratePerSecond, 1_000 / delayMs), concurrent: 1 };
}

function hostOf(address: string): string {
  const url = parseUrl(address);
  return url === null ? "" : hostKey(url);
}
