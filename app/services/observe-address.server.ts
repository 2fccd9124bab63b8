import type { StoredRobots } from "#app/data/host-leases.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { type Observation, type Probe, unaskedObservation } from "#app/domain/evidence/observation.ts";
import { probeKey, probeUrl } from "#app/domain/evidence/probe.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import type { HostPace } from "#app/fetch/politeness.server.ts";
import type { Deps } from "./deps.server.ts";
import { crawlDelayMs, mayCrawl, mayLookAt } from "./host-robots.server.ts";
import { hostGate } from "./host-turn.server.ts";

export type Look = {
  url: string;
  etag: string | null;
  lastModified: string | null;
  /** What the origin says of robots; null when it was not asked. */
  robots: StoredRobots | null;
  pace: HostPace;
  /** Answers of the last days to invented neighbours on this host. */
  probes: ReadonlyArray<Probe>;
  /** Where the address led the last time; null when that is not known. */
  lastFinalUrl: string | null;
};

/** Looks at an address once, as politely as its host wants; an invented neighbour is asked only when none was lately. */
export async function observeAddress(look: Look, deps: Deps): Promise<Observation> {
  const { url, etag, lastModified, robots } = look;
  if (!mayLookAt(robots, url, deps.now())) {
    return unaskedObservation(url, deps.now(), "ROBOTS_DISALLOWED", "robots.txt");
  }
  const probe = mayProbe(look, deps.now()) && probeFor(look.lastFinalUrl ?? url, look.probes) === null;
  const host = hostOf(url);
  const ask = () => deps.client.observe(url, { etag, lastModified, probe });
  const raw = await hostGate(deps.client).run(host, ask, slowedDown(look, deps.now()));
  const observation = await readObservation(raw);
  const isPage = observation.sniff?.kind === "html" && observation.probe === null;
  if (!isPage || observation.finalUrl === null) return observation;
  return { ...observation, probe: probeFor(observation.finalUrl, look.probes) };
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
