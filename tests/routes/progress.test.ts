import { expect } from "vitest";
import { inTransaction } from "#app/data/db.server.ts";
import { ensureTarget } from "#app/data/targets.server.ts";
import * as stream from "#app/routes/progress-stream.ts";
import { runProgress } from "#app/services/run-progress.server.ts";
import { insertOrganisation, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

testDbs("the progress page is for those who check or keep the installation", async ({ db }) => {
  const deps = testDeps(db);
  await insertOrganisation(db, "kpu");
  await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner" });
  await insertPerson(db, { id: "adi", organisation: "kpu", role: "secretariat" });
  await insertPerson(db, { id: "budi", organisation: "kpu", role: "administrator" });
  const client = new AbortController();
  const request = new Request(`${ORIGIN}/kemajuan.sse`, { signal: client.signal });
  const asked = async (userId: string | null) => {
    const { context } = await contextFor(deps, userId);
    const args = { request, url: new URL(request.url), params: {}, context };
    return statusOf(() => stream.loader({ ...args, pattern: "" }));
  };

  expect(await asked(null)).toMatchObject({ status: 302, location: expect.stringContaining("/masuk") });
  expect((await asked("sari")).status).toBe(403);
  expect((await asked("adi")).status).toBe(200);
  expect((await asked("budi")).status).toBe(200);
  client.abort();
});

testDbs("the counts tell what is due, what was done, who is asked and who is left alone", async ({ db }) => {
  const deps = testDeps(db);
  const later = new Date(NOW.getTime() + 3_600_000);
  await inTransaction(db, async (tx) => {
    for (const [index, host] of ["a.go.id", "b.go.id", "c.go.id"].entries()) {
      const url = `https://${host}/`;
      const address = { url, k1: url, k2: `//${host}/`, host };
      await ensureTarget(tx, address, { at: NOW, illustration: false, newId: () => `t${index}` });
    }
    await tx.target.update({ where: { id: "t2" }, data: { dueAt: later } });
    await tx.hostState.update({ where: { host: "a.go.id" }, data: { owner: "w", leaseUntil: later } });
    await tx.hostState.update({ where: { host: "b.go.id" }, data: { pausedUntil: later } });
  });

  expect(await runProgress(deps)).toEqual({
    ...{ due: 2, checkedLastHour: 0, lastCheckedAt: null, hostsAsked: 1, hostsPaused: 1 },
    ...{ nextDueAt: later.toISOString(), harvests: [] },
  });
});
