import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import {
  type Download,
  type DownloadOptions,
  type JsonDownload,
  readJson,
} from "#app/fetch/download.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { crawlDelayMs, mayCrawl, robotsInTurn } from "#app/services/host-robots.server.ts";
import {
  claimHostSoon,
  type HostTurn,
  hostGate,
  noteResponse,
  paceInTurn,
  withHost,
} from "#app/services/host-turn.server.ts";

/** How long a harvest waits for a host that is being asked by another worker. */
export const WAIT_MS = 60_000;

const UNASKED = {
  ...{ finalUrl: null, status: null, text: "", bytes: new Uint8Array(0), etag: null, retryAfter: null },
} as const;

/**
 * Asks for one document of a catalogue within the host's lease, at the host's pace and as its robots.txt
 * permits. A document on another host is asked for in a turn of that host's own.
 */
export async function ask(
  url: string,
  turn: HostTurn,
  deps: Deps,
  options: DownloadOptions = {},
): Promise<Download> {
  const parsed = parseUrl(url);
  if (parsed === null) return { ...UNASKED, errorCode: "URL_FORBIDDEN", errorDetail: "url_invalid" };
  const host = hostKey(parsed);
  if (host === turn.lease.host) return askInTurn(url, turn, deps, options);
  const lease = await claimHostSoon(host, { workerId: turn.lease.owner, mostMs: WAIT_MS }, deps);
  if (lease === null) return { ...UNASKED, errorCode: "TIMEOUT", errorDetail: "host busy" };
  return withHost(lease, deps, (own) => askInTurn(url, own, deps, options));
}

/** As {@link ask}, for JSON. */
export async function askJson(url: string, turn: HostTurn, deps: Deps): Promise<JsonDownload> {
  return readJson(await ask(url, turn, deps, { accept: "application/json" }));
}

async function askInTurn(
  url: string,
  turn: HostTurn,
  deps: Deps,
  options: DownloadOptions,
): Promise<Download> {
  const robots = await robotsInTurn(turn, url, deps);
  if (!mayCrawl(robots, url, deps.now())) {
    return { ...UNASKED, errorCode: "ROBOTS_DISALLOWED", errorDetail: null };
  }
  const pace = paceInTurn(turn, deps);
  const delayMs = crawlDelayMs(robots, url, deps.now());
  const ratePerSecond = delayMs === 0 ? pace.ratePerSecond : Math.min(pace.ratePerSecond, 1_000 / delayMs);
  const get = () => deps.client.getText(url, options);
  const answer = await hostGate(deps.client).run(turn.lease.host, get, { ...pace, ratePerSecond });
  const { status, errorCode, retryAfter } = answer;
  noteResponse(turn, { status, errorCode: status === null ? errorCode : null, retryAfter }, deps.now());
  return answer;
}

/** Why a document was not had, as a code with its detail; null when it was. */
export function problemOf({ status, errorCode, errorDetail }: Download): string | null {
  if (errorCode !== null) return errorDetail === null ? errorCode : `${errorCode} ${errorDetail}`;
  if (status === null || status < 200 || status > 299) return `HTTP_STATUS ${status}`;
  return null;
}

export function jsonProblemOf(answer: Extract<JsonDownload, { ok: false }>): string {
  return answer.detail === null ? answer.errorCode : `${answer.errorCode} ${answer.detail}`;
}
