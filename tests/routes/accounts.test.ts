import { beforeAll, expect } from "vitest";
import { z } from "zod";
import type { Db } from "#app/data/db.server.ts";
import { insertCast, insertPerson, PASSWORD, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { setUpFactor, world } from "#tests/security/attack-world.ts";
import { type Browser, csrfOn, openSite, said, signedInBrowser, signInBy, warmSite } from "#tests/site.ts";

beforeAll(warmSite, 120_000);

const INVITATION = {
  ...{ intent: "invite", name: "Budi", email: "budi@example.test", language: "id", role: "owner" },
  ...{ organisation: "kpu", plan: "rencana", fromOn: "2023-05-10", toOn: "" },
};
const Shown = z.object({ shown: z.object({ path: z.string(), expiresAt: z.string() }) });

/** The link an answer tells, and when it ends. */
async function shownIn(response: Response, route: string) {
  const { actionData } = await said(response);
  return Shown.parse(z.record(z.string(), z.unknown()).parse(actionData)[`id/${route}`]).shown;
}

async function chiefAt(db: Db, hasMailServer: boolean) {
  await insertCast(db);
  await insertPerson(db, { id: "chief", organisation: "seknas", role: "administrator" });
  const deps = testDeps(db);
  const site = await openSite(deps, { hasMailServer });
  return { site, ...(await signedInBrowser(site, "chief", deps)) };
}

async function accept(browser: Browser, path: string): Promise<number> {
  return (await browser.post(path, { name: "Budi", password: PASSWORD, again: PASSWORD })).status;
}

testDbs(
  "without a mail server an invitation is shown once to who makes it, and renewed it replaces the former",
  async ({ db }) => {
    const { site, browser, csrf } = await chiefAt(db, false);
    const made = await browser.post("/orang/undang", { ...INVITATION, csrf });
    expect([made.status, made.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    const first = await shownIn(made, "people-invite");
    expect(first.expiresAt).toBe("2023-05-24T03:00:00.000Z");
    const people = await browser.get("/orang");
    expect(await people.text()).not.toContain(first.path);

    const { id } = await db.accountLink.findFirstOrThrow({ select: { id: true } });
    const renewed = await browser.post("/orang", { intent: "resend", link: id, csrf });
    const second = await shownIn(renewed, "people");
    expect(await accept(site.browser(), first.path)).toBe(404);
    expect(await accept(site.browser(), second.path)).toBe(302);
    expect(await accept(site.browser(), second.path)).toBe(404);
    const log = JSON.stringify(await db.auditEntry.findMany({ select: { afterJson: true } }));
    expect(log).not.toContain(second.path.split("/").at(-1) ?? "");
    expect(log).toContain("linkShown");
  },
  60_000,
);

testDbs("with a mail server nobody but the mail learns the link, nor a reset's", async ({ db }) => {
  const { browser, csrf } = await chiefAt(db, true);
  const made = await browser.post("/orang/undang", { ...INVITATION, csrf });
  expect([made.status, made.headers.get("location")]).toEqual([302, "/orang?tersimpan=undangan"]);
});

testDbs(
  "an administrator takes a lost second factor off, for a reason; never their own",
  async ({ db }) => {
    const here = await world(db);
    const { site, deps } = here;
    const ani = await signedInBrowser(site, "ani", deps);
    await setUpFactor(here, ani.browser);
    const chief = await signedInBrowser(site, "chief", deps);
    const reset = (person: string, reason: string) =>
      chief.browser.post(`/orang/${person}`, { intent: "reset_factor", reason, csrf: chief.csrf });
    expect((await ani.browser.get("/tugas")).status).toBe(200);
    expect((await reset("ani", " ")).status).toBe(400);
    expect((await ani.browser.get("/tugas")).status).toBe(200);

    await db.user.update({
      where: { id: "chief" },
      data: { totpSecret: "-", totpConfirmedAt: here.clock.at },
    });
    expect((await reset("chief", "Ponsel hilang.")).status).toBe(403);
    expect((await reset("ani", "Ponsel hilang.")).headers.get("location")).toContain("langkah-kedua");
    expect((await reset("ani", "Ponsel hilang.")).status).toBe(409);

    expect((await ani.browser.get("/tugas")).status).toBe(302);
    const again = site.browser();
    expect((await signInBy(again, "ani@example.test", PASSWORD)).headers.get("location")).toBe("/tugas");
    expect(await csrfOn(again, "/akun")).not.toBe("");
    const entry = await db.auditEntry.findFirst({ where: { action: "second_factor.reset" } });
    expect(entry).toMatchObject({ actorId: "chief", subjectId: "ani", reason: "Ponsel hilang." });
    const told = await db.outboxMail.findMany({
      where: { recipient: "ani@example.test" },
      orderBy: { createdAt: "asc" },
    });
    expect(told.some(({ subject }) => subject.includes("dilepas oleh pengelola"))).toBe(true);
  },
  60_000,
);
