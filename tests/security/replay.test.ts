import { beforeAll, expect } from "vitest";
import { NOW, PASSWORD } from "#tests/data-factories.ts";
import { csrfOn, signedInBrowser, signInBy, warmSite } from "#tests/site.ts";
import {
  codeOf,
  EMAIL,
  leadsTo,
  mailedLink,
  NEW_PASSWORD,
  pass,
  setUpFactor,
  statusOf,
  testSite,
  world,
} from "./attack-world.ts";

beforeAll(warmSite, 120_000);

testSite("codes and passwords cannot be tried on and on, and a right one comes too late", async ({ db }) => {
  const place = await world(db);
  const { site, deps, clock } = place;
  const { secret } = await setUpFactor(place, (await signedInBrowser(site, "ani", deps)).browser);
  pass(place, 20);
  const browser = site.browser();
  await signInBy(browser, EMAIL, PASSWORD);
  const csrf = await csrfOn(browser, "/masuk/kode");
  const tryCode = (code: string) => statusOf(browser.post("/masuk/kode", { csrf, code }));
  const wrong = codeOf(secret, clock.at) === "000000" ? "000001" : "000000";
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await tryCode(wrong)).toBe(400);
  expect(await tryCode(codeOf(secret, clock.at))).toBe(429);
  const again = site.browser();
  await signInBy(again, EMAIL, PASSWORD);
  const token = await csrfOn(again, "/masuk/kode");
  expect(await statusOf(again.post("/masuk/kode", { csrf: token, code: codeOf(secret, clock.at) }))).toBe(
    429,
  );
  pass(place, 16);
  expect(await tryCode(codeOf(secret, clock.at))).toBe(302);

  const present = await csrfOn(browser, "/akun");
  const change = (typed: string) =>
    statusOf(
      browser.post("/akun", {
        ...{ csrf: present, intent: "password", present: typed },
        ...{ password: NEW_PASSWORD, again: NEW_PASSWORD },
      }),
    );
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await change("keliru sekali")).toBe(400);
  expect(await change(PASSWORD)).toBe(429);
});

testSite("addresses for a new password are sent to one mailbox three times an hour", async ({ db }) => {
  const { site } = await world(db);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const from = `192.0.2.${attempt}`;
    expect(await leadsTo(site.browser(from).post("/lupa-sandi", { email: EMAIL }))).toBe(
      "/lupa-sandi?terkirim=1",
    );
  }
  expect(await db.outboxMail.count()).toBeLessThanOrEqual(3);
  const known = { email: "x@example.test" };
  for (let attempt = 0; attempt < 20; attempt += 1)
    await site.browser("192.0.2.99").post("/lupa-sandi", known);
  expect(await statusOf(site.browser("192.0.2.99").post("/lupa-sandi", known))).toBe(429);
});

testSite("a link for a new password works once, ends what stood open, and lapses", async ({ db }) => {
  const place = await world(db);
  const { site, deps } = place;
  const { browser } = await signedInBrowser(site, "ani", deps);
  await site.browser().post("/lupa-sandi", { email: EMAIL });
  const first = await mailedLink(db, EMAIL, "/lupa-sandi");
  pass(place, 1);
  await site.browser().post("/lupa-sandi", { email: EMAIL });
  const second = await mailedLink(db, EMAIL, "/lupa-sandi");
  const fields = { password: NEW_PASSWORD, again: NEW_PASSWORD };
  expect(await statusOf(site.browser().post(first, fields)), "the former one").toBe(404);
  expect(await leadsTo(site.browser().post(second, fields))).toBe("/masuk?sandi=baru");
  expect(
    await statusOf(
      site.browser().post(second, { password: "sandi ketiga juga", again: "sandi ketiga juga" }),
    ),
  ).toBe(404);
  expect(await leadsTo(browser.get("/akun")), "other sessions end").toMatch(/^\/masuk/);
  expect(await leadsTo(signInBy(site.browser(), EMAIL, NEW_PASSWORD))).toBe("/tugas");
  pass(place, 61);
  await site.browser().post("/lupa-sandi", { email: EMAIL });
  const third = await mailedLink(db, EMAIL, "/lupa-sandi");
  pass(place, 61);
  expect(await statusOf(site.browser().post(third, fields))).toBe(404);
});

testSite("an invitation works once, and not after it was taken back", async ({ db }) => {
  const place = await world(db);
  const { site, deps } = place;
  const { browser, csrf } = await signedInBrowser(site, "chief", deps);
  const office = {
    role: "owner",
    organisation: "kpu",
    plan: "rencana",
    fromOn: "",
    toOn: "",
    language: "id",
  };
  const invite = (email: string) => browser.post("/orang/undang", { csrf, ...office, name: "Budi", email });
  expect(await leadsTo(invite("budi@example.test"))).toBe("/orang?tersimpan=undangan");
  const link = await mailedLink(db, "budi@example.test", "/undangan");
  const fields = { name: "Budi", password: NEW_PASSWORD, again: NEW_PASSWORD };
  expect(await leadsTo(site.browser().post(link, fields))).toBe("/tugas");
  expect(await statusOf(site.browser().post(link, { ...fields, name: "Lain" }))).toBe(404);
  expect(await db.user.count({ where: { email: "budi@example.test" } })).toBe(1);

  pass(place, 1);
  await invite("tuti@example.test");
  const other = await mailedLink(db, "tuti@example.test", "/undangan");
  const { id } = await db.accountLink.findFirstOrThrow({ where: { email: "tuti@example.test" } });
  await browser.post("/orang", { csrf, intent: "revoke", link: id });
  expect(await statusOf(site.browser().post(other, fields))).toBe(404);
  expect(await statusOf(site.browser().get(other))).toBe(404);
  expect(await db.user.count({ where: { email: "tuti@example.test" } })).toBe(0);
});

