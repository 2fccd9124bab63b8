import { JSDOM } from "jsdom";
import { beforeAll, expect, test } from "vitest";
import { OWN_ADDRESSES } from "#app/domain/own-addresses.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { publicPaths, sitemapPartXml, sitemapXml } from "#app/http/sitemap.server.ts";
import { LANGUAGES } from "#app/i18n/language.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { aMilestone, someFacts } from "#tests/factories.ts";
import { openSite, SITE, warmSite } from "#tests/site.ts";
import { addresses } from "#tests/site-addresses.ts";

beforeAll(warmSite, 120_000);

function testSite(name: string, run: (get: (path: string) => Promise<Response>) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      await insertCast(db);
      const site = await openSite(testDeps(db));
      await run((path) => site.browser().get(path));
    },
    60_000,
  );
}

testSite("every page the sitemap lists is open to anyone, and each names its twins", async (get) => {
  const { document } = new JSDOM(await (await get("/sitemap.xml")).text(), { contentType: "text/xml" })
    .window;
  const urls = [...document.querySelectorAll("url")];
  const listed = urls.map((url) => url.querySelector("loc")?.textContent ?? "");
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toContain(`${SITE}/rencana/target/A1-B06`);
  expect(listed).toContain(`${SITE}/en/rencana/rapat`);

  const closed: Array<string> = [];
  for (const address of listed) {
    const answer = await get(address.slice(SITE.length) || "/");
    if (answer.status !== 200) closed.push(`${address}: ${answer.status}`);
  }
  expect(closed).toEqual([]);
  for (const url of urls) {
    const twins = [...url.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link")];
    expect(twins.map((twin) => twin.getAttribute("hreflang"))).toEqual([...LANGUAGES]);
    for (const twin of twins) expect(listed).toContain(twin.getAttribute("href"));
  }
});

testSite("robots are told of the sitemap, and kept from every page that asks for a sign-in", async (get) => {
  const lines = (await (await get("/robots.txt")).text()).split("\n");
  expect(lines).toContain(`Sitemap: ${SITE}/sitemap.xml`);
  const closed = lines.flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? []);
  const open: Array<string> = [];
  for (const { path } of addresses().filter(({ path }) => !path.includes(":plan") && !path.includes("*"))) {
    const address = `/${path.replaceAll(/:[a-z0-9]+/gi, "x")}`;
    const answer = await get(address);
    const asksForSignIn = answer.status === 302 && /\/masuk\?/.test(answer.headers.get("location") ?? "");
    if (asksForSignIn && !closed.some((prefix) => address.startsWith(prefix))) open.push(path);
  }
  expect(open).toEqual([]);
});

test("no plan may be called what the site's own addresses begin with", () => {
  const own = addresses().map(({ path }) => path.split("/").find((part) => part !== "") ?? "");
  const words = own.filter((part) => /^[a-z][a-z0-9-]*$/.test(part));
  expect(words.filter((part) => !OWN_ADDRESSES.has(part))).toEqual([]);
});

test("more pages than one sitemap may hold are an index of parts, none of them left out", async () => {
  const milestones = Array.from({ length: 30_000 }, (_, index) =>
    aMilestone({ code: `A1-B${index}`, slots: [] }),
  );
  const plan = indexFacts(someFacts({ milestones }));
  const index = sitemapXml([plan], SITE);
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  expect(parts).toEqual([`${SITE}/sitemap/1.xml`, `${SITE}/sitemap/2.xml`]);
  const listed = [1, 2].flatMap((part) => {
    const xml = sitemapPartXml([plan], part, SITE) ?? "";
    const found = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    expect(found.length).toBeLessThanOrEqual(50_000);
    return found;
  });
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toHaveLength(publicPaths([plan]).length * LANGUAGES.length);
  expect([0, 3].map((part) => sitemapPartXml([plan], part, SITE))).toEqual([null, null]);
});
