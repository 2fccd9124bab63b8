import { afterAll, beforeAll, expect, test } from "vitest";
import { createGuardedAgent, type Lookup, type ResolvedAddress } from "#app/fetch/guarded-agent.server.ts";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import { FETCH_LIMITS } from "#app/fetch/limits.server.ts";
import { CLOSED_ADDRESSES, CLOSED_NAMES, LOOPBACK_SPELLINGS } from "#tests/domain/evidence/address-table.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";

const NOW = new Date("2026-11-03T03:12:00Z");

let server: HostileServer;
/** Listens on loopback without being on any list: nothing may ever reach it. */
let sentinel: HostileServer;

beforeAll(async () => {
  server = await startHostileServer();
  sentinel = await startHostileServer();
});

afterAll(async () => {
  await server.close();
  await sentinel.close();
});

/** A client to which the ports are open everywhere, so that only addresses hold it back. */
function clientWith(lookup?: Lookup): GuardedClient {
  return createGuardedClient({
    allow: [{ host: server.host, port: server.port }],
    ports: [80, server.port, sentinel.port],
    ...{ userAgent: "capaian-test/0", now: () => NOW, limits: { connectMs: 500, retryDelayMs: 1 } },
    ...(lookup === undefined ? {} : { lookup }),
  });
}

function resolvesTo(...addresses: Array<string>): Lookup {
  return async () =>
    addresses.map((address): ResolvedAddress => ({ address, family: address.includes(":") ? 6 : 4 }));
}

const literals = [
  ...LOOPBACK_SPELLINGS.map((spelling) => `http://${spelling}`),
  ...[
    "http:127.0.0.1",
    "http:///127.0.0.1",
    "http:\\\\127.0.0.1",
    "http://127.0.0.\t1",
    "http://127.0.\n0.1",
  ],
  ...["http://[::1]", "http://[::ffff:127.0.0.1]", "http://[::127.0.0.1]", "http://[::ffff:7f00:1]"],
  ...["http://[::]", "http://[64:ff9b::7f00:1]", "http://[2002:7f00:1::]"],
];

test.each(literals)("%j is refused before anything is asked", async (prefix) => {
  const client = clientWith();
  const seen = await client.observe(`${prefix}:${sentinel.port}/`);
  await client.close();

  expect(seen).toMatchObject({ errorCode: "URL_FORBIDDEN", errorDetail: "host_not_public", status: null });
  expect(sentinel.connections()).toBe(0);
});

test("every closed address is refused by the connector alone, without the policy before it", async () => {
  const agent = createGuardedAgent({ allow: [], limits: { ...FETCH_LIMITS, connectMs: 300 } });
  for (const address of CLOSED_ADDRESSES.filter((literal) => !literal.includes("%"))) {
    const host = address.includes(":") ? `[${address}]` : address;
    const origin = `http://${host}:${sentinel.port}`;
    await expect(agent.request({ origin, path: "/", method: "GET" })).rejects.toMatchObject({
      code: "EBLOCKED",
    });
  }
  await agent.destroy();
  expect(sentinel.connections()).toBe(0);
});

test.each(CLOSED_NAMES)("the name %s is refused", async (name) => {
  const client = clientWith(resolvesTo("127.0.0.1"));
  const seen = await client.observe(`http://${name}:${sentinel.port}/`);
  await client.close();

  expect(seen).toMatchObject({ errorCode: "URL_FORBIDDEN", errorDetail: "host_not_public" });
  expect(sentinel.connections()).toBe(0);
});

test.each([
  ["a private address", ["127.0.0.1"]],
  ["a public and a private address", ["93.184.215.14", "127.0.0.1"]],
  ["a mapped private address", ["::ffff:127.0.0.1"]],
  ["the compatible form ipaddr.js lets through", ["::127.0.0.1"]],
])("a public name that resolves to %s is refused whole", async (_title, addresses) => {
  const client = clientWith(resolvesTo(...addresses));
  const seen = await client.observe(`http://data.example.org:${sentinel.port}/`);
  await client.close();

  expect(seen).toMatchObject({ errorCode: "URL_FORBIDDEN", errorDetail: "host_not_public" });
  expect(sentinel.connections()).toBe(0);
});

test("a name that resolves to an allowed address is refused on every other port", async () => {
  const client = clientWith(resolvesTo(server.host));
  const allowed = await client.observe(`http://data.example.org:${server.port}/ok.csv`);
  const other = await client.observe(`http://data.example.org:${sentinel.port}/`);
  await client.close();

  expect(allowed.status).toBe(200);
  expect(other.errorCode).toBe("URL_FORBIDDEN");
  expect(sentinel.connections()).toBe(0);
});

