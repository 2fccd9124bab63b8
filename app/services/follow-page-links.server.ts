import { slotWordsOfTarget } from "#app/data/evidence-items.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { asksForLinks, type FollowedLink, stateOfAnswer } from "#app/domain/evidence/page-links.ts";
import type { Deps } from "./deps.server.ts";
import { mayCrawl, robotsInTurn } from "./host-robots.server.ts";
import { claimHostSoon, type HostTurn, hostGate, paceInTurn, withHost } from "./host-turn.server.ts";

/** Most links of one page that are asked, and the time all of them may take. */
const MOST_ASKED = 20;
const MOST_MS = 40_000;
/** As much of a file as shows that there is one. */
const ENOUGH_BYTES = 64 * 1024;
/** How long a link waits for another host's turn. */
const WAIT_MS = 1_000;

type State = FollowedLink["state"];

/**
 * A page filed where links are asked for, with what each of the files it offers came to. Everything goes
 * through the same guard, and no host is asked whose lease another worker holds.
 */
export async function followPageLinks(
  observation: Observation,
  targetId: string,
  turn: HostTurn,
  deps: Deps,
): Promise<Observation> {
  const { sniff, profile, status, errorCode } = observation;
  const offered = sniff?.offered ?? [];
  const isGood = status !== null && status >= 200 && status < 300 && errorCode === null;
  // A page that holds personal data is hidden: its words are kept nowhere.
  if (!isGood || offered.length === 0 || (profile?.pii.length ?? 0) > 0) return observation;
  if (!asksForLinks(await slotWordsOfTarget(deps.db, targetId))) return observation;
  const urls = [...new Set(offered.map(({ url }) => url))].filter((url) => url !== null);
  const states = await statesOf(urls.slice(0, MOST_ASKED), turn, deps);
  const followed = offered.map(({ name, url }): FollowedLink => {
    return { name, url, state: url === null ? "dead" : (states.get(url) ?? "unknown") };
  });
  return { ...observation, followed };
}

async function statesOf(
  urls: ReadonlyArray<string>,
  turn: HostTurn,
  deps: Deps,
): Promise<Map<string, State>> {
  const startedAt = performance.now();
  const states = new Map<string, State>();
  for (const url of urls) {
    if (turn.lost || performance.now() - startedAt > MOST_MS) break;
    states.set(url, await stateOf(url, turn, deps));
  }
  return states;
}

async function stateOf(address: string, turn: HostTurn, deps: Deps): Promise<State> {
  const url = parseUrl(address);
  if (url === null) return "unknown";
  const host = hostKey(url);
  if (host === turn.lease.host) return askInTurn(address, turn, deps);
  const workerId = turn.lease.owner;
  const lease = await claimHostSoon(host, { workerId, mostMs: WAIT_MS }, deps);
  return lease === null
    ? "unknown"
    : withHost(lease, deps, (other) => askInTurn(address, other, deps), { fixedPace: turn.fixedPace });
}

async function askInTurn(address: string, turn: HostTurn, deps: Deps): Promise<State> {
  if (!mayCrawl(await robotsInTurn(turn, address, deps), address, deps.now())) return "unknown";
  const ask = () => deps.client.getText(address, { maxBytes: ENOUGH_BYTES });
  const answer = await hostGate(deps.client).run(turn.lease.host, ask, paceInTurn(turn, deps));
  const { status, errorCode, bytes } = answer;
  return stateOfAnswer({ status, errorCode, bytes: bytes.length });
}
