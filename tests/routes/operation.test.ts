import { expect, test } from "vitest";
import { loggedPath } from "#app/http/log-request.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { createMetrics, mayReadMetrics } from "#app/http/metrics.server.ts";
import { metricsContext } from "#app/http/operation-context.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import * as healthz from "#app/routes/healthz.ts";
import * as metrics from "#app/routes/metrics.ts";
import * as operation from "#app/routes/operation.tsx";
import * as readyz from "#app/routes/readyz.ts";
import { backUp } from "#app/services/operation/back-up.server.ts";
import { sayAlive, sayGone } from "#app/services/operation/say-alive.server.ts";
import { insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

type Db = Parameters<typeof testDeps>[0];

async function args(
  db: Db,
  path: string,
  { userId = null, token = null, address = "127.0.0.1" }: Asked = {},
) {
  const { context } = await contextFor(testDeps(db), userId);
  context.set(mailContext, { origin: ORIGIN, hasServer: false, secret: "s".repeat(32) });
  context.set(metricsContext, { metrics: createMetrics(), token: "t".repeat(20) });
  context.set(clientAddressContext, address);
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const request = new Request(`${ORIGIN}${path}`, { headers });
  return { request, url: new URL(request.url), params: {}, context, pattern: "" };
}

type Asked = { userId?: string | null; token?: string | null; address?: string };

testDbs("a server is alive without its database, and ready while the database answers", async ({ db }) => {
  expect(await healthz.loader().text()).toBe("ok\n");
  const before = await readyz.loader(await args(db, "/readyz"));
  expect(before.status).toBe(200);
  expect(await before.json()).toMatchObject({ ready: true, workers: 0, workerAgeSeconds: null });

  const deps = testDeps(db);
  await sayAlive({ id: "w1", kind: "worker", host: "satu", startedAt: deps.now() }, deps);
  const after = await readyz.loader(await args(db, "/readyz"));
  expect(await after.json()).toMatchObject({ ready: true, workers: 1, workerAgeSeconds: 0 });
  await sayGone("w1", deps);
  expect(await db.processBeat.count()).toBe(0);

  await db.$executeRawUnsafe('DROP TABLE "ProcessBeat"');
  const broken = await readyz.loader(await args(db, "/readyz"));
  expect(broken.status).toBe(503);
  expect(await broken.json()).toMatchObject({ ready: false, database: "silent" });
});

testDbs("metrics are for this computer, or for whoever holds the token", async ({ db }) => {
  expect(await statusOf(async () => metrics.loader(await args(db, "/metrics")))).toMatchObject({
    status: 404,
  });
  const wrong = await args(db, "/metrics", { token: "x".repeat(20) });
  expect(await statusOf(() => metrics.loader(wrong))).toMatchObject({ status: 404 });
  const answer = await metrics.loader(
    await args(db, "/metrics", { token: "t".repeat(20), address: "10.0.0.9" }),
  );
  const text = await answer.text();
  expect(text).toContain('capaian_state{of="links_due"} 0');
  expect(text).toContain("capaian_process_resident_memory_bytes");
  const local = { authorization: null, address: "::ffff:127.0.0.1" };
  expect(mayReadMetrics(local, null)).toBe(true);
  expect(mayReadMetrics({ ...local, address: "10.0.0.9" }, null)).toBe(false);
});

testDbs(
  "the state of the service is for administrators, and names what needs a hand",
  async ({ db, databaseUrl }) => {
    await insertCast(db);
    await insertPerson(db, { id: "admin", organisation: "seknas", role: "administrator" });
    const open = async (userId: string | null) => operation.loader(await args(db, "/keadaan", { userId }));
    expect(await statusOf(() => open(null))).toMatchObject({ status: 302 });
    expect(await statusOf(() => open("sari"))).toMatchObject({ status: 403 });
    const page = await open("admin");
    expect(page.findings.map(({ code }) => code)).toContain("backup_never");

    const nowhere = {
      databaseUrl,
      dataDir: "/tmp",
      path: "/tidak/ada/cadangan",
      passphrase: null,
      verify: false,
    };
    await expect(backUp(nowhere, testDeps(db))).rejects.toMatchObject({ code: "ENOENT" });
    const after = await open("admin");
    expect(after.findings.map(({ code }) => code)).toContain("backup_failed");
    expect(after.backups[0]?.problem).toContain("ENOENT");
  },
);

test("no secret of an address is written to the log", () => {
  const token = "h3Xk0-Zt_9aQvW2mB7cD4eF6";
  expect(loggedPath(`/undangan/${token}?a=b`)).toBe("/undangan/-");
  expect(loggedPath(`/kalender/${token}.ics`)).toBe("/kalender/-");
  expect(loggedPath("/ran-ogi-vii/target/A1-B06?per=2023-01-01")).toBe("/ran-ogi-vii/target/A1-B06");
});
