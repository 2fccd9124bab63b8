import { request } from "node:http";
import { createServer } from "node:https";
import { expect, test } from "vitest";
import { TEST_CERTIFICATE, TEST_KEY } from "#tests/fetch/test-certificate.ts";
import { freePort, startApplication } from "./application.ts";
import { hasBrowser, openBrowser } from "./browser.ts";
import { signInAs } from "./people.ts";

/** A proxy that speaks TLS and hands everything on as plain HTTP, under the name of the machine behind it. */
async function startProxy(port: number, target: string): Promise<() => Promise<void>> {
  const { hostname, port: behind } = new URL(target);
  const server = createServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (asked, answer) => {
    const headers = { ...asked.headers, host: `${hostname}:${behind}` };
    const handedOn = request(
      { hostname, port: behind, path: asked.url, method: asked.method, headers },
      (back) => {
        answer.writeHead(back.statusCode ?? 502, back.headers);
        back.pipe(answer);
      },
    );
    handedOn.once("error", () => answer.destroy());
    asked.pipe(handedOn);
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  return () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
}

test.skipIf(!hasBrowser)(
  "behind a proxy that speaks TLS people sign in and their forms arrive, with scripts and without",
  async () => {
    const port = await freePort();
    const site = `https://localhost:${port}`;
    const application = await startApplication({ PUBLIC_URL: site });
    const stopProxy = await startProxy(port, application.origin);
    try {
      for (const javaScriptEnabled of [true, false]) {
        const browser = await openBrowser({ ignoreHTTPSErrors: true, javaScriptEnabled });
        try {
          const page = await browser.context.newPage();
          await signInAs(page, { ...application, origin: site }, "kpu");
          await page.goto(`${site}/tugas`);
          expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Tugas");
          expect(await browser.context.cookies()).toMatchObject([{ secure: true, httpOnly: true }]);
        } finally {
          await browser.close();
        }
      }
    } finally {
      await stopProxy();
      await application.stop();
    }
  },
);
