import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readObservation } from "#app/exchange/sniff.server.ts";
import { createGuardedAgent, type Lookup, type ResolvedAddress } from "#app/fetch/guarded-agent.server.ts";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import { FETCH_LIMITS } from "#app/fetch/limits.server.ts";
import { readRobots } from "#app/fetch/robots.server.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const PUBLIC = "93.184.215.14";

/** Listens on loopback without being on any list: nothing may ever reach it. */
let sentinel: HostileServer;
let site: Server;
let origin: string;
let robotsLeadTo = "";
let page = "";
let type = "text/html";

beforeAll(async () => {
  sentinel = await startHostileServer();
  site = createServer((request, response) => {
    if (request.url === "/robots.txt") return response.writeHead(302, { location: robotsLeadTo }).end();
    response.writeHead(200, { "content-type": type }).end(page);
  });
  await new Promise<void>((ready) => site.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

beforeEach(() => {
  page = "";
  type = "text/html";
});

afterAll(async () => {
  site.closeAllConnections();
  site.close();
  await sentinel.close();
});

function client(lookup?: Lookup): GuardedClient {
  const { port } = site.address() as AddressInfo;
  return createGuardedClient({
    ...{ allow: [{ host: "127.0.0.1", port }], ports: [80, port, sentinel.port] },
    ...{ userAgent: "capaian-test/0", now: () => NOW, limits: { connectMs: 300, retryDelayMs: 1 } },
    ...(lookup === undefined ? {} : { lookup }),
  });
}

/** An address that is public when it is judged and loopback when it is connected to. */
function turncoat(): ResolvedAddress {
  let reads = 0;
  return {
    family: 4,
    get address() {
      reads += 1;
      return reads === 1 ? PUBLIC : "127.0.0.1";
    },
  };
}

test("the machine that answered is judged too, whatever the resolver was judged on", async () => {
  const agent = createGuardedAgent({
    ...{ allow: [], limits: { ...FETCH_LIMITS, connectMs: 500 }, lookup: async () => [turncoat()] },
  });
  const asked = agent.request({
    ...{ origin: `http://data.example.org:${sentinel.port}`, path: "/diam-diam", method: "GET" },
  });

  await expect(asked).rejects.toMatchObject({ code: "EBLOCKED", message: "127.0.0.1" });
  await agent.destroy();
  expect(sentinel.connections()).toBeGreaterThan(0);
  expect(sentinel.hits.size).toBe(0);
});

test.each([
  ["http://data.example.org#@127.0.0.1/", "data.example.org"],
  ["http://data.example.org\\@127.0.0.1/", "data.example.org"],
  ["http://data.ex\tample.org/", "data.example.org"],
  ["http://d%61ta.example.org/", "data.example.org"],
])("%j is asked at the host the parser reads, and at no other", async (url, host) => {
  const names: Array<string> = [];
  const asking = client(async (name) => {
    names.push(name);
    return [{ address: "127.0.0.1", family: 4 }];
  });
  const seen = await asking.observe(url);
  await asking.close();

  expect(names).toEqual([host]);
  expect(seen).toMatchObject({ errorCode: "URL_FORBIDDEN", errorDetail: "host_not_public" });
});

test.each(["port 22", "port 25", "port 5432", "port 6379", "port 0"])(
  "%s is refused in a redirect too",
  async (name) => {
    const before = sentinel.connections();
    const asking = client();
    const port = name.slice("port ".length);
    const server = await startHostileServer();
    const allowed = createGuardedClient({
      allow: [{ host: server.host, port: server.port }],
      ...{ userAgent: "capaian-test/0", now: () => NOW },
    });
    const target = encodeURIComponent(`http://data.example.org:${port}/`);
    const seen = await allowed.observe(`${server.origin}/to?url=${target}`);
    await allowed.close();
    await asking.close();
    await server.close();

    expect(seen).toMatchObject({ status: null, errorCode: "URL_FORBIDDEN", errorDetail: "port_not_allowed" });
    expect(sentinel.connections()).toBe(before);
  },
);

test("a robots.txt that leads to a private address is not read there", async () => {
  const before = sentinel.connections();
  robotsLeadTo = `${sentinel.origin}/robots.txt`;
  const asking = client();
  const record = await readRobots(asking, origin, null, NOW);
  await asking.close();

  expect(record).toMatchObject({ state: "closed", text: "" });
  expect(sentinel.connections()).toBe(before);
});

const nested: ReadonlyArray<readonly [string, string, (at: string) => string]> = [
  ["rel=canonical", "text/html", (at) => `<link rel=canonical href="${at}"><title>x</title><p>isi</p>`],
  ["a meta refresh", "text/html", (at) => `<meta http-equiv=refresh content="0;url=${at}"><p>isi</p>`],
  [
    "a frame, a style and a script",
    "text/html",
    (at) => `<iframe src="${at}"></iframe><link rel=stylesheet href="${at}"><script src="${at}"></script>`,
  ],
  [
    "JSON-LD @context",
    "text/html",
    (at) =>
      `<script type="application/ld+json">{"@context":"${at}","@type":"Dataset","url":"${at}"}</script>`,
  ],
  ["a schema reference", "application/json", (at) => `{"resources":[{"schema":"${at}","$ref":"${at}"}]}`],
  [
    "an external entity",
    "text/xml",
    (at) => `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "${at}">]><a>&x;</a>`,
  ],
  ["an external DTD", "text/xml", (at) => `<?xml version="1.0"?><!DOCTYPE a SYSTEM "${at}"><a/>`],
];

test.each(nested)("%s in an answer is fetched by nobody", async (_name, contentType, write) => {
  const before = sentinel.connections();
  [type, page] = [contentType, write(`${sentinel.origin}/dalam`)];
  const asking = client();
  const observation = await readObservation(await asking.observe(`${origin}/berkas`, { probe: false }));
  await asking.close();

  expect(observation.status).toBe(200);
  expect(observation.hops).toHaveLength(1);
  expect(sentinel.connections()).toBe(before);
});
