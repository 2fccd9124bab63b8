import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createPageCache, sharedPage } from "#app/http/page-cache.server.ts";

const NOON = { version: 1, quarter: 48 };
const WRITTEN = { version: 2, quarter: 48 };
const LATER = { version: 2, quarter: 49 };

const stands = async () => true;

function aPage(text: string) {
  return sharedPage(200, [["content-type", "text/html"]], Buffer.from(text));
}

test("what is kept stays within its bound, encodings and all, and what was asked for last stays", () => {
  const cache = createPageCache(100_000);
  cache.get(NOON, "/");
  for (let each = 0; each < 50; each += 1) {
    const page = aPage(`${each} `.repeat(1_500));
    cache.put(NOON, `/${each}`, { page, stands: null });
    cache.get(NOON, `/${each}`);
    cache.get(NOON, "/0");
    expect(cache.size()).toBeLessThanOrEqual(100_000);
    const [plain, gzip, br] = [page.in("identity"), page.in("gzip"), page.in("br")];
    expect(plain.body.length + gzip.body.length + br.body.length).toBeLessThanOrEqual(page.weight);
  }
  expect(cache.get(NOON, "/0")).not.toBeNull();
  expect(cache.get(NOON, "/1")).toBeNull();
  expect(cache.get(NOON, "/49")).not.toBeNull();
});

test("a page that would crowd out the others is not kept, nor is the one it replaces", () => {
  const cache = createPageCache(10_000);
  cache.put(NOON, "/", { page: aPage("kecil"), stands: null });
  cache.get(NOON, "/");
  cache.put(NOON, "/", { page: aPage("kecil"), stands: null });
  expect(cache.size()).toBe(aPage("kecil").weight);

  cache.put(NOON, "/", { page: aPage("b".repeat(2_000)), stands: null });
  expect(cache.get(NOON, "/")).toBeNull();
  expect(cache.size()).toBe(0);
});

test("with the first look after a change nothing is held that cannot be right any more", () => {
  const cache = createPageCache(100_000);
  const [any, one] = [aPage("beranda"), aPage("rencana satu")];
  cache.get(NOON, "/");
  cache.put(NOON, "/", { page: any, stands: null });
  cache.put(NOON, "/satu", { page: one, stands });

  expect(cache.get(WRITTEN, "/")).toBeNull();
  expect(cache.size()).toBe(one.weight);
  expect(cache.get(WRITTEN, "/satu")).toBeNull();
  expect(cache.earlier(WRITTEN, "/")).toBeNull();
  const earlier = cache.earlier(WRITTEN, "/satu");
  expect(earlier).toMatchObject({ page: one, stands });

  if (earlier !== null) cache.put(WRITTEN, "/satu", earlier);
  expect(cache.get(WRITTEN, "/satu")).toBe(one);
  expect(cache.earlier(WRITTEN, "/satu")).toBeNull();
  cache.put(NOON, "/", { page: any, stands: null });
  expect(cache.get(WRITTEN, "/")).toBeNull();

  expect(cache.get(LATER, "/satu")).toBeNull();
  expect(cache.earlier(LATER, "/satu")).toBeNull();
  expect(cache.size()).toBe(0);
});

test("what does not pack is sent as it is, and packed no second time", () => {
  const picture = sharedPage(200, [["content-type", "image/png"]], randomBytes(2_000));
  const sent = picture.in("br");
  expect(sent.body).toBe(picture.in("identity").body);
  expect(sent.headers).not.toContain("content-encoding");
  expect(aPage("<p>capaian</p>".repeat(50)).in("br").headers).toContain("content-encoding");
});
