import { expect } from "vitest";
import { endSession, openSession, startSession } from "#app/services/sessions.server.ts";
import { insertOrganisation, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";

const HOUR = 60 * 60 * 1000;
const SARI = { userId: "sari", name: "Sari", userAgent: null, replaces: null };

function after(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

testDbs(
  "a token opens its session, is kept only as a hash, and is worth nothing after signing out",
  async ({ db }) => {
    await insertOrganisation(db, "kpu");
    await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner" });
    const deps = testDeps(db);

    const token = await startSession(SARI, deps);

    expect(await openSession(token, deps)).toMatchObject({ userId: "sari", organisation: "KPU" });
    expect(JSON.stringify(await db.session.findMany())).not.toContain(token);
    await endSession(token, deps);
    expect(await openSession(token, deps)).toBeNull();
  },
);

testDbs("a session ends after twelve idle hours and after fourteen days whatever is done", async ({ db }) => {
  await insertOrganisation(db, "kpu");
  await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner" });
  const token = await startSession(SARI, testDeps(db));

  for (let hours = 11; hours < 14 * 24; hours += 11) {
    expect(await openSession(token, testDeps(db, after(hours * HOUR))), `${hours} h`).not.toBeNull();
  }
  expect(await openSession(token, testDeps(db, after(14 * 24 * HOUR)))).toBeNull();
  const idle = await startSession(SARI, testDeps(db));
  expect(await openSession(idle, testDeps(db, after(12 * HOUR - 1)))).not.toBeNull();
  const idleToo = await startSession(SARI, testDeps(db));
  expect(await openSession(idleToo, testDeps(db, after(12 * HOUR)))).toBeNull();
});

testDbs("signing in again makes a new token and ends the one the browser came with", async ({ db }) => {
  await insertOrganisation(db, "kpu");
  await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner" });
  const deps = testDeps(db);
  const planted = await startSession(SARI, deps);

  const token = await startSession({ ...SARI, replaces: planted }, deps);

  expect(token).not.toBe(planted);
  expect(await openSession(planted, deps)).toBeNull();
  const [signedIn, other] = [
    await openSession(token, deps),
    await openSession(await startSession(SARI, deps), deps),
  ];
  expect(signedIn?.csrf).not.toBe(other?.csrf);
});

testDbs("a disabled account has no session any more", async ({ db }) => {
  await insertOrganisation(db, "kpu");
  await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner" });
  const deps = testDeps(db);
  const token = await startSession(SARI, deps);

  await db.user.update({ where: { id: "sari" }, data: { disabledAt: NOW } });

  expect(await openSession(token, deps)).toBeNull();
});
