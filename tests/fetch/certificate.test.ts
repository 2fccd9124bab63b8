import { createServer, type Server } from "node:https";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Lookup } from "#app/fetch/guarded-agent.server.ts";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import { TEST_CERTIFICATE, TEST_KEY } from "./test-certificate.ts";

const HOST = "127.0.0.1";
const toLoopback: Lookup = async () => [{ address: HOST, family: 4 }];

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (_request, response) =>
    response.end("terbuka"),
  );
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function clientTrusting(ca?: string): GuardedClient {
  return createGuardedClient({
    ...{ allow: [{ host: HOST, port }], ports: [port], lookup: toLoopback },
    ...{ userAgent: "capaian-test/0", now: () => new Date("2026-11-03T03:12:00Z") },
    ...(ca === undefined ? {} : { ca }),
  });
}

test("a certificate nobody vouches for is CERT_INVALID", async () => {
  const client = clientTrusting();
  const seen = await client.observe(`https://data.example.org:${port}/`);
  await client.close();

  expect(seen).toMatchObject({
    errorCode: "CERT_INVALID",
    errorDetail: "DEPTH_ZERO_SELF_SIGNED_CERT",
    status: null,
  });
});

test("a certificate of another name is CERT_INVALID", async () => {
  const client = clientTrusting(TEST_CERTIFICATE);
  const seen = await client.observe(`https://other.example.org:${port}/`);
  await client.close();

  expect(seen).toMatchObject({ errorCode: "CERT_INVALID", errorDetail: "ERR_TLS_CERT_ALTNAME_INVALID" });
});

test("the end of a trusted certificate is recorded", async () => {
  const client = clientTrusting(TEST_CERTIFICATE);
  const seen = await client.observe(`https://data.example.org:${port}/`);
  await client.close();

  expect(seen).toMatchObject({ status: 200, errorCode: null, tlsExpiry: "2120-01-01T00:00:00.000Z" });
});

test("https to a port that speaks plain http is no proof of anything", async () => {
  const plain = createServer({ cert: TEST_CERTIFICATE, key: TEST_KEY });
  plain.on("connection", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => plain.listen(0, HOST, resolve));
  const address = plain.address();
  const other = typeof address === "object" && address !== null ? address.port : 0;
  const client = createGuardedClient({
    ...{ allow: [{ host: HOST, port: other }], userAgent: "capaian-test/0", now: () => new Date(0) },
    limits: { retryDelayMs: 1 },
  });
  const seen = await client.observe(`https://${HOST}:${other}/`);
  await client.close();
  plain.close();

  expect(["TLS_FAILED", "CONNECTION_RESET"]).toContain(seen.errorCode);
});
