import { createServer, type Server } from "node:http";
import Provider from "oidc-provider";
import { afterAll, beforeAll, expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { type OpenIdSignIn, openIdSignIn } from "#app/http/oidc.server.ts";
import { openIdProvider } from "#app/services/accounts/openid.server.ts";
import { insertCast, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { type TestDb, testDbs } from "#tests/db.ts";
import { type Browser, openSite, SECRET, SITE, warmSite } from "#tests/site.ts";

/** A whole site answers each of these many times over. */
function testSite(name: string, run: (context: TestDb) => Promise<void>): void {
  testDbs(name, run, 120_000);
}

/** A ministry's own sign-in service on this computer, in which whoever types a name is that person. */
type Ministry = { issuer: string; server: Server; people: Map<string, { email: string; verified: boolean }> };

let ministry: Ministry;

beforeAll(async () => {
  await warmSite();
  ministry = await startMinistry();
}, 120_000);
afterAll(() => new Promise((resolve) => ministry.server.close(resolve)));

async function startMinistry(): Promise<Ministry> {
  const people: Ministry["people"] = new Map();
  let handle: ReturnType<Provider["callback"]> | null = null;
  const server = createServer((request, response) => handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: "capaian", client_secret: "rahasia-klien", response_types: ["code"] },
        ...{ grant_types: ["authorization_code"], redirect_uris: [`${SITE}/masuk/lembaga/kembali`] },
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    cookies: { keys: ["kunci"] },
    pkce: { required: () => true, methods: ["S256"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => {
      const person = people.get(id);
      return {
        accountId: id,
        claims: () => ({ sub: id, email: person?.email, email_verified: person?.verified }),
      };
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });
  handle = provider.callback();
  return { issuer, server, people };
}

function ministrySignIn(): OpenIdSignIn {
  const settings = {
    issuer: ministry.issuer,
    clientId: "capaian",
    clientSecret: "rahasia-klien",
    label: "KPU",
  };
  return openIdSignIn({ provider: openIdProvider(settings), origin: SITE, secret: SECRET, secure: false });
}

/** Goes through the ministry's pages as somebody; the address it leads back to. */
async function throughMinistry(start: string, name: string): Promise<string> {
  const cookies = new Map<string, string>();
  let [url, init]: [string, RequestInit] = [start, {}];
  for (let step = 0; step < 12; step += 1) {
    if (url.startsWith(SITE)) return url;
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    if (location !== null) [url, init] = [new URL(location, url).href, {}];
    else [url, init] = answerOf(await response.text(), url, name);
  }
  throw new Error("the ministry leads nowhere");
}

function answerOf(page: string, url: string, name: string): [string, RequestInit] {
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? url;
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "login";
  const body = new URLSearchParams({ prompt, login: name, password: "x" });
  return [new URL(action, url).href, { method: "POST", body }];
}

async function place(db: Db) {
  await insertCast(db);
  await insertPerson(db, { id: "ani", organisation: "kpu", role: "owner" });
  return openSite(testDeps(db), { openId: ministrySignIn() });
}

async function begin(browser: Browser, lanjut = ""): Promise<string> {
  const response = await browser.get(`/masuk/lembaga${lanjut}`);
  return response.headers.get("location") ?? "";
}

async function comeBack(browser: Browser, address: string): Promise<string | null> {
  const { pathname, search } = new URL(address);
  return (await browser.get(`${pathname}${search}`)).headers.get("location");
}

testSite(
  "a ministry's own sign-in leads in by its verified address, and later by its own subject",
  async ({ db }) => {
    const site = await place(db);
    ministry.people.set("19870101", { email: "Ani@example.test", verified: true });
    const browser = site.browser();
    const out = await begin(browser, "?lanjut=%2Ftugas%3Fx%3D1");
    const asked = new URL(out).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect((asked.get("state") ?? "").length).toBeGreaterThan(20);
    const address = await throughMinistry(out, "19870101");
    expect(await comeBack(browser, address)).toBe("/tugas?x=1");
    expect((await browser.get("/akun")).status).toBe(200);
    expect([...browser.cookies.keys()], "what was kept on the way is gone").toEqual(["capaian"]);
    expect(await db.session.findFirstOrThrow({ where: { userId: "ani" } })).toMatchObject({
      signedInBy: "oidc",
    });

    ministry.people.set("19870101", { email: "nama.baru@example.test", verified: true });
    const later = site.browser();
    expect(await comeBack(later, await throughMinistry(await begin(later), "19870101"))).toBe("/tugas");
    expect(await db.externalIdentity.count()).toBe(1);
  },
);

testSite(
  "whoever the ministry does not vouch for, or we do not know, stays outside with one answer",
  async ({ db }) => {
    const site = await place(db);
    await insertPerson(db, { id: "gone", organisation: "kpu", role: "owner", disabledAt: NOW });
    ministry.people.set("unverified", { email: "ani@example.test", verified: false });
    ministry.people.set("stranger", { email: "stranger@example.test", verified: true });
    ministry.people.set("closed", { email: "gone@example.test", verified: true });
    for (const name of ["unverified", "stranger", "closed"]) {
      const browser = site.browser();
      const address = await throughMinistry(await begin(browser), name);
      expect(await comeBack(browser, address), name).toBe("/masuk?lembaga=tidak-dikenal");
      expect(browser.cookies.size, name).toBe(0);
    }
    ministry.people.set("first", { email: "ani@example.test", verified: true });
    ministry.people.set("second", { email: "ani@example.test", verified: true });
    const first = site.browser();
    expect(await comeBack(first, await throughMinistry(await begin(first), "first"))).toBe("/tugas");
    const second = site.browser();
    const claimed = await comeBack(second, await throughMinistry(await begin(second), "second"));
    expect(claimed, "an address that is linked is not taken over by another subject").toBe(
      "/masuk?lembaga=tidak-dikenal",
    );
    expect(await db.externalIdentity.count()).toBe(1);
  },
);

testSite(
  "an answer that this browser did not ask for is refused: state, nonce, code, time",
  async ({ db }) => {
    await insertCast(db);
    await insertPerson(db, { id: "ani", organisation: "kpu", role: "owner" });
    const clock = { at: NOW };
    const openId = ministrySignIn();
    const site = await openSite({ ...testDeps(db), now: () => clock.at }, { openId });
    ministry.people.set("ani", { email: "ani@example.test", verified: true });
    const failed = "/masuk?lembaga=gagal";

    const attacker = site.browser();
    const theirs = await throughMinistry(await begin(attacker), "ani");
    expect(await comeBack(site.browser(), theirs), "without a journey of its own").toBe(failed);
    const victim = site.browser();
    await begin(victim);
    expect(await comeBack(victim, theirs), "with another's state").toBe(failed);

    const forged = site.browser();
    const out = new URL(await begin(forged));
    out.searchParams.set("nonce", "planted");
    expect(await comeBack(forged, await throughMinistry(out.href, "ani")), "with another nonce").toBe(failed);

    const replaying = site.browser();
    const address = await throughMinistry(await begin(replaying), "ani");
    const kept = new Map(replaying.cookies);
    expect(await comeBack(replaying, address)).toBe("/tugas");
    const again = site.browser();
    for (const [name, value] of kept) again.cookies.set(name, value);
    expect(await comeBack(again, address), "with a code that was used").toBe(failed);

    const slow = site.browser();
    const late = await throughMinistry(await begin(slow), "ani");
    clock.at = new Date(NOW.getTime() + 11 * 60_000);
    expect(await comeBack(slow, late), "after its time").toBe(failed);
    const denied = site.browser();
    const state = new URL(await begin(denied)).searchParams.get("state") ?? "";
    expect(await comeBack(denied, `${SITE}/masuk/lembaga/kembali?error=access_denied&state=${state}`)).toBe(
      failed,
    );
  },
);

testSite(
  "somebody invited signs in by the ministry without ever having a password; without it there is no way",
  async ({ db }) => {
    const site = await place(db);
    const offer = {
      name: "Budi",
      language: "id",
      role: "owner",
      organisation: "kpu",
      plan: null,
      fromOn: "2023-05-01",
    };
    await db.accountLink.create({
      data: {
        ...{ id: "invite", kind: "invite", email: "budi@example.test", tokenHash: "h", createdAt: NOW },
        ...{ offerJson: JSON.stringify({ ...offer, toOn: null }), expiresAt: new Date("2023-06-01") },
      },
    });
    ministry.people.set("budi", { email: "budi@example.test", verified: true });
    const browser = site.browser();
    expect(await comeBack(browser, await throughMinistry(await begin(browser), "budi"))).toBe("/tugas");
    const user = await db.user.findUniqueOrThrow({ where: { email: "budi@example.test" } });
    expect(user.passwordHash).toBeNull();
    expect((await db.accountLink.findUniqueOrThrow({ where: { id: "invite" } })).usedAt).toEqual(NOW);

    const without = await openSite(testDeps(db));
    expect((await without.browser().get("/masuk/lembaga")).status).toBe(404);
    expect((await without.browser().get("/masuk/lembaga/kembali?code=x&state=y")).status).toBe(404);
  },
);
