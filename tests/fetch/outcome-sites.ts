import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { type Observation, unaskedObservation } from "#app/domain/evidence/observation.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import type { Lookup } from "#app/fetch/guarded-agent.server.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import { readRobots } from "#app/fetch/robots.server.ts";
import { mayLookAt } from "#app/services/host-robots.server.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";
import { ORPHAN_CERTIFICATE, ORPHAN_KEY, TEST_CERTIFICATE, TEST_KEY } from "./test-certificate.ts";

export const START = new Date("2026-11-03T03:12:00Z");
/** The name the certificates are made out to. */
export const NAME = "data.example.org";

/** A hostile site, and two that speak TLS: one vouched for by its own certificate, one by nobody known. */
export type Sites = { plain: HostileServer; trusted: Server; orphan: Server; close: () => Promise<void> };

export async function startSites(): Promise<Sites> {
  const plain = await startHostileServer();
  const trusted = await aSecureSite(TEST_CERTIFICATE, TEST_KEY, plain);
  const orphan = await aSecureSite(ORPHAN_CERTIFICATE, ORPHAN_KEY, plain);
  return {
    ...{ plain, trusted, orphan },
    async close() {
      for (const server of [trusted, orphan]) {
        server.closeAllConnections();
        server.close();
      }
      await plain.close();
    },
  };
}

/** Opens a table at every address, and leads to the plain site from `/turun`. */
function aSecureSite(cert: string, key: string, plain: HostileServer): Promise<Server> {
  const server = createServer({ cert, key }, (request, response) => {
    if (request.url === "/turun")
      return response.writeHead(302, { location: `${plain.origin}/ok.csv` }).end();
    response.writeHead(200, { "content-type": "text/csv" }).end("kode,suara\n1,2\n3,4\n5,6\n");
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export type Look = {
  /** Path on the hostile site, or a whole address. */
  at: string;
  /** Time since the first look. */
  after?: number;
  lookup?: Lookup;
  /** Certificate trusted beside the system's. */
  ca?: string;
  now?: Date;
  etag?: string;
};

export const toLoopback: Lookup = async () => [{ address: "127.0.0.1", family: 4 }];
export const failing =
  (code: string): Lookup =>
  async () => {
    throw Object.assign(new Error(code), { code });
  };

export async function lookAt(look: Look, { plain, trusted, orphan }: Sites): Promise<Observation> {
  const { at, after = 0, lookup, ca, now = START, etag } = look;
  const ports = [plain.port, portOf(trusted), portOf(orphan)];
  const instant = new Date(now.getTime() + after);
  const client = createGuardedClient({
    ...{ allow: ports.map((port) => ({ host: "127.0.0.1", port })), ports, now: () => instant },
    ...{
      userAgent: "capaian-test/0",
      limits: { headersMs: 1_500, totalMs: 8_000, retryDelayMs: 1, wireBytes: 200_000 },
    },
    ...(lookup === undefined ? {} : { lookup }),
    ...(ca === undefined ? {} : { ca }),
  });
  try {
    const url = at.startsWith("/") ? plain.origin + at : at;
    const robots = at.startsWith("/tertutup/") ? await readRobots(client, plain.origin, null, instant) : null;
    if (!mayLookAt(robots, url, instant)) {
      return unaskedObservation(url, instant, "ROBOTS_DISALLOWED", "robots.txt");
    }
    return await readObservation(await client.observe(url, { probe: true, etag: etag ?? null }));
  } finally {
    await client.close();
  }
}
