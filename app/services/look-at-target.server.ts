import { probesOfHost } from "#app/data/observations.server.ts";
import type { TargetToCheck } from "#app/data/targets.server.ts";
import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { DAY_MS } from "#app/domain/evidence/history.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { probeKey } from "#app/domain/evidence/probe.ts";
import { isUnconditionalTurn } from "#app/domain/evidence/recheck.ts";
import type { Deps } from "./deps.server.ts";
import { followPageLinks } from "./follow-page-links.server.ts";
import { robotsInTurn } from "./host-robots.server.ts";
import { type HostTurn, onceInTurn, paceInTurn } from "./host-turn.server.ts";
import { observeAddress } from "./observe-address.server.ts";
import { lookAtStoredFile } from "./stored-file-look.server.ts";

const PROBE_KEPT_MS = 7 * DAY_MS;

/** Asks a target's address once, with what is known of it and of its host; a file handed in here is opened in the store. */
export async function lookAt(target: TargetToCheck, turn: HostTurn, deps: Deps): Promise<Observation> {
  const stored = await lookAtStoredFile(target, deps);
  if (stored !== null) return stored;
  await onceInTurn(turn, "probes", () => readProbes(turn, deps));
  const directory = directoryOf(target.lastFinalUrl ?? target.url);
  // The first look into a directory may ask an invented neighbour; the others wait for its answer.
  if (directory === null || turn.probes?.has(directory) === true) return ask(target, turn, deps);
  let own: Promise<Observation> | null = null;
  const first = onceInTurn(turn, `neighbour ${directory}`, async () => {
    own = ask(target, turn, deps);
    await own;
  });
  await first.catch(() => {}); // whoever asked first is told of it below
  return own ?? ask(target, turn, deps);
}

async function ask(target: TargetToCheck, turn: HostTurn, deps: Deps): Promise<Observation> {
  const { url, history, etag, lastModified, lastFinalUrl } = target;
  const whole = isUnconditionalTurn(history);
  const observation = await observeAddress(
    {
      ...{ url, etag: whole ? null : etag, lastModified: whole ? null : lastModified },
      robots: await robotsInTurn(turn, url, deps),
      robotsWaived: turn.lease.robotsWaived,
      pace: paceInTurn(turn, deps),
      probes: [...(turn.probes?.values() ?? [])],
      lastFinalUrl,
      ...{ keeps: true, lastSha256: target.lastSha256 },
    },
    deps,
  );
  if (observation.probe !== null) keep(turn, observation.probe);
  return followPageLinks(observation, target.id, turn, deps);
}

async function readProbes(turn: HostTurn, deps: Deps): Promise<void> {
  const since = new Date(deps.now().getTime() - PROBE_KEPT_MS);
  turn.probes = new Map();
  for (const probe of await probesOfHost(deps.db, turn.lease.host, since)) keep(turn, probe);
}

function keep({ probes }: HostTurn, probe: NonNullable<Observation["probe"]>): void {
  const directory = directoryOf(probe.url);
  if (directory !== null && probes?.has(directory) === false) probes.set(directory, probe);
}

function directoryOf(address: string): string | null {
  const url = parseUrl(address);
  return url === null ? null : probeKey(url);
}
