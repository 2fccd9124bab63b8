import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { rootCertificates, TLSSocket } from "node:tls";
import { Agent, buildConnector } from "undici";
import { withoutBrackets } from "#app/domain/evidence/ip-address.ts";
import type { AllowEntry } from "#app/domain/evidence/url-policy.ts";
import { BlockedAddress } from "./fetch-stop.server.ts";
import type { FetchLimits } from "./limits.server.ts";
import { mayConnect } from "./public-address.server.ts";

export type ResolvedAddress = { address: string; family: 4 | 6 };

/** Every address of a name; rejects with the resolver's error. */
export type Lookup = (hostname: string) => Promise<ReadonlyArray<ResolvedAddress>>;

/** The machine at the other end of a connection. */
export type Peer = { ip: string; tlsExpiry: string | null };

export type GuardedAgentOptions = {
  allow: ReadonlyArray<AllowEntry>;
  limits: FetchLimits;
  lookup?: Lookup | undefined;
  /** Certificates to trust beside the system's, for portals with an authority of their own. */
  ca?: string | undefined;
  onPeer?: (origin: string, peer: Peer) => void;
};

/**
 * An HTTP agent that cannot reach a private address.
 *
 * Three layers, each enough by itself: an address literal is judged before connecting (a resolver never
 * sees it), a name resolves only when every one of its addresses may be reached, and those very
 * addresses are connected to; and the machine that answered is judged once more. The layers know the
 * port, so an operator's exception opens one port and no other. Proxy variables are not read.
 */
export function createGuardedAgent(options: GuardedAgentOptions): Agent {
  const { allow, limits, ca, onPeer } = options;
  const connectorAt = connectors(options, ca);
  const connect: buildConnector.connector = (target, callback) => {
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    const literal = withoutBrackets(target.hostname);
    if (isIP(literal) !== 0 && !mayConnect(literal, port, allow)) {
      callback(new BlockedAddress(literal), null);
      return;
    }
    connectorAt(port)(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const ip = socket.remoteAddress ?? "";
      if (!mayConnect(ip, port, allow)) {
        socket.destroy();
        return callback(new BlockedAddress(ip), null);
      }
      onPeer?.(`${target.protocol}//${target.host ?? target.hostname}`, {
        ip,
        tlsExpiry: certificateEnd(socket),
      });
      callback(null, socket);
    });
  };
  return new Agent({
    connect,
    connections: limits.connectionsPerHost,
    pipelining: 1,
    allowH2: false,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
  });
}

/** One connector per port, because the lookup must know which port its answer is for. */
function connectors(
  { allow, limits, lookup }: GuardedAgentOptions,
  ca: string | undefined,
): (port: number) => buildConnector.connector {
  const made = new Map<number, buildConnector.connector>();
  return (port) => {
    const known = made.get(port);
    if (known !== undefined) return known;
    const connector = buildConnector({
      timeout: limits.connectMs,
      lookup: guardedLookup(lookup ?? resolve, (address) => mayConnect(address, port, allow)),
      autoSelectFamily: true,
      maxCachedSessions: 0, // a resumed session shows no certificate
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    });
    made.set(port, connector);
    return connector;
  };
}

function guardedLookup(lookup: Lookup, isReachable: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return callback(noAddress(hostname), []);
        const closed = addresses.find(({ address }) => !isReachable(address));
        if (closed !== undefined) return callback(new BlockedAddress(`${hostname} → ${closed.address}`), []);
        if (options.all === true) return callback(null, [...addresses]);
        callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

async function resolve(hostname: string): Promise<Array<ResolvedAddress>> {
  const addresses = await systemLookup(hostname, { all: true, verbatim: true });
  return addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function noAddress(hostname: string): Error {
  return Object.assign(new Error(`${hostname} has no address`), { code: "ENODATA" });
}

function certificateEnd(socket: Socket): string | null {
  if (!(socket instanceof TLSSocket)) return null;
  const end = new Date(socket.getPeerCertificate().valid_to);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}
