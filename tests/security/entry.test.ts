import { beforeAll, expect, vi } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { insertPerson, NOW, PASSWORD } from "#tests/data-factories.ts";
import { listOf, ruleTable } from "#tests/rule-tables.ts";
import { csrfOn, SITE, signedInBrowser, signInBy, warmSite } from "#tests/site.ts";
import { codeOf, EMAIL, leadsTo, pass, setUpFactor, statusOf, testSite, world } from "./attack-world.ts";

const verified = vi.hoisted(() => ({ count: 0 }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const verify: typeof real.verify = (...args) => {
    verified.count += 1;
    return real.verify(...args);
  };
  return { ...real, verify };
});

beforeAll(warmSite, 120_000);

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
  ...{ discussion: "/rencana/target/A1-B06/diskusi", "data-request-ask": "/rencana/permintaan-data/ajukan" },
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
