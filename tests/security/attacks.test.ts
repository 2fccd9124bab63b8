import { generateSync } from "otplib";
import { beforeAll, expect, vi } from "vitest";
import { z } from "zod";
import type { Db } from "#app/data/db.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { insertCast, insertPerson, NOW, PASSWORD, testDeps } from "#tests/data-factories.ts";
import { type TestDb, testDbs } from "#tests/db.ts";
import { listOf, ruleTable } from "#tests/rule-tables.ts";
import {
  type Browser,
  csrfOn,
  openSite,
  SITE,
  said,
  signedInBrowser,
  signInBy,
  warmSite,
} from "#tests/site.ts";

const verified = vi.hoisted(() => ({ count: 0 }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const verify: typeof real.verify = (...args) => {
    verified.count += 1;
    return real.verify(...args);
  };
  return { ...real, verify };
});

/** A whole site answers each of these many times over. */
function testSite(name: string, run: (context: TestDb) => Promise<void>): void {
  testDbs(name, run, 120_000);
}

const NEW_PASSWORD = "sandi lain yang panjang";
const EMAIL = "ani@example.test";

beforeAll(warmSite, 120_000);

type World = { db: Db; deps: Deps; clock: { at: Date }; site: Awaited<ReturnType<typeof openSite>> };

async function world(db: Db): Promise<World> {
  await insertCast(db);
  await insertPerson(db, { id: "ani", organisation: "kpu", role: "owner", password: PASSWORD });
  await insertPerson(db, { id: "chief", organisation: "seknas", role: "administrator" });
  const clock = { at: NOW };
  const deps = { ...testDeps(db), now: () => clock.at };
  return { db, deps, clock, site: await openSite(deps) };
}

function pass({ clock }: Pick<World, "clock">, minutes: number): void {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000);
}

async function statusOf(response: Promise<Response>): Promise<number> {
  return (await response).status;
}

async function leadsTo(response: Promise<Response>): Promise<string | null> {
  return (await response).headers.get("location");
}

/** The secret of the latest link of a kind that was mailed to somebody. */
async function mailedLink(db: Db, recipient: string, path: string): Promise<string> {
  const mail = await db.outboxMail.findFirstOrThrow({ where: { recipient }, orderBy: { createdAt: "desc" } });
  const found = new RegExp(`${path}/[A-Za-z0-9_-]+`).exec(mail.text)?.[0];
  if (found === undefined) throw new Error(`no ${path} in the mail to ${recipient}`);
  return found;
}

const Factor = z.object({ page: z.object({ secret: z.string() }) });
const Codes = z.object({ codes: z.array(z.string()) });

/** Turns the second factor on; the secret of the authenticator and the recovery codes. */
async function setUpFactor(
  { clock }: World,
  browser: Browser,
): Promise<{ secret: string; codes: Array<string> }> {
  const page = "/akun/langkah-kedua";
  const csrf = await csrfOn(browser, page);
  await browser.post(page, { csrf, intent: "begin" });
  const shown = await said(await browser.get(page));
  const secret = Factor.parse(loaded(shown.loaderData, "second-factor")).page.secret;
  const confirmed = await browser.post(page, { csrf, intent: "confirm", code: codeOf(secret, clock.at) });
  const { codes } = Codes.parse(loaded((await said(confirmed)).actionData, "second-factor"));
  return { secret, codes };
}

function loaded(data: unknown, route: string): unknown {
  return z.record(z.string(), z.unknown()).parse(data)[`id/${route}`];
}

function codeOf(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}

testSite("a session that somebody else began is not the one a person signs in to", async ({ db }) => {
  const { site, deps } = await world(db);
  const attacker = await signedInBrowser(site, "chief", deps);
  const planted = attacker.browser.cookies.get("capaian") ?? "";
  const victim = site.browser();
  victim.cookies.set("capaian", planted);
  await victim.get("/masuk");
  victim.cookies.set("capaian", planted);
  expect(await leadsTo(victim.post("/masuk", { email: EMAIL, password: PASSWORD }))).toBe("/tugas");
  const own = victim.cookies.get("capaian");
  expect(own).not.toBe(planted);

  expect(await leadsTo(attacker.browser.get("/akun")), "the planted one is worth nothing").toMatch(
    /^\/masuk/,
  );
  const guessed = site.browser();
  guessed.cookies.set("capaian", encodeURIComponent(`${Buffer.from('"mine"').toString("base64")}.x`));
  expect(await leadsTo(guessed.get("/akun")), "nor one that was made up").toMatch(/^\/masuk/);
  expect(await statusOf(victim.get("/akun"))).toBe(200);
});

testSite("half a sign-in opens nothing, and the whole one is another session", async ({ db }) => {
  const place = await world(db);
  const { site, deps, clock } = place;
  const { secret } = await setUpFactor(place, (await signedInBrowser(site, "ani", deps)).browser);
  pass(place, 5);
  const browser = site.browser();
  expect(await leadsTo(signInBy(browser, EMAIL, PASSWORD))).toBe("/masuk/kode");
  const half = browser.cookies.get("capaian");
  for (const path of ["/akun", "/tugas", "/akun/token", "/akun/langkah-kedua", "/pemberitahuan"])
    expect(await leadsTo(browser.get(path)), path).toMatch(/^\/masuk\/kode/);
  const csrf = await csrfOn(browser, "/masuk/kode");
  expect(await leadsTo(browser.post("/akun", { csrf, intent: "end_all" }))).toMatch(/^\/masuk\/kode/);
  const code = codeOf(secret, clock.at);
  expect(await leadsTo(browser.post("/masuk/kode?lanjut=%2Fakun", { csrf, code }))).toBe("/akun");
  expect(browser.cookies.get("capaian")).not.toBe(half);
  const stale = site.browser();
  stale.cookies.set("capaian", half ?? "");
  expect(await leadsTo(stale.get("/akun"))).toBe("/masuk?lanjut=%2Fakun");
});

