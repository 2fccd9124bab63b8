import { createServer, get, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Application, startApplication } from "./application.ts";
import { type Browser, hasBrowser, openBrowser, seriousFindings } from "./browser.ts";

let application: Application;
let browser: Browser;
let host: Server;
let hostOrigin = "";
let snippet = "";

beforeAll(async () => {
  application = await startApplication();
  if (hasBrowser) browser = await openBrowser();
  host = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="id"><title>Warta</title><h1>Warta</h1>${snippet}</html>`);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", () => resolve()));
  const address = host.address();
  hostOrigin = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});

afterAll(async () => {
  await browser?.close();
  await application.stop();
  await new Promise((resolve) => host.close(resolve));
});

const EMBEDS = ["capaian", "tahapan", "A2-B06"];

test.skipIf(!hasBrowser)(
  "another site shows an embed as the panel writes it: named, fitted, without errors",
  async () => {
    const page = await browser.context.newPage();
    await page.goto(`${application.origin}/?per=2024-03-22`);
    snippet = await page.locator("#sematan").inputValue();
    const complaints: Array<string> = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(hostOrigin);
    const frame = page.frameLocator("iframe");
    await frame.locator("h1").waitFor();
    expect(await page.locator("iframe").getAttribute("title")).toContain("22 Maret 2024");
    await page.waitForFunction(() => {
      const style = document.querySelector("iframe")?.style.height ?? "";
      return style !== "" && Number.parseInt(style, 10) > 300;
    });
    const fits = await frame.locator("html").evaluate((html) => html.scrollHeight - window.innerHeight);
    expect(fits).toBeLessThanOrEqual(1);
    expect(complaints.filter((text) => !text.includes("favicon"))).toEqual([]);
    await page.close();
  },
);

test.skipIf(!hasBrowser)("an ordinary page refuses to stand in another site's frame", async () => {
  snippet = `<iframe src="${application.origin}/" title="utuh"></iframe>`;
  const page = await browser.context.newPage();
  const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
  await page.goto(hostOrigin);
  expect((await refused).type()).toBe("error");
  await page.close();
});

test.skipIf(!hasBrowser)("no embed has a serious axe finding, in both languages and themes", async () => {
  const page = await browser.context.newPage();
  const findings: Array<string> = [];
  for (const [language, colorScheme] of [
    ["", "light"],
    ["/en", "dark"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    for (const view of EMBEDS) {
      await page.goto(`${application.origin}${language}/ran-ogi-vii/sematan/${view}?per=2024-03-22`);
      for (const finding of await seriousFindings(page)) findings.push(`${language}/${view} ${finding}`);
    }
  }
  await page.close();
  expect(findings).toEqual([]);
});

test("an embed carries no script but the one that tells its height, and may be framed", async () => {
  for (const view of EMBEDS) {
    const answer = await fetch(`${application.origin}/ran-ogi-vii/sematan/${view}`);
    const html = await answer.text();
    expect(html.match(/<script/g), view).toHaveLength(1);
    expect(html, view).toContain('<base target="_top"');
    expect(answer.headers.get("content-security-policy"), view).toContain("frame-ancestors *");
  }
});

test("the picture named in the page is there, as large as it says", async () => {
  const html = await (await fetch(`${application.origin}/ran-ogi-vii/target/A2-B06?per=2024-03-22`)).text();
  const address = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
  expect(address).toBe(`${application.origin}/ran-ogi-vii/gambar/A2-B06.png?per=2024-03-22`);
  const picture = await fetch(address);
  expect(picture.headers.get("content-type")).toBe("image/png");
  const png = Buffer.from(await picture.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

const MOST_BYTES = 60 * 1024;

/** Bytes of an answer's body as they come over the wire to a browser that takes brotli. */
function wireBytes(address: string): Promise<{ bytes: number; encoding: string }> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { "accept-encoding": "br, gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      response.on("end", () => resolve({ bytes, encoding: response.headers["content-encoding"] ?? "" }));
    }).on("error", reject);
  });
}

test("the scorecard's page and style weigh at most 60 KB on the wire", async () => {
  const html = await (await fetch(`${application.origin}/`)).text();
  const styles = [...new Set([...html.matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map(([, path]) => path))];
  expect(styles.length).toBeGreaterThan(0);
  const answers = await Promise.all(
    ["/", ...styles].map((path) => wireBytes(`${application.origin}${path}`)),
  );
  expect(answers.map(({ encoding }) => encoding)).toEqual(answers.map(() => "br"));
  const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test.skipIf(!hasBrowser)("no public page asks anybody else for anything", async () => {
  const page = await browser.context.newPage();
  const asked: Array<string> = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const path of ["/", "/ran-ogi-vii/perkembangan", "/ran-ogi-vii/target/A2-B06"]) {
    await page.goto(`${application.origin}${path}`, { waitUntil: "networkidle" });
  }
  await page.close();
  expect(asked.length).toBeGreaterThan(5);
  const foreign = asked.filter((url) => !url.startsWith(application.origin) && !url.startsWith("data:"));
  expect(foreign).toEqual([]);
});