test("a name that changes its address between two connections is judged at each", async () => {
  const rebound = await startHostileServer("127.0.0.2", server.port).catch(() => null);
  let asked = 0;
  const client = clientWith(async () => {
    asked += 1;
    return [{ address: asked === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
  });
  const first = await client.observe(`http://rebind.example.org:${server.port}/cut`);
  const second = await client.observe(`http://rebind.example.org:${server.port}/ok.csv`);
  await client.close();
  const reached = rebound?.connections() ?? 0;
  await rebound?.close();

  expect(first.status).toBe(200);
  expect(second).toMatchObject({ status: null, errorCode: "URL_FORBIDDEN" });
  expect(asked).toBe(2);
  expect(reached).toBe(0);
});

test("an empty answer of the resolver connects to nothing", async () => {
  const client = clientWith(async () => []);
  const seen = await client.observe(`http://empty.example.org:${sentinel.port}/`);
  await client.close();

  expect(seen.errorCode).toBe("DNS_FAILED");
});

test.each([
  ["ENOTFOUND", "NO_SUCH_HOST"],
  ["EAI_AGAIN", "DNS_FAILED"],
])("the resolver's %s becomes %s", async (code, errorCode) => {
  const client = clientWith(() => Promise.reject(Object.assign(new Error(code), { code })));
  const seen = await client.observe("http://hilang.example.org/");
  await client.close();

  expect(seen).toMatchObject({ status: null, errorCode });
});

const redirectTargets = [
  (port: number) => `http://127.0.0.1:${port}/`,
  (port: number) => `//127.0.0.1:${port}/`,
  (port: number) => `http://localhost:${port}/`,
  (port: number) => `http://0x7f.1:${port}/`,
  (port: number) => `http://[::ffff:127.0.0.1]:${port}/`,
  (port: number) => `http://user@127.0.0.1:${port}/`,
  () => "file:///etc/passwd",
  () => "gopher://127.0.0.1:70/_x",
  () => "javascript:alert(1)",
  () => "data:text/plain,x",
];

test.each(redirectTargets.map((target, index) => [index, target] as const))(
  "redirect target %i outside the public web is not asked",
  async (_index, target) => {
    const client = clientWith();
    const url = `${server.origin}/to?url=${encodeURIComponent(target(sentinel.port))}`;
    const seen = await client.observe(url);
    await client.close();

    expect(seen).toMatchObject({ status: null, errorCode: "URL_FORBIDDEN" });
    expect(seen.hops).toHaveLength(2);
    expect(seen.hops[1]).toMatchObject({ status: null, ip: null });
    expect(sentinel.connections()).toBe(0);
  },
);

test.each([
  ["http://public.example.org@127.0.0.1/", "credentials_in_url"],
  ["http://127.0.0.1@public.example.org/", "credentials_in_url"],
  ["http://public.example.org:22/", "port_not_allowed"],
  ["http://public.example.org:6379/", "port_not_allowed"],
  ["http://public.example.org:65536/", "url_invalid"],
  ["http://[fe80::1%25eth0]/", "url_invalid"],
  ["ftp://public.example.org/", "scheme_not_allowed"],
])("%s is refused as %s", async (url, refusal) => {
  const client = createGuardedClient({ allow: [], userAgent: "capaian-test/0", now: () => NOW });
  expect(await client.observe(url)).toMatchObject({ errorCode: "URL_FORBIDDEN", errorDetail: refusal });
  await client.close();
});

test("the soft-404 probe and small downloads pass the same guard", async () => {
  const client = clientWith();
  const url = `${server.origin}/to?url=${encodeURIComponent(`http://127.0.0.1:${sentinel.port}/x`)}`;

  expect(await client.getText(url)).toMatchObject({ errorCode: "URL_FORBIDDEN" });
  expect(await client.getJson(`http://127.0.0.1:${sentinel.port}/`)).toMatchObject({
    ...{ ok: false, errorCode: "URL_FORBIDDEN" },
  });
  await client.close();
  expect(sentinel.connections()).toBe(0);
});

test("proxy variables of the environment are not read", async () => {
  process.env.HTTP_PROXY = `http://127.0.0.1:${sentinel.port}`;
  process.env.http_proxy = process.env.HTTP_PROXY;
  const client = clientWith();
  const seen = await client.observe(`${server.origin}/ok.csv`);
  await client.close();
  delete process.env.HTTP_PROXY;
  delete process.env.http_proxy;

  expect(seen.status).toBe(200);
  expect(sentinel.connections()).toBe(0);
});
