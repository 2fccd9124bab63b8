import { beforeAll, expect } from "vitest";
import { z } from "zod";
import type { Db } from "#app/data/db.server.ts";
import { insertCast, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { type TestDb, testDbs } from "#tests/db.ts";
import { openSite, said, signedInBrowser, warmSite } from "#tests/site.ts";

beforeAll(warmSite, 120_000);

function testSite(name: string, run: (context: TestDb) => Promise<void>): void {
  testDbs(name, run, 120_000);
}

const REPORTS = "/api/v1/plans/rencana/milestones/A1-B06/reports";
const BODY = { percent_done: 60, narrative: "Sedang disusun.", slots: [{ slot: "B06.1", links: [] }] };
const Problem = z.looseObject({
  title: z.string(),
  detail: z.string(),
  problems: z.array(z.unknown()).optional(),
});
const Made = z.object({ made: z.string() });

async function world(db: Db) {
  await insertCast(db);
  await insertPerson(db, { id: "dewi", organisation: "bappenas", role: "owner" });
  const clock = { at: NOW };
  const deps = { ...testDeps(db), now: () => clock.at };
  const site = await openSite(deps);
  const tokenOf = async (userId: string, scopes: ReadonlyArray<string>, days = "30") => {
    const { browser, csrf } = await signedInBrowser(site, userId, deps);
    const made = await browser.post("/akun/token", { csrf, name: "SIPOL", scopes, days });
    const { actionData } = await said(made);
    return Made.parse(z.record(z.string(), z.unknown()).parse(actionData)["id/account-tokens"]).made;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const get = (path: string, token: string) => site.browser().get(path, bearer(token));
  const file = (token: string, body: unknown, headers: Record<string, string> = {}) =>
    site.browser().send(REPORTS, {
      ...{ method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) },
      headers: { ...(token === "" ? {} : bearer(token)), ...headers },
    });
  return { clock, deps, site, tokenOf, get, file };
}

testSite(
  "a program files an owner's report by the rules of the form, and the log names its token",
  async ({ db }) => {
    const { tokenOf, get, file } = await world(db);
    const token = await tokenOf("sari", ["read", "report"]);
    expect(await (await get("/api/v1/me", token)).json()).toMatchObject({
      item: { name: "sari", scopes: ["read", "report"], offices: [{ role: "owner", organisation: "kpu" }] },
    });
    expect(await (await get("/api/v1/me/tasks", token)).json()).toMatchObject({
      ...{ total: 1, next: null },
      items: [{ plan: "rencana", milestone: "A1-B06", status: "not_started", due_on: "2023-06-30" }],
    });
    const filed = await file(token, BODY);
    expect(filed.status).toBe(201);
    expect(filed.headers.get("cache-control")).toContain("no-store");
    expect(filed.headers.get("access-control-allow-origin")).toBeNull();
    expect(await db.report.findMany()).toMatchObject([{ authorId: "sari", percentDone: 60 }]);
    expect(await db.auditEntry.findFirst({ where: { action: "report.submitted" } })).toMatchObject({
      ...{ actorId: "sari", actorLabel: "sari (API, SIPOL)" },
    });
    expect((await file(token, BODY)).status, "the same again").toBe(409);
  },
);

testSite("a body that is no report is told everything to mend, and files nothing", async ({ db }) => {
  const { tokenOf, file } = await world(db);
  const token = await tokenOf("sari", ["report"]);
  for (const body of [
    "{",
    "[]",
    { ...BODY, percent_done: 101 },
    { ...BODY, other: 1 },
    "x".repeat(1_000_001),
  ]) {
    const answer = await file(token, body);
    expect([400, 413]).toContain(answer.status);
    expect(Problem.parse(await answer.json()).detail.length).toBeGreaterThan(20);
  }
  const slots = [
    { slot: "B06.9", links: ["https://kpu.go.id/a.csv"] },
    { slot: "B06.1", links: ["ftp://x/y"] },
  ];
  const answer = await file(token, { percent_done: 0, narrative: " ", slots });
  expect(answer.status).toBe(400);
  expect(Problem.parse(await answer.json()).problems).toMatchObject([
    { code: "narrative_missing" },
    { code: "obstacle_required" },
    { code: "slot_unknown", slot: "B06.9" },
    { code: "scheme_not_allowed", slot: "B06.1", line: 1 },
  ]);
  expect(await db.report.count()).toBe(0);
});

testSite("a token does no more than its rights, its holder, and its time allow", async ({ db }) => {
  const { clock, deps, site, tokenOf, get, file } = await world(db);
  const [reading, reporting, foreign] = [
    await tokenOf("sari", ["read"]),
    await tokenOf("sari", ["report"]),
    await tokenOf("dewi", ["report"]),
  ];
  expect((await file("", BODY)).status).toBe(401);
  expect((await file("capaian_x", BODY)).headers.get("www-authenticate")).toBe("Bearer");
  expect((await file(reading, BODY)).status).toBe(403);
  expect((await get("/api/v1/me", reporting)).status).toBe(403);
  expect((await file(foreign, BODY)).status, "of another organisation").toBe(403);
  const { browser } = await signedInBrowser(site, "sari", deps);
  const byCookie = await browser.send(REPORTS, { method: "POST", body: JSON.stringify(BODY) });
  expect(byCookie.status, "a session is no token").toBe(401);

  await db.membership.updateMany({ where: { userId: "sari" }, data: { toOn: "2023-05-09" } });
  expect((await file(reporting, BODY)).status, "an office that ended").toBe(403);
  await db.membership.updateMany({ where: { userId: "sari" }, data: { toOn: null } });
  await db.plan.update({ where: { id: "p" }, data: { secondFactorRolesJson: '["owner"]' } });
  expect((await file(reporting, BODY)).status, "without the second factor its office asks for").toBe(401);
  await db.plan.update({ where: { id: "p" }, data: { secondFactorRolesJson: "[]" } });
  const { id } = await db.apiToken.findFirstOrThrow({ where: { userId: "dewi" } });
  const dewi = await signedInBrowser(site, "dewi", deps);
  await dewi.browser.post("/akun/token", { csrf: dewi.csrf, intent: "revoke", token: id });
  expect((await file(foreign, BODY)).status, "taken back").toBe(401);
  clock.at = new Date(NOW.getTime() + 30 * 86_400_000);
  expect((await file(reporting, BODY)).status, "after its time").toBe(401);
  expect(await db.report.count()).toBe(0);
});
