import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { datasetPage, sitemap, sitemapIndex } from "./catalogue-site.ts";
import { testKind } from "./harvest-case.ts";

testKind(
  "sitemap",
  "pages that describe a dataset become datasets; unchanged ones are not read again",
  async ({ db, site, harvest }) => {
    const { origin } = site;
    site.pages.set(
      "/sitemap.xml",
      sitemapIndex([`${origin}/a.xml`, `${origin}/b.xml.gz`, "http://127.0.0.2/c.xml"]),
    );
    site.pages.set(
      "/a.xml",
      sitemap([[`${origin}/data/hasil`, "2024-03-01"], [`${origin}/berita`], ["http://127.0.0.2/asing"]]),
    );
    site.pages.set("/b.xml.gz", {
      type: "application/gzip",
      body: gzipSync(String(sitemap([[`${origin}/data/dapil`, "2024-03-01"]]).body)),
    });
    site.pages.set("/data/hasil", datasetPage(origin, "hasil"));
    site.pages.set("/data/dapil", datasetPage(origin, "dapil"));
    site.pages.set("/berita", { type: "text/html", body: "<!doctype html><title>Berita</title>" });

    expect(await harvest()).toMatchObject({
      outcome: "complete",
      full: true,
      datasetCount: 2,
      error: "FOREIGN_ADDRESSES 2",
    });
    expect(
      await db.dataset.findFirstOrThrow({ where: { title: "Data hasil" }, include: { resources: true } }),
    ).toMatchObject({
      ...{
        publisher: "KPU",
        temporalEnd: "2024-02-14",
        modifiedAtSource: "2024-03-01",
        landingUrl: `${origin}/data/hasil`,
      },
      resources: [{ url: `${origin}/hasil.csv`, mediaType: "text/csv" }],
    });
    expect(site.asked).not.toContain("/context.jsonld");
    site.asked.length = 0;
    expect(await harvest()).toMatchObject({ outcome: "complete", datasetCount: 2, addedCount: 0 });
    expect(site.asked).toEqual(["/sitemap.xml", "/a.xml", "/b.xml.gz", "/berita"]);
  },
);

testKind(
  "sitemap",
  "an index in an index, a bomb and a page in place of a sitemap are refused",
  async ({ site, harvest }) => {
    site.pages.set("/sitemap.xml", sitemapIndex([`${site.origin}/in.xml`]));
    site.pages.set("/in.xml", sitemapIndex([`${site.origin}/sitemap.xml`]));
    expect(await harvest()).toMatchObject({ error: `SITEMAP_INDEX_IN_INDEX ${site.origin}/in.xml` });
    site.pages.set("/sitemap.xml", { body: gzipSync(Buffer.alloc(60 * 1024 * 1024, 32)) });
    expect(await harvest()).toMatchObject({ error: "SITEMAP_TOO_LARGE" });
    site.pages.set("/sitemap.xml", { body: "<!doctype html><title>x</title>" });
    expect(await harvest()).toMatchObject({ error: "NOT_SITEMAP" });
    const entities =
      '<!DOCTYPE urlset [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>';
    site.pages.set("/sitemap.xml", { body: entities });
    expect((await harvest()).datasetCount).toBe(0);
  },
);

testKind("sitemap", "what robots.txt forbids is not asked for", async ({ site, harvest }) => {
  site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /data/\n" });
  site.pages.set("/sitemap.xml", sitemap([[`${site.origin}/data/hasil`]]));
  site.pages.set("/data/hasil", datasetPage(site.origin, "hasil"));
  expect(await harvest()).toMatchObject({ outcome: "complete", datasetCount: 0 });
  expect(site.asked).toEqual(["/robots.txt", "/sitemap.xml"]);
});
