import { beforeAll, expect } from "vitest";
import { FORM_BYTES } from "#app/http/read-form.server.ts";
import { SITE, signedInBrowser, warmSite } from "#tests/site.ts";
import { statusOf, testSite, world } from "./attack-world.ts";

beforeAll(warmSite, 120_000);

/** What fuzzing found, each with the answer it gets since. */
const BODIES: ReadonlyArray<readonly [string, string, string, number]> = [
  ["JSON where a form belongs", "application/json", '{"email":"a@b.test"}', 415],
  ["text where a form belongs", "text/plain", "email=a@b.test", 415],
  ["no type", "", "email=a@b.test", 415],
  ["a form of parts without its mark", "multipart/form-data", "--x--", 400],
  ["a form of parts cut off", "multipart/form-data; boundary=x", "--x\r\ncontent-disp", 400],
  ["a form longer than any", "application/x-www-form-urlencoded", "email=".padEnd(FORM_BYTES + 1, "a"), 413],
  ["a zero byte in a field", "application/x-www-form-urlencoded", "email=a%00b@c.test&password=x", 400],
];
const FORMS = ["/masuk", "/lupa-sandi", "/rencana/ikuti", "/rencana/bukti/B06.1/lapor"];
const OWN_FORMS = ["/akun", "/orang/sari", "/orang/sari/data.json", "/rencana/matriks/tulis"];

testSite("a body that is no form is refused, never a fault", async ({ db }) => {
  const { site, deps } = await world(db);
  const { browser } = await signedInBrowser(site, "chief", deps);
  for (const [what, type, body, status] of BODIES) {
    const headers = { origin: SITE, ...(type === "" ? {} : { "content-type": type }) };
    const sent = { method: "POST", body: type === "" ? Buffer.from(body) : body, headers };
    expect(await statusOf(site.browser().send("/masuk", sent)), what).toBe(status);
    for (const path of FORMS) {
      const got = await statusOf(site.browser("192.0.2.1").send(path, sent));
      expect(got < 500, `${what} to ${path}: ${got}`).toBe(true);
    }
    for (const path of OWN_FORMS)
      expect([400, 403, 404, 413, 415], `${what} to ${path}`).toContain(
        await statusOf(browser.send(path, sent)),
      );
  }
});

testSite(
  "an address that cannot be decoded, or holds a zero byte, is refused without a complaint",
  async ({ db }) => {
    const { site } = await world(db);
    for (const path of ["/%", "/rencana/target/%ff", "/rencana/bukti/%u0041", "/en/%zz/matriks", "/api/v1/%"])
      expect(await statusOf(site.browser().get(path)), path).toBe(404);
    for (const path of ["/rencana%00", "/rencana/matriks?cari=%00", "/katalog/%00"])
      expect(await statusOf(site.browser().get(path)), path).toBe(400);
  },
);

testSite("an administrator's copy of a person leaves out what they have not handed in", async ({ db }) => {
  const { site, deps } = await world(db);
  const draft = { milestoneId: "m", authorId: "ani", version: 1, updatedAt: deps.now() };
  await db.reportDraft.create({ data: { id: "d", formJson: '{"narrative":"rahasia-draf"}', ...draft } });
  const chief = await signedInBrowser(site, "chief", deps);
  const ani = await signedInBrowser(site, "ani", deps);
  const own = await (await ani.browser.get("/akun/data.json")).text();
  expect(own).toContain("rahasia-draf");
  const answered = await chief.browser.post("/orang/ani/data.json", { csrf: chief.csrf });
  expect(answered.headers.get("cache-control")).toContain("no-store");
  const copy = await answered.text();
  expect(copy).toContain("ani@example.test");
  expect(copy).not.toContain("rahasia-draf");
  expect(await db.auditEntry.count({ where: { action: "person.exported", actorId: "chief" } })).toBe(1);
});

testSite("asking a stream of events for its head alone keeps nobody from the stream", async ({ db }) => {
  const { site, deps } = await world(db);
  const { browser } = await signedInBrowser(site, "chief", deps);
  for (let asked = 0; asked < 60; asked += 1) {
    const head = await browser.send("/kemajuan.sse", { method: "HEAD" });
    expect([head.status, head.headers.get("content-type")]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
    ]);
  }
  const stream = await browser.get("/kemajuan.sse");
  expect(stream.status).toBe(200);
  await stream.body?.cancel();
});