testSite(
  "a code of an authenticator and a recovery code are worth nothing the second time",
  async ({ db }) => {
    const place = await world(db);
    const { site, deps, clock } = place;
    const { secret, codes } = await setUpFactor(place, (await signedInBrowser(site, "ani", deps)).browser);
    pass(place, 20);
    const enter = async (code: string) => {
      const browser = site.browser();
      await signInBy(browser, EMAIL, PASSWORD);
      const csrf = await csrfOn(browser, "/masuk/kode");
      return statusOf(browser.post("/masuk/kode", { csrf, code }));
    };
    const code = codeOf(secret, clock.at);
    expect(await enter(code)).toBe(302);
    expect(await enter(code)).toBe(400);
    pass(place, 1);
    expect(await enter(code), "nor within its tolerance").toBe(400);
    const [recovery = ""] = codes;
    expect(await enter(recovery.toUpperCase())).toBe(302);
    expect(await enter(recovery)).toBe(400);
    const told = await db.outboxMail.count({ where: { kind: "account.changed", recipient: EMAIL } });
    expect(told, "its holder is told").toBeGreaterThanOrEqual(2);
  },
);

testSite(
  "an office that ended, and an account that was closed, do nothing more in a session that stands",
  async ({ db }) => {
    const { site, deps } = await world(db);
    const admin = await signedInBrowser(site, "chief", deps);
    const owner = await signedInBrowser(site, "ani", deps);
    expect(await statusOf(admin.browser.get("/orang"))).toBe(200);
    expect(await statusOf(owner.browser.get("/tugas/rencana/A1-B06"))).toBe(200);
    await db.membership.updateMany({
      where: { userId: { in: ["ani", "chief"] } },
      data: { toOn: "2023-05-09" },
    });
    expect(await statusOf(admin.browser.get("/orang"))).toBe(403);
    expect(await statusOf(admin.browser.get("/pos"))).toBe(403);
    expect(await statusOf(owner.browser.get("/tugas/rencana/A1-B06"))).toBe(403);
    await db.user.update({ where: { id: "ani" }, data: { disabledAt: NOW } });
    expect(await leadsTo(owner.browser.get("/tugas"))).toMatch(/^\/masuk/);
  },
);

testSite(
  "where a plan begins to ask for a second factor, a session that stands is led to set it up",
  async ({ db }) => {
    const place = await world(db);
    const { site, deps } = place;
    const admin = await signedInBrowser(site, "chief", deps);
    const reviewer = await signedInBrowser(site, "rina", deps);
    expect(await statusOf(reviewer.browser.get("/tinjau"))).toBe(200);
    const asked = { csrf: admin.csrf, intent: "factor", plan: "rencana", roles: ["reviewer"] };
    expect(await leadsTo(admin.browser.post("/orang", asked))).toBe("/orang?tersimpan=langkah-kedua");
    expect(await leadsTo(reviewer.browser.get("/tinjau"))).toBe("/akun/langkah-kedua?lanjut=%2Ftinjau");
    const post = reviewer.browser.post("/tinjau", { csrf: reviewer.csrf, intent: "assign", report: "x" });
    expect(await leadsTo(post)).toMatch(/^\/akun\/langkah-kedua/);
    await setUpFactor(place, reviewer.browser);
    expect(await statusOf(reviewer.browser.get("/tinjau"))).toBe(200);
    const removing = {
      csrf: await csrfOn(reviewer.browser, "/akun"),
      intent: "remove",
      code: "1",
      present: "x",
    };
    expect(await statusOf(reviewer.browser.post("/akun/langkah-kedua", removing))).toBe(403);
  },
);

testSite("what belongs to somebody else is not ended, read or taken back by its number", async ({ db }) => {
  const { site, deps } = await world(db);
  const ani = await signedInBrowser(site, "ani", deps);
  const other = await signedInBrowser(site, "sari", deps);
  const made = await other.browser.post("/akun/token", {
    csrf: other.csrf,
    name: "SIPOL",
    scopes: ["read"],
    days: "30",
  });
  expect(made.status).toBe(200);
  const session = await db.session.findFirstOrThrow({ where: { userId: "sari" } });
  const token = await db.apiToken.findFirstOrThrow({ where: { userId: "sari" } });
  await ani.browser.post("/akun", { csrf: ani.csrf, intent: "end", session: session.id });
  expect(
    await statusOf(ani.browser.post("/akun/token", { csrf: ani.csrf, intent: "revoke", token: token.id })),
  ).toBe(404);
  expect(await statusOf(other.browser.get("/akun"))).toBe(200);
  expect((await db.apiToken.findFirstOrThrow({ where: { userId: "sari" } })).revokedAt).toBeNull();
  await other.browser.post("/akun", { csrf: other.csrf, intent: "end_all" });
  expect(await leadsTo(other.browser.get("/akun")), "signed out everywhere").toMatch(/^\/masuk/);
});
