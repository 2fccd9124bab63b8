import { expect, inject, test } from "vitest";
import { openDb } from "#app/data/db.server.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { inDatabase } from "#tests/db.ts";
import { saidBy, smallSite } from "#tests/http/small-site.ts";
import { proxyBefore } from "./tcp-proxy.ts";

const HTML = ["accept", "text/html"];

test("readers and writers of a database that cannot be read are told when to come again", async () => {
  await inDatabase("sqlite", async (databaseUrl) => {
    const { db, close } = await openDb(databaseUrl);
    await insertCast(db);
    const site = await smallSite(testDeps(db));
    expect((await site.get("/", HTML)).status).toBe(200);
    await close();
    for (const [headers, method] of [
      [HTML, "GET"],
      [[...HTML, "cookie", "capaian=keliru"], "GET"],
      [HTML, "POST"],
    ] as const) {
      const answer = await site.get("/baru", headers, method);
      expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "30"]);
      expect(answer.body).toContain("Basis datanya tidak menjawab");
    }
    const form = "narrative=Enam+partai+belum.";
    const length = ["content-length", String(form.length)];
    const isForm = [...HTML, ...length, "content-type", "application/x-www-form-urlencoded"];
    const sent = await site.get("/baru", isForm, "POST", form);
    expect([sent.status, sent.headers["retry-after"]]).toEqual([503, "30"]);
    expect(sent.body).toContain("Enam partai belum.</textarea>");
    const head = await site.get("/baru", HTML, "HEAD");
    expect([head.status, head.body]).toEqual([503, ""]);
    await site.close();
  });
});

test.skipIf(inject("postgres") === null)(
  "a page is there again as soon as its database is [postgresql]",
  { timeout: 60_000 },
  async () => {
    await inDatabase("postgresql", async (databaseUrl) => {
      const { proxy, url } = await proxyBefore(databaseUrl);
      const { db, close } = await openDb(url);
      await insertCast(db);
      const site = await smallSite(testDeps(db));
      expect(saidBy(await site.get("/", HTML)).count).toBe(0);
      await proxy.cut();
      const gone = await site.get("/baru", HTML);
      expect([gone.status, gone.headers["retry-after"]]).toEqual([503, "30"]);
      await proxy.restore();
      await expect.poll(async () => (await site.get("/baru", HTML)).status, { timeout: 15_000 }).toBe(200);
      await site.close();
      await close();
      await proxy.close();
    });
  },
);
