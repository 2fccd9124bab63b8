import { request as ask, createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicRequest } from "#app/http/public-request.server.ts";

let publicOrigin: string | null = null;
const server = createServer((message, response) => {
  response.end(publicRequest(message, response, publicOrigin).url);
});

beforeAll(() => new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready)));
afterAll(() => new Promise((done) => server.close(done)));

function addressSeen(headers: IncomingHttpHeaders): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = ask(
      { host: "127.0.0.1", port, path: "/masuk.data?x=1", method: "POST", headers },
      (answer) => {
        answer.setEncoding("utf8").on("data", resolve);
      },
    );
    asked.once("error", reject).end();
  });
}

const SITE = "https://capaian.example.go.id";

test.each([
  ["a proxy that hands the host on", SITE, { host: "capaian.example.go.id" }, SITE],
  ["a form's origin, host handed on", SITE, { host: "capaian.example.go.id", origin: SITE }, SITE],
  ["a form's origin, host replaced by the proxy", SITE, { host: "10.0.0.7:3000", origin: SITE }, SITE],
  ["a machine of the house", SITE, { host: "127.0.0.1:3000" }, "http://127.0.0.1:3000"],
  [
    "another site's form",
    SITE,
    { host: "127.0.0.1:3000", origin: "https://jahat.test" },
    "http://127.0.0.1:3000",
  ],
  ["no public address", null, { host: "127.0.0.1:3000", origin: SITE }, "http://127.0.0.1:3000"],
])("%s", async (_name, known, headers, seen) => {
  publicOrigin = known;
  expect(await addressSeen(headers)).toBe(`${seen}/masuk.data?x=1`);
});