const OPEN_FORMS: Readonly<Record<string, string>> = {
  ...{ "sign-in": "/masuk", "sign-out": "/keluar", reset: "/lupa-sandi", "reset-link": "/lupa-sandi/x" },
  ...{ invitation: "/undangan/x", "account-email": "/akun/surel/x", follow: "/rencana/ikuti" },
  ...{ "follow-confirm": "/ikuti/konfirmasi/x", "follow-stop": "/ikuti/berhenti/x" },
  ...{ "notice-stop": "/pemberitahuan/berhenti/x", remark: "/rencana/bukti/B06.1/lapor" },
};

testSite("a form that another site sends is refused, signed in or not", async ({ db }) => {
  const { site } = await world(db);
  const guarded = ruleTable("permissions.md", "Requests without signing in").filter(({ cell }) =>
    listOf(cell("guard")).some((guard) => guard.startsWith("origin")),
  );
  expect(guarded.map(({ cell }) => cell("route")).sort()).toEqual(Object.keys(OPEN_FORMS).sort());
  const fields = { email: EMAIL, password: PASSWORD, name: "x", again: PASSWORD };
  for (const path of Object.values(OPEN_FORMS)) {
    const browser = site.browser();
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
    ])
      expect([400, 403], `${path} ${JSON.stringify(headers)}`).toContain(
        await statusOf(browser.post(path, fields, headers)),
      );
    expect(browser.cookies.size, path).toBe(0);
  }
  expect(await db.outboxMail.count()).toBe(0);
});

testSite("no address leads anybody to another site", async ({ db }) => {
  const { site, deps } = await world(db);
  const elsewhere = [
    ...["//evil.example", "/\\evil.example", "https://evil.example", "/..//evil.example", "\\\\evil.example"],
    ...["/%5Cevil.example/..//evil.example", "javascript:alert(1)", "/\t/evil.example", " //evil.example"],
  ];
  const { browser, csrf } = await signedInBrowser(site, "ani", deps);
  for (const address of elsewhere) {
    const query = `?lanjut=${encodeURIComponent(address)}`;
    const places = [
      await leadsTo(site.browser().post(`/masuk${query}`, { email: EMAIL, password: PASSWORD })),
      await leadsTo(browser.get(`/masuk${query}`)),
      await leadsTo(browser.get(`/masuk/kode${query}`)),
      await leadsTo(browser.post("/bukti/none/periksa", { csrf, back: address })),
    ];
    for (const place of places)
      expect(new URL(place ?? "/", SITE).origin, `${address} led to ${place}`).toBe(SITE);
  }
});

testSite("signing in says the same of every account, after the same work", async ({ db }) => {
  const { site } = await world(db);
  await insertPerson(db, {
    id: "gone",
    organisation: "kpu",
    role: "owner",
    password: PASSWORD,
    disabledAt: NOW,
  });
  const answers: Array<unknown> = [];
  for (const [email, password] of [
    [EMAIL, "keliru sekali"],
    ["nobody@example.test", "keliru sekali"],
    ["gone@example.test", PASSWORD],
    ["sari@example.test", "keliru sekali"],
  ] as const) {
    verified.count = 0;
    const response = await signInBy(site.browser(), email, password);
    const text = (await response.text()).replaceAll(email, "…");
    answers.push({ status: response.status, headers: [...response.headers], text, work: verified.count });
  }
  expect(answers[0]).toMatchObject({ status: 400, work: 1 });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

testSite("asking for a new password says the same of every address, and writes the same", async ({ db }) => {
  const { site, deps } = await world(db);
  await db.user.update({ where: { id: "sari" }, data: { disabledAt: NOW } });
  const answers: Array<unknown> = [];
  for (const email of [EMAIL, "nobody@example.test", "sari@example.test"]) {
    const before = await counts(db);
    const response = await site.browser("192.0.2.7").post("/lupa-sandi", { email });
    const after = await counts(db);
    const written = Object.fromEntries(
      Object.entries(after).map(([name, n]) => [name, n - (before[name] ?? 0)]),
    );
    answers.push({ status: response.status, headers: [...response.headers], written });
  }
  expect(answers[0]).toMatchObject({ status: 302, written: { link: 1, mail: 1, audit: 1 } });
  for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0]);
  const { browser } = await signedInBrowser(site, "chief", deps);
  const mails = await (await browser.get("/pos")).text();
  expect(mails, "the outbox shows no secret").not.toMatch(/lupa-sandi\/[A-Za-z0-9_-]{20,}/);
});

async function counts(db: Db): Promise<Record<string, number>> {
  return {
    ...{ link: await db.accountLink.count(), mail: await db.outboxMail.count() },
    audit: await db.auditEntry.count(),
  };
}

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
