import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { relativeUrls } from "#app/cli/static-edition/assets.server.ts";
import { crawlSite } from "#app/cli/static-edition/crawl.server.ts";
import { fileOf, publishedAddress, wayTo } from "#app/cli/static-edition/place.ts";
import { rewritePage } from "#app/cli/static-edition/rewrite-page.ts";

test.each([
  ["/", "index.html"],
  ["/en", "en/index.html"],
  ["/ran-ogi-vii/bukti/B06.2", "ran-ogi-vii/bukti/B06.2/index.html"],
  ["/ran-ogi-vii/bukti/?per=2023-06-30", "ran-ogi-vii/bukti/per-2023-06-30.html"],
  ["/ran-ogi-vii/matriks?status=late&per=2023-06-30", "ran-ogi-vii/matriks/per-2023-06-30.html"],
  ["/ran-ogi-vii/matriks?teks=a%2Fb&status=late", "ran-ogi-vii/matriks/status-late_teks-a~2fb.html"],
  ["/ran-ogi-vii/data/milestones.csv?per=2023-06-30", "ran-ogi-vii/data/2023-06-30/milestones.csv"],
  ["/api/v1/plans", "api/v1/plans.json"],
  ["/api/v1/openapi.json", "api/v1/openapi.json"],
  ["/api/v1/plans/p/slots?limit=100&cursor=ab", "api/v1/plans/p/slots--cursor-ab.json"],
  ["/katalog/kpu/hasil.csv", "katalog/kpu/hasil.csv/index.html"],
])("%s is published as %s", (address, file) => {
  const published = publishedAddress(address);
  expect(published === null ? null : fileOf(published)).toBe(file);
});

test.each([
  "/masuk",
  "/en/masuk?kembali=/",
  "/tugas/p/A1-B06",
  "/bukti/abc/periksa",
  "/kemajuan",
  "/cari?q=dapil",
  "/healthz",
])("%s needs a running server and is not published", (address) =>
  expect(publishedAddress(address)).toBeNull(),
);

test("no address leaves the folder", () => {
  for (const address of [
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/a/..%2f..%2fetc",
    "/x?per=../../y",
  ]) {
    const published = publishedAddress(address) ?? "/";
    const file = fileOf(published);
    expect(join("/site", file), address).toMatch(/^\/site\//);
  }
});

test("a way leads from folder to folder", () => {
  expect(wayTo("a/b/index.html", "a/c/index.html")).toBe("../c/index.html");
  expect(wayTo("index.html", "en/index.html")).toBe("en/index.html");
  expect(wayTo("a/index.html", "assets/x y.css")).toBe("../assets/x%20y.css");
});

const PAGE = `<html><head><link rel="stylesheet" href="/assets/a.css"/><link rel="modulepreload" href="/assets/a.js"/>
<script type="application/ld+json">{"a":1}</script></head><body id="isi">
<a href="/en/p?per=2023-06-30&amp;status=late#atas">x</a><a href="https://kpu.go.id/">k</a><a href="#isi">i</a><a href="/masuk">m</a>
<form class="asof" action="/p" method="get"><label for="per">Hari</label><input id="per"/><a href="/p?per=2023-06-30">B06</a></form>
<script>window.x=1</script><script type="module" async="">import "/assets/a.js"</script></body></html>`;

test("a page becomes a file: ways are relative, the program is gone, forms keep their links", () => {
  const { html, links } = rewritePage(PAGE, { file: "p/index.html", address: "/p", live: null, days: true });
  expect(html).toContain('href="../assets/a.css"');
  expect(html).toContain('href="../en/p/per-2023-06-30.html#atas"');
  expect(html).toContain('href="https://kpu.go.id/"');
  expect(html).toContain('href="#isi"');
  expect(html).toContain("<a>m</a>");
  expect(html).toContain('<div class="asof"><a href="per-2023-06-30.html">B06</a></div>');
  expect(html).toContain("ld+json");
  expect(html).not.toMatch(/window\.x|modulepreload|<form|<input|type="module"/);
  expect(links).toContain("/en/p?per=2023-06-30");
});

test("with a running site forms and signing in lead there; without past days their links do too", () => {
  const live = "https://capaian.example";
  const { html, links } = rewritePage(PAGE, { file: "p/index.html", address: "/p", live, days: false });
  expect(html).toContain('action="https://capaian.example/p"');
  expect(html).toContain('href="https://capaian.example/masuk"');
  expect(html).toContain('href="https://capaian.example/p?per=2023-06-30"');
  expect(links).toEqual(["/assets/a.css"]);
});

const VERIFYING = `<p class="lead" data-live="">sent to this server</p><p class="lead" hidden="" data-static="">run the command</p>
<form class="rdrop" data-live="" method="post"><input id="berkas"/></form><a href="#berkas">form</a><a href="#ada" id="ada">here</a>`;

test("what only a running site can do makes way for what is true of files", () => {
  const place = { file: "verifikasi/index.html", address: "/verifikasi", days: true };
  const { html } = rewritePage(VERIFYING, { ...place, live: null });
  expect(html).not.toMatch(/sent to this server|<form|berkas|hidden/);
  expect(html).toContain("run the command");
  expect(html).toContain("<a>form</a>");
  expect(html).toContain('href="#ada"');

  const led = rewritePage(VERIFYING, { ...place, live: "https://capaian.example" });
  expect(led.html).toContain('<form action="https://capaian.example/verifikasi"');
  expect(led.html).toContain('href="#berkas"');
});

test("style sheets find their fonts beside them", () => {
  expect(relativeUrls("a{src:url(/assets/f.woff2)}b{src:url('/mark.svg')}c{src:url(data:x)}")).toBe(
    "a{src:url(f.woff2)}b{src:url('../mark.svg')}c{src:url(data:x)}",
  );
});

test("a crawl writes what it reaches, follows lists to their end, and names links that lead nowhere", async () => {
  const folder = mkdtempSync(join(tmpdir(), "capaian-site-"));
  const html = { "content-type": "text/html; charset=utf-8" };
  const json = { "content-type": "application/json" };
  const site: Record<string, () => Response> = {
    "/": () =>
      new Response('<a href="/a">a</a><a href="/lost">l</a><a href="/a?per=2023-01-01">d</a>', {
        headers: html,
      }),
    "/a": () => new Response('<a href="/">home</a><a href="/old">o</a>', { headers: html }),
    "/a?per=2023-01-01": () => new Response("not yet", { status: 404, headers: html }),
    "/old": () => new Response(null, { status: 301, headers: { location: "/a" } }),
    "/api/v1/x": () => new Response('{"next":"/api/v1/x?limit=1&cursor=q"}', { headers: json }),
    "/api/v1/x?cursor=q": () => new Response('{"next":null}', { headers: json }),
  };
  try {
    const crawled = await crawlSite({
      ...{
        folder,
        live: null,
        copied: new Set<string>(),
        days: true,
        seeds: ["/", "/api/v1/x"],
        onWritten: () => {},
      },
      render: async (address) => site[address]?.() ?? new Response("", { status: 404 }),
    });
    expect(crawled).toMatchObject({
      pages: 4,
      files: 2,
      broken: [{ address: "/lost", from: "/", status: 404 }],
    });
    expect(readFileSync(join(folder, "api/v1/x.json"), "utf8")).toBe('{"next":"x--cursor-q.json"}');
    for (const file of ["index.html", "a/index.html", "a/per-2023-01-01.html", "old/index.html"]) {
      expect(existsSync(join(folder, file)), file).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
