import type { RawObservation } from "#app/domain/evidence/observation.ts";
import { type AllowEntry, PUBLIC_PORTS, type UrlPolicy } from "#app/domain/evidence/url-policy.ts";
import {
  type Download,
  type DownloadOptions,
  download,
  type JsonDownload,
  readJson,
} from "./download.server.ts";
import type { ChainContext } from "./follow-chain.server.ts";
import { createGuardedAgent, type Lookup, type Peer } from "./guarded-agent.server.ts";
import { FETCH_LIMITS, type FetchLimits } from "./limits.server.ts";
import { type ObserveOptions, observe } from "./observe.server.ts";

export type ClientOptions = {
  /** The only non-public addresses that can be reached, each with its one port. */
  allow: ReadonlyArray<AllowEntry>;
  /** Names the product, a page about it and a contact. */
  userAgent: string;
  now: () => Date;
  lookup?: Lookup;
  limits?: Partial<FetchLimits>;
  /** Ports a public host may be asked on. */
  ports?: ReadonlyArray<number>;
  ca?: string;
};

export type GuardedClient = {
  /** Looks at an address once. Whatever a remote host does becomes part of the observation. */
  observe: (url: string, options?: ObserveOptions) => Promise<RawObservation>;
  /** A whole small body, for robots.txt, sitemaps and catalogues. */
  getText: (url: string, options?: DownloadOptions) => Promise<Download>;
  getJson: (url: string, options?: DownloadOptions) => Promise<JsonDownload>;
  close: () => Promise<void>;
};

const MOST_PEERS = 5_000;

/** The one client through which anything on another host is read. */
export function createGuardedClient(options: ClientOptions): GuardedClient {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  const peers = new Map<string, Peer>();
  const agent = createGuardedAgent({
    ...{ allow: options.allow, limits, lookup: options.lookup, ca: options.ca },
    onPeer(origin, peer) {
      if (peers.size >= MOST_PEERS) peers.clear();
      peers.set(origin, peer);
    },
  });
  const policy: UrlPolicy = { allow: options.allow, ports: options.ports ?? PUBLIC_PORTS };
  const context: ChainContext = { agent, limits, policy, peerOf: (origin) => peers.get(origin) ?? null };
  const headers = { "user-agent": options.userAgent, "accept-encoding": "identity;q=1, gzip;q=0.5" };
  return {
    observe: (url, wanted = {}) => observe({ context, headers, now: options.now }, url, wanted),
    getText: (url, wanted = {}) => download(context, headers, url, wanted),
    getJson: async (url, wanted = {}) => readJson(await download(context, headers, url, wanted)),
    close: () => agent.destroy(),
  };
}
