import { beforeAll, expect } from "vitest";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { openSite, said, signedInBrowser, warmSite } from "#tests/site.ts";

beforeAll(warmSite, 120_000);

const FORM = "/rencana/lembaga/kpu/kontak";
const TYPED = { intent: "save", name: "Budi Santoso", email: "budi@kpu.example.test", audience: "internal" };
/** Browsers say how long a form is. */
const LENGTH = { "content-length": "120" };
const SIGN_IN = `/masuk?lanjut=${encodeURIComponent(FORM)}`;

testDbs("a form whose session has ended gives back what was written, and saves nothing", async ({ db }) => {
  await insertCast(db);
  const deps = testDeps(db);
  const site = await openSite(deps);
  const { browser, csrf } = await signedInBrowser(site, "sari", deps);
  await db.session.deleteMany();

  const refused = await browser.post(FORM, { ...TYPED, csrf }, LENGTH);
  expect(refused.status).toBe(403);
  expect(refused.headers.get("cache-control")).toBe("private, no-store");
  expect((await said(refused)).errors).toMatchObject({
    id: { data: { code: "session_ended", written: "Budi Santoso", signInPath: SIGN_IN } },
  });
  expect(await db.organisationContact.count()).toBe(0);
  expect([...browser.cookies]).toEqual([]);

  const words = { ...TYPED, csrf, password: "kata sandi lama" };
  expect(await (await browser.post(FORM, words, LENGTH)).text()).not.toContain("kata sandi lama");
});

testDbs("a form without words, or of another site, is led to the sign-in page as before", async ({ db }) => {
  await insertCast(db);
  const site = await openSite(testDeps(db));
  const browser = site.browser();
  const empty = await browser.post(FORM, { intent: "remove", contact: "satu" }, LENGTH);
  expect([empty.status, empty.headers.get("location")]).toEqual([302, SIGN_IN]);

  const fromElsewhere = await browser.post(FORM, TYPED, { ...LENGTH, "sec-fetch-site": "cross-site" });
  expect([fromElsewhere.status, fromElsewhere.headers.get("location")]).toEqual([302, SIGN_IN]);

  const huge = await browser.post(FORM, TYPED, { "content-length": "1000001" });
  expect([huge.status, huge.headers.get("location")]).toEqual([302, SIGN_IN]);

  const damaged = await browser.send(FORM, {
    ...{ method: "POST", body: "--x\r\nbroken" },
    headers: { ...LENGTH, "content-type": "multipart/form-data; boundary=y" },
  });
  expect([damaged.status, damaged.headers.get("location")]).toEqual([302, SIGN_IN]);
});
