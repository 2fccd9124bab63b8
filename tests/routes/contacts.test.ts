import { beforeAll, expect } from "vitest";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { openSite, said, signedInBrowser, warmSite } from "#tests/site.ts";

beforeAll(warmSite, 120_000);

const PAGE = "/rencana/lembaga/kpu";
const FORM = `${PAGE}/kontak`;
const TYPED = { intent: "save", name: "Budi", email: "budi@kpu.example.test", audience: "internal" };
const NOBODY = `"named":{"contacts":[],"mayWrite":false}`;

testDbs(
  "a contact shows on its organisation's page to those in office, until it is published",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const site = await openSite(deps);
    const { browser, csrf } = await signedInBrowser(site, "sari", deps);
    const checking = (await signedInBrowser(site, "wayan", deps)).browser;
    const page = async (reader = site.browser()) => (await reader.get(PAGE)).text();
    expect(await page()).toContain(NOBODY);

    const refused = await browser.post(FORM, { ...TYPED, csrf, email: "budi" });
    expect(refused.status).toBe(400);
    const { actionData } = await said(refused);
    const problems = [{ field: "email", problem: "mail_invalid" }];
    expect(actionData).toMatchObject({ "id/contacts": { typed: { name: "Budi", email: "budi" }, problems } });

    const saved = await browser.post(FORM, { ...TYPED, csrf });
    expect([saved.status, saved.headers.get("location")]).toEqual([302, `${FORM}?tersimpan=1`]);
    const own = await browser.get(PAGE);
    expect(own.headers.get("cache-control")).toBe("private, no-store");
    const told = await own.text();
    expect(told).toContain(TYPED.email);
    expect(told).toContain(`"mayWrite":true`);
    const seen = await page(checking);
    expect(seen).toContain(TYPED.email);
    expect(seen).toContain(`"mayWrite":false`);
    expect(await page()).toContain(NOBODY);
    expect((await checking.get(FORM)).status).toBe(403);
    expect((await site.browser().get(FORM)).status).toBe(302);

    const { id, updatedAt } = await db.organisationContact.findFirstOrThrow();
    const change = { ...TYPED, csrf, contact: id, seen: updatedAt.toISOString(), audience: "public" };
    expect((await browser.post(FORM, change)).status).toBe(302);
    expect(await page()).toContain(TYPED.email);
    const asked = await (await browser.get(`${FORM}?hapus=${id}`)).text();
    expect(asked).toContain(`"removed":{"id":"${id}"`);
    expect(await page()).toContain(TYPED.email);
    expect((await browser.post(FORM, { intent: "remove", csrf, contact: id })).status).toBe(302);
    expect(await page()).toContain(NOBODY);
  },
);
